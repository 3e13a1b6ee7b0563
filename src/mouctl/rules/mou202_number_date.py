"""A party's number of the agreement names another month or year than that of the signing.

The number of an official document usually carries the month, in Roman figures, and the year in which it was given:
"46/KA-MoU/XII/2021". Both are compared with the day of signing. A number without them ("560/5100") says nothing about
the date and is left alone; so are Roman figures that stand elsewhere in the number and may mean a unit.

A number of another month may have been reserved early or given late, which is worth knowing; one of another year is
mostly a slip, and an agreement is later looked for under its number.

What to do: look at the signed text and at the party's own register of outgoing documents.
"""

import re
from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def check(schedule: Schedule) -> Iterator[Problem]:
    """Month and year in each party's number against `signed_on`."""
    agreement = schedule.dossier.agreement
    day = agreement.signed_on
    if day is None:
        return
    for index, party in enumerate(agreement.parties):
        wrong = tuple(part for part, fits in _dated(party.number or "", day.month, day.year) if not fits)
        if wrong:
            yield Problem(
                message=say(
                    "The number of {party} says “{parts}”, but the agreement was signed on {day}.",
                    party=party.label,
                    parts="/".join(wrong),
                    day=day,
                ),
                route=("party", index, "number"),
                advice=say("Look at the signed text and at the party's register of outgoing documents."),
            )


def _dated(number: str, month: int, year: int) -> Iterator[tuple[str, bool]]:
    """The parts of a number that are a year, or a month beside the year or at the end, and whether they fit."""
    parts = [part.strip() for part in number.split("/")]
    years = {index for index, part in enumerate(parts) if _YEAR.fullmatch(part)}
    for index, part in enumerate(parts):
        if index in years:
            yield part, int(part) == year
        elif part in _ROMAN and len(parts) > 1 and (years & {index - 1, index + 1} or index == len(parts) - 1):
            yield part, _ROMAN.index(part) + 1 == month


RULE = Rule(
    id="MOU202",
    severity=Severity.WARNING,
    summary=say("A party's number of the agreement names another month or year than that of the signing."),
    source="Practice of Indonesian official correspondence (Permen PANRB 80/2012): numbers carry month and year",
    check=check,
)
