"""A number in figures and the same number in words do not agree.

Agreements write a number twice, "3 (tiga)" or "tiga (3)", so that one secures the other. Both are compared in the
quote of every clause and in every paragraph of the articles. Only pairs that are numbers are looked at: "(1) huruf b"
is none.

If both really stand in the signed text, nobody can say which holds; where the words of a contract allow several
readings, the intention of the parties has to be sought (KUHPerdata Pasal 1343).

What to do: look at the signed text. If the pair was copied wrongly, mend it. If it was signed so, have the parties
settle the number in an addendum, and until then keep to the reading that is safe.
"""

import re
from collections.abc import Iterator

from mouctl.findings import Problem, Route, Severity
from mouctl.model.agreement import Agreement
from mouctl.rule import Rule
from mouctl.rules._numbers import FIGURE, WORDS, number
from mouctl.schedule import Schedule
from mouctl.sentences import say

_INSIDE = re.compile(FIGURE)
_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_FIGURE = re.compile(rf"(?<![\w.,/-])({FIGURE}) ?\)? ?$")
_WORDS = re.compile(rf"(?<![\w-])({WORDS}) ?$", re.IGNORECASE)
_NEAR = 120
"""How far before a bracket its partner may begin; no number in words is longer."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every pair in every quote and paragraph."""
    for route, article, text in _texts(schedule.dossier.agreement):
        for pair, figure, words in _pairs(text):
            if figure != words:
                yield Problem(
                    message=say(
                        "“{pair}” says {figure} in figures and {words} in words.",
                        pair=pair,
                        figure=figure,
                        words=words,
                    ),
                    route=route,
                    advice=say(
                        "Look at the signed text; if it really says both, the parties must settle which one holds."
                    ),
                    article=article,
                )


def _pairs(text: str) -> Iterator[tuple[str, int, int]]:
    """A number before brackets and the number in them: the pair as written, what its figures and what its words say."""
    for brackets in _BRACKETS.finditer(text):
        inside = " ".join(brackets[1].split())
        before = text[max(0, brackets.start() - _NEAR) : brackets.start()]
        figure_inside = _INSIDE.fullmatch(inside) is not None
        if figure_inside and before.rstrip(" \t").endswith("\n"):
            continue  # the number of a paragraph, on a line of its own
        outside = before.split()
        if figure_inside and not (outside and _WORDS.search(outside[-1].lstrip("-"))):
            continue  # as in "ayat (1)", where to look for words all the way back would be in vain
        found = (_WORDS if figure_inside else _FIGURE).search(" ".join(outside))
        outer, inner = number(found[1]) if found else None, number(inside) if found else None
        if found and outer is not None and inner is not None:
            yield f"{found[1]} ({inside})", *((inner, outer) if figure_inside else (outer, inner))


def _texts(agreement: Agreement) -> Iterator[tuple[Route, str, str]]:
    for index, clause in enumerate(agreement.clauses):
        yield ("clause", index, "quote"), clause.article, clause.quote
    for index, article in enumerate(agreement.articles):
        for position, paragraph in enumerate(article.paragraphs):
            yield ("article", index, "paragraphs", position), f"Pasal {article.number}", paragraph


RULE = Rule(
    id="MOU301",
    severity=Severity.ERROR,
    summary=say("A number in figures and the same number in words do not agree."),
    source="KUHPerdata Pasal 1343; practice of writing numbers twice",
    check=check,
)
