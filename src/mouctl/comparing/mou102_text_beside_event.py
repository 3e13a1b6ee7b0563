"""The signed text was changed in place, beside the event that records the change.

The change itself is recorded, so nobody is misled about today. But the words as signed are gone from the file, and what
was counted before the change is now counted as if it had always been so.

What to do: put the signed text back. An addendum says in its `amends` what changes, a `contact-change` in its own keys.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import Sort, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every key of the text, of a contact or of the work plan that differs although an event tells of it."""
    for each in sorted_changes(comparison, Sort.BESIDE, files=("agreement", "workplan")):
        yield each.problem(
            say(
                "An event records the change, and the signed text was changed as well: {change}.",
                change=told(each.change),
            ),
            say("Put the signed text back: the event alone tells the change, from its day on."),
        )


RULE = ComparingRule(
    id="MOU102",
    severity=Severity.WARNING,
    summary=say("The signed text was changed in place, beside the event that records the change."),
    source="Design of the register: addenda are laid over the text from their day on",
    check=check,
)
