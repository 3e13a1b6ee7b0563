"""A signed agreement is no longer in the register.

Duties outlive an agreement: final reports, disputes, files that have to be kept. An agreement that is over stays in the
register, and an event of type `closure` keeps it quiet. A draft that nobody signed may go.

What to do: bring the folder back with the command that the advice gives.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """The agreement, if it was signed or has events."""
    was = comparison.gone
    if was is None or not (
        was.events or was.agreement.signed_on or any(each.signed_on for each in was.agreement.parties)
    ):
        return
    yield Problem(
        message=say("The agreement {id} was deleted.", id=comparison.agreement),
        advice=say(
            "Bring it back: git restore --source={revision} -- {folder}",
            revision=comparison.since,
            folder=f"agreements/{comparison.agreement}",
        ),
    )


RULE = ComparingRule(
    id="MOU108",
    severity=Severity.ERROR,
    summary=say("A signed agreement is no longer in the register."),
    source="Practice: a register keeps what was signed",
    check=check,
)
