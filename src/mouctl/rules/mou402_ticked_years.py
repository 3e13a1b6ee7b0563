"""A year is ticked in which the agreement is not in force, or that is no column of the work plan.

The ticks of an activity are compared with the years from the first day of the agreement to its last, renewals
included and under the latest reading of its end, and with the years that the table has columns for.

An activity in a year without an agreement has no ground for being done or paid for.

What to do: look at the table. Mend the tick if it was copied wrongly; if the parties mean to go on after the end,
they need a renewal first, which is recorded as an event.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import stray_years
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every tick of every activity."""
    advice = say("Look at the table; mend the tick, or record the renewal that the activity needs.")
    for gap in stray_years(schedule.dossier.workplan, schedule.life.validity):
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU402",
    severity=Severity.ERROR,
    summary=say("A year is ticked in which the agreement is not in force, or that is no column of the work plan."),
    source="Work plans annexed to agreements, such as Pasal 3 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
