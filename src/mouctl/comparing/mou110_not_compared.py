"""An agreement could not be compared.

Its files had a fault at the revision compared with, so that nobody can say what of it has changed since. Or there was
no register in this folder then: a note where the register is new, and a warning where one lay elsewhere.

What to do: look at the change yourself, with `git diff`. Once the faults are mended there too, it is compared again.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """The agreement, with what was wrong then."""
    if comparison.unreadable:
        yield Problem(
            message=say(
                "Not compared: at {revision} its files could not be read. {reason}",
                revision=comparison.since,
                reason=comparison.unreadable,
            ),
            advice=say("Look at what changed yourself: git diff {revision}", revision=comparison.since),
        )


RULE = ComparingRule(
    id="MOU110",
    severity=Severity.WARNING,
    summary=say("An agreement could not be compared."),
    source="Practice: what was not checked must not look checked",
    check=check,
)
