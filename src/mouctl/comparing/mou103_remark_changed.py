"""What mouctl is told about a signed text was changed.

Conventions, calendars, the time zone, who owes a duty: these are no words of the text, and may be mended at any time.
But they decide how its days are counted, so a change of them moves deadlines as a change of the text would.

What to do: look at the deadlines that moved (MOU111), and see that the change is meant.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import Sort, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every such key that differs, of the agreement and of its work plan."""
    for each in sorted_changes(comparison, Sort.REMARK, files=("agreement", "workplan")):
        yield each.problem(
            say("What mouctl is told about the signed text was changed: {change}.", change=told(each.change)),
            say("See that this is meant, and which deadlines it moves."),
        )


RULE = ComparingRule(
    id="MOU103",
    severity=Severity.WARNING,
    summary=say("What mouctl is told about a signed text was changed."),
    source="Practice: how a text is read decides its days",
    check=check,
)
