"""The transcription of a signed text was corrected.

A commit says so on a line of its message that begins with `Transcription:`, with the reason. Whoever reviews the change
sees the old and the new value here, and can hold both against the signed paper.

What to do: compare the new value with the signed text. Nothing else is asked.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import Sort, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every key whose change a commit explains so."""
    for each in sorted_changes(comparison, Sort.CORRECTION, files=("agreement", "workplan")):
        yield each.problem(
            say(
                "The transcription was corrected: {change}. The reason given: {reason}",
                change=told(each.change),
                reason=each.by.correction if each.by else "",
            ),
            say("Compare it with the signed text."),
        )


RULE = ComparingRule(
    id="MOU104",
    severity=Severity.NOTE,
    summary=say("The transcription of a signed text was corrected."),
    source="Practice: people copy wrongly, and others check",
    check=check,
)
