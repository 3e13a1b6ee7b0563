"""The work plan was changed after signing.

The work plan is annexed to the agreement and signed with it. What is done of it is recorded by events of type
`activity`; what the parties plan otherwise is an addendum.

What to do: put the work plan back, and record the addendum, with what it changes in its `amends.workplan`. If it had
been copied wrongly, say so in the commit's message, on a line that begins with `Transcription:`.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import Sort, put_back, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every key of the work plan that differs, unless an addendum recorded since amends the plan."""
    for each in sorted_changes(comparison, Sort.TEXT, files=("workplan",)):
        yield each.problem(
            say("The work plan was changed after signing: {change}.", change=told(each.change)),
            put_back(comparison.agreement),
        )


RULE = ComparingRule(
    id="MOU107",
    severity=Severity.ERROR,
    summary=say("The work plan was changed after signing."),
    source="Practice: the work plan is an annex of the agreement",
    check=check,
)
