"""The signed text was changed after signing.

What was signed stays as it was signed: a deadline that was counted from the old words may have been kept, missed or
answered for, and a text that changes without a trace proves nothing. What the parties agreed later is an addendum: an
event of its own, laid over the text from its day on.

What to do: put the signed text back, and record the addendum with `mouctl record addendum`. If the text had been
copied wrongly, keep the change and say so in the message of its commit, on a line of its own: `Transcription: ` and
the reason.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import Sort, put_back, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every key of the text that differs, unless an addendum recorded since may have changed it."""
    for each in sorted_changes(comparison, Sort.TEXT, files=("agreement",)):
        yield each.problem(
            say("The signed text was changed: {change}.", change=told(each.change)),
            put_back(comparison.agreement),
        )


RULE = ComparingRule(
    id="MOU101",
    severity=Severity.ERROR,
    summary=say("The signed text was changed after signing."),
    source="Design of the register: agreement.toml is immutable after signing",
    check=check,
)
