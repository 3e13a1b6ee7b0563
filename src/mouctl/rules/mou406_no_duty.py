"""An activity of the work plan gives a party nothing to do.

The column of duties and responsibilities has a cell for each party. That of one party is empty for this line, or was
not copied; where no party has any duty, all of them are named.

Whoever has no duty cannot be reminded of one; mouctl then takes the activity as owed by those that have one, or by all
parties where nobody has.

What to do: look at the table and copy the cell. If it really is empty, know that this party owes nothing here, and have
the next work plan say so.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import idle_parties
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every line of the work plan, with the parties that it gives no duty to."""
    advice = say("Copy the cell of the duties, as duties.ID = [“...”] with the party's id.")
    for gap in idle_parties(schedule.dossier.agreement, schedule.dossier.workplan):
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU406",
    severity=Severity.NOTE,
    summary=say("An activity of the work plan gives a party nothing to do."),
    source="Work plans annexed to agreements: the column “Tugas dan tanggung jawab” of that of BP2MI-Asahan",
    check=check,
)
