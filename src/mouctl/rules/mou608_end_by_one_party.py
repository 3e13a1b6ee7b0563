"""The agreement was ended by one party earlier than a recorded notice allows.

An event of type `termination` with the ground `unilateral` is recorded, and the text asks for a notice some time
before; but no such notice is recorded, or the agreement ended before the first day on which the notice could end it.

mouctl takes the recorded end at its word: what falls due after it is no longer owed. If the end does not hold, it is.

What to do: record the notice, with the day it was sent and received. If the parties agreed on the earlier day, correct
the event to the ground `mutual`, and keep the proof as evidence.
"""

from collections.abc import Iterator

from mouctl.clauses._ended import unsupported_ends
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every end by one party that no notice allows on its day."""
    positions = {event.id: index for index, event in enumerate(schedule.dossier.events)}
    for event, doubt in unsupported_ends(schedule.life.situation):
        yield Problem(
            message=doubt,
            route=("event", positions[event.id]),
            advice=say("Record the notice; if the parties agreed on the day, correct the ground to “mutual”."),
            document="events",
        )


RULE = Rule(
    id="MOU608",
    severity=Severity.WARNING,
    summary=say("The agreement was ended by one party earlier than a recorded notice allows."),
    source="Practice: an end that does not hold leaves every duty owed",
    check=check,
)
