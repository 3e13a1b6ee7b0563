"""An activity of the work plan has no source of money.

Its cell for the source of funds is empty, or was not copied. A merged cell counts for every line that it stands beside.

An activity without a budget is not carried out, and money spent on it has no ground in the work plan.

What to do: look at the table, and copy the cell as `funding`, also where it is merged. If the cell really is empty,
settle with the other side who pays, before the budgets of the year are made.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import unfunded
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every line of the work plan."""
    for gap in unfunded(schedule.dossier.workplan):
        advice = say("Copy the cell, such as funding = [{example}].", example=_EXAMPLE)
        yield Problem(gap.message, gap.route, advice, document="workplan")


_EXAMPLE = "{ source = “APBD Kabupaten”, party = “kedua” }"

RULE = Rule(
    id="MOU405",
    severity=Severity.NOTE,
    summary=say("An activity of the work plan has no source of money."),
    source="Work plans annexed to agreements: the column “Sumber dana” of that of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
