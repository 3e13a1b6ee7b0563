"""An acknowledgement names a deadline that does not exist.

An event of type `acknowledge` keeps the alert of one deadline quiet; its key `deadline` must be that deadline's id.

With a slip in the id nothing is quieted, and whoever wrote it believes that it is.

What to do: copy the id from `mouctl deadlines`. Events are never edited: append a correction and the right event.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.event import Acknowledge
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The deadline of every acknowledgement that is known on the day asked about."""
    ids = {entry.deadline.id for entry in schedule.entries}
    known = {event.id for event in schedule.life.situation.events}
    for index, event in enumerate(schedule.dossier.events):
        if isinstance(event, Acknowledge) and event.id in known and event.deadline not in ids:
            yield Problem(
                message=say("There is no deadline {id}.", id=event.deadline),
                route=("event", index, "deadline"),
                advice=say("Copy the id as mouctl deadlines shows it."),
                document="events",
            )


RULE = Rule(
    id="MOU603",
    severity=Severity.WARNING,
    summary=say("An acknowledgement names a deadline that does not exist."),
    source="Practice: an alert that nobody quieted, or a quiet that nobody meant",
    check=check,
)
