"""A year is ticked in which the agreement is not in force, or that is no column of the work plan.

The ticks of an activity are compared with the years from the first day of the agreement to its last, renewals
included and under the latest reading of its end, and with the years that the table has columns for.

An activity in a year without an agreement has no ground for being done or paid for.

What to do: look at the table. Mend the tick if it was copied wrongly; if the parties mean to go on after the end,
they need a renewal first, which is recorded as an event.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._clauses import lines_of
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every tick of every activity."""
    workplan = schedule.dossier.workplan
    first, last = schedule.life.validity
    for route, activity in lines_of(workplan):
        for position, year in enumerate(activity.years):
            fault: Sentence | None = None
            if first and year < first.year:
                fault = say("{year} is ticked, but the agreement begins on {first}.", year=str(year), first=first)
            elif last and year > last.year:
                fault = say("{year} is ticked, but the agreement ends on {last}.", year=str(year), last=last)
            elif workplan and year not in workplan.years:
                fault = say("{year} is ticked, but the table has no column for it.", year=str(year))
            if fault:
                yield Problem(
                    message=fault,
                    route=(*route, "years", position),
                    advice=say("Look at the table; mend the tick, or record the renewal that the activity needs."),
                    document="workplan",
                )


RULE = Rule(
    id="MOU402",
    severity=Severity.ERROR,
    summary=say("A year is ticked in which the agreement is not in force, or that is no column of the work plan."),
    source="Work plans annexed to agreements, such as Pasal 3 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
