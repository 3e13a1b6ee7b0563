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

from mouctl.findings import Problem, Severity
from mouctl.gaps import idle_years
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The years of validity without any tick, in one finding."""
    if schedule.dossier.workplan is None:
        return
    advice = say("Copy the ticks if the table has them; else agree on a work plan and record the addendum.")
    for gap in idle_years(schedule.life.versions[-1].workplan, schedule.life):
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU408",
    severity=Severity.WARNING,
    summary=say("The agreement is in force for most of a year, and the work plan has nothing for it."),
    source="Practice: a work plan covers the validity of its agreement, as that of BP2MI-Asahan does with 2022 to 2024",
    check=check,
)
