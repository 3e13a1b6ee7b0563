"""An event is dated before the signing.

What is recorded in events.toml happened under the agreement, and so on or after the day on which it was signed. An
event that a later correction replaces is left alone.

Mostly the year is off by one. A notice or a review with a wrong day meets the wrong deadline, or none.

What to do: events are never edited. Append an event of type `correction` that names this one, and the right event
after it.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.event import Correction
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The day of every event against `signed_on`."""
    events, signed_on = schedule.dossier.events, schedule.dossier.agreement.signed_on
    replaced = {event.replaces for event in events if isinstance(event, Correction)}
    for index, event in enumerate(events):
        if signed_on and event.on < signed_on and event.id not in replaced:
            yield Problem(
                message=say(
                    "The event is dated {on}, but the agreement was signed on {signed_on}.",
                    on=event.on,
                    signed_on=signed_on,
                ),
                route=("event", index, "on"),
                advice=say("Append a correction of “{id}”, and then the event with its right day.", id=event.id),
                document="events",
            )


RULE = Rule(
    id="MOU601",
    severity=Severity.WARNING,
    summary=say("An event is dated before the signing."),
    source="Practice: events.toml holds what happened since the signing",
    check=check,
)
