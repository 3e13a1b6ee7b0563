"""The text lets the agreement end by agreement of the parties, and elsewhere lets one of them end it.

The article on the term says that the agreement is ended "atas kesepakatan PARA PIHAK", while a termination clause
lets one party end it by notice.

A contract is not withdrawn except by agreement of both sides or on grounds that the law gives (KUHPerdata Pasal
1338): a party that is given notice may hold the first article against it. Mostly both ways are meant to be open, but
the text does not say so.

What to do: know of it before relying on either. When an addendum is made anyway, have it say that both ways are open,
or which of them holds.
"""

import re
from collections.abc import Iterator

from mouctl.clauses.renewal import RenewalClause
from mouctl.clauses.term import TermClause
from mouctl.clauses.termination import TerminationClause
from mouctl.findings import Problem, Route, Severity
from mouctl.model.agreement import Agreement
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_BY_AGREEMENT = re.compile(
    r"\b(?:diakhiri|berakhir)\s+(?:atas|dengan|berdasarkan|melalui|karena)\s+(?:dasar\s+)?(?:kesepakatan|persetujuan)\b"
    r"|\b(?:ended|terminated)\s+(?:by|upon|with)\s+(?:the\s+)?(?:mutual\s+)?(?:written\s+)?(?:agreement|consent)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?P<word>Pasal|Article)\s+(?P<number>\d{1,4})\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*(\(\d{1,3}\))")


def check(schedule: Schedule) -> Iterator[Problem]:
    """The first passage that ends the agreement by agreement, where a clause lets one party end it."""
    agreement = schedule.dossier.agreement
    alone = next((clause for clause in agreement.clauses if isinstance(clause, TerminationClause)), None)
    together = next(
        ((route, article) for route, article, text in _passages(agreement) if _BY_AGREEMENT.search(text)), None
    )
    if alone is None or together is None or _BY_AGREEMENT.search(alone.quote):
        return
    route, article = together
    yield Problem(
        message=say(
            "{together} lets the agreement be ended by agreement of the parties, {alone} by notice of one of them.",
            together=article,
            alone=alone.article,
        ),
        route=route,
        advice=say("Know of it before relying on either; an addendum can say that both ways are open, or which holds."),
        article=article,
    )


def _passages(agreement: Agreement) -> Iterator[tuple[Route, str, str]]:
    """What the text says on the term and its renewal: route, article and words."""
    for index, clause in enumerate(agreement.clauses):
        if isinstance(clause, TermClause | RenewalClause):
            yield ("clause", index, "quote"), clause.article, clause.quote
    term = next((clause for clause in agreement.clauses if isinstance(clause, TermClause)), None)
    cited = _ARTICLE.search(term.article) if term else None
    for index, article in enumerate(agreement.articles):
        if cited and article.number == int(cited["number"]):
            for position, words in enumerate(article.paragraphs):
                yield ("article", index, "paragraphs", position), _cite(cited[0], words), words


def _cite(article: str, words: str) -> str:
    """The paragraph as the text itself cites it: "Pasal 5 ayat (1)"."""
    paragraph = _PARAGRAPH.match(words)
    between = "ayat " if article.casefold().startswith("pasal") else ""
    return f"{article} {between}{paragraph[1]}" if paragraph else article


RULE = Rule(
    id="MOU501",
    severity=Severity.NOTE,
    summary=say("The text lets the agreement end by agreement of the parties, and elsewhere lets one of them end it."),
    source="KUHPerdata Pasal 1338; Pasal 5 ayat (1) and 10 ayat (1) huruf b of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
