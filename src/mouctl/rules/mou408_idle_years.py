"""The agreement is in force for most of a year, and the work plan has nothing for it.

No activity is ticked for a year in which the agreement, with its renewals, is in force on 183 days or more. A shorter
part of a year, such as the last weeks of the year of signing, is let pass. Looked at is the work plan as addenda have
left it, up to the year of the day asked about where the agreement has no end.

A renewed term with a work plan that ended with the first one is the usual case: the parties go on without anything
agreed to do, and without a ground for spending.

What to do: if the table has ticks for that year, copy them. If not, agree on a work plan for it, and record it as an
event of type `addendum`.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_MOST = 183
"""Days in force that make a year count: more than half of it."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """The years of validity without any tick, in one finding."""
    plan = schedule.life.versions[-1].workplan
    first, last = schedule.life.validity
    if schedule.dossier.workplan is None or plan is None or first is None:
        return
    end = min(last or schedule.life.situation.as_of, schedule.life.last_day or date.max)
    ticked = {year for _, activity in plan.activities() for year in activity.years}
    idle = tuple(str(year) for year in _years(first, end) if year not in ticked)
    if idle:
        yield Problem(
            message=say(
                "The agreement is in force from {first} to {last}, and no activity is ticked for {years}.",
                first=first,
                last=end,
                years=idle,
            ),
            route=("years",),
            advice=say("Copy the ticks if the table has them; else agree on a work plan and record the addendum."),
            document="workplan",
        )


def _years(first: date, last: date) -> Iterator[int]:
    """The years of which most lies between the two days; a hundred of them are enough to tell."""
    for year in range(first.year, min(last.year, first.year + 100) + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if (end - begin).days + 1 >= _MOST:
            yield year


RULE = Rule(
    id="MOU408",
    severity=Severity.WARNING,
    summary=say("The agreement is in force for most of a year, and the work plan has nothing for it."),
    source="Practice: a work plan covers the validity of its agreement, as that of BP2MI-Asahan does with 2022 to 2024",
    check=check,
)
