"""A clause has its words from an addendum that no event records.

Its article or its quote speaks of an addendum that has changed it ("Pasal 1 Adendum Kesatu", "sebagaimana diubah dengan
Adendum"), and events.toml has no event of type `addendum`. The article that says how addenda are made is not meant.

agreement.toml is the text as signed. With an addendum written into it, dates before the addendum are computed from
words that did not hold yet, and nobody can see what was signed.

What to do: put the signed words back into agreement.toml, and record the addendum: `mouctl record addendum`, with its
changes under `[event.amends]`.
"""

import re
from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.clause import Clause
from mouctl.model.event import Addendum
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_NAMED = re.compile(r"\b(?:adendum|addendum|amandemen|amendment)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:diubah|dirubah|berubah|ditambah|diganti|amended|changed|replaced)\b.{0,80}?"
    r"\b(?:adendum|addendum|amandemen|amendment)\b",
    re.IGNORECASE | re.DOTALL,
)
_AHEAD = re.compile(r"\b(?:dapat|akan|may|shall|will|can)\s+(?:be\s+)?\S{1,20}$", re.IGNORECASE)
"""Words that speak of addenda still to come: "dapat diubah dengan Adendum"."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every clause of the signed text, where no addendum stands recorded."""
    if any(isinstance(event, Addendum) for event in schedule.dossier.events):
        return
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        if clause.type != "addendum" and (key := _where(clause)):
            yield Problem(
                message=say("{article} rests on an addendum, and no addendum is recorded.", article=clause.article),
                route=("clause", index, key),
                advice=say("Put the signed words back, and record the addendum with its changes."),
                article=clause.article,
            )


def _where(clause: Clause) -> str | None:
    """The key that names an addendum as the source of the words."""
    if _NAMED.search(clause.article):
        return "article"
    changed = _CHANGED.search(clause.quote)
    verb_ends = changed.start() + len(changed[0].split(maxsplit=1)[0]) if changed else 0
    return "quote" if changed and not _AHEAD.search(clause.quote, max(0, changed.start() - 40), verb_ends) else None


RULE = Rule(
    id="MOU503",
    severity=Severity.WARNING,
    summary=say("A clause has its words from an addendum that no event records."),
    source="Practice: the signed text is never edited; Pasal 8 of the Nota Kesepakatan BP2MI-Asahan for addenda",
    check=check,
)
