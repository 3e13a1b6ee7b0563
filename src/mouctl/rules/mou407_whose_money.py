"""It is not said whose money an activity is paid from.

A source of funds names no party of the agreement. The table prints words such as "APBD" or "DIPA UPT Medan"; whose
budget that is, is added as `party`.

A source that belongs to neither party, such as a donor's, binds nobody who signed: an activity that rests on it alone
may never be paid.

What to do: add `party` with the id of the party whose budget it is. If it really is somebody else's money, leave it
out, and keep the promise of that giver with the agreement.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import others_money
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every source of money of every line."""
    advice = say("Add party = “ID” if it is a party's budget; else keep the giver's promise.")
    for gap in others_money(schedule.dossier.agreement, schedule.dossier.workplan):
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU407",
    severity=Severity.NOTE,
    summary=say("It is not said whose money an activity is paid from."),
    source="Practice: Pasal 4 of the Nota Kesepakatan BP2MI-Asahan puts the costs on the budgets of the parties",
    check=check,
)
