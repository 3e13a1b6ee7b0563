"""The scope of the agreement and the programmes of its work plan do not cover each other.

An item of the scope that no programme carries out is promised and not planned; a programme without an item of the
scope may lie outside of what the parties agreed on. Only looked at where there is a work plan.

The work plan is an annex that carries out the agreement, so money spent on a programme has to be traceable to the
scope.

What to do: add the item's letter to `scope` of the programme that carries it out. If there is none, plan one with the
other side, or leave the warning as a reminder.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import orphans, uncovered
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Items of the scope without a programme, and programmes without an item."""
    agreement, workplan = schedule.dossier.agreement, schedule.dossier.workplan
    for gap in uncovered(agreement, workplan):
        advice = say("Add “{id}” to the scope of the programme that carries it out.", id=gap.about)
        yield Problem(gap.message, gap.route, advice)
    for gap in orphans(agreement, workplan):
        advice = say("Write which items of the agreement's scope it carries out, such as scope = [“a”].")
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU401",
    severity=Severity.WARNING,
    summary=say("The scope of the agreement and the programmes of its work plan do not cover each other."),
    source="Work plans annexed to agreements, such as Pasal 3 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
