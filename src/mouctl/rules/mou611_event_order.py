"""An event stands below a later one.

events.toml is only added to at its end, oldest first, so each event is dated on or after the one above it. What is
announced counts by the day on which it was known (`known_on`). Below a correction an older day is expected, as the
right event is added there.

Either a day is wrong, mostly by a year, or something was learnt late; then somebody may have relied on a list that did
not have it.

What to do: if the day is wrong, append a correction and the right event. If the event was learnt late, leave it where
it is: nothing in this file is moved.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.event import Correction, Event
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every event against the latest above it; those that were corrected, or that mend what was, are left out."""
    events = schedule.dossier.events
    replaced = {event.replaces for event in events if isinstance(event, Correction)}
    kinds = {event.id: event.type for event in events}
    mending: set[str] = set()
    latest: Event | None = None
    for index, event in enumerate(events):
        if isinstance(event, Correction):
            mending.add(kinds.get(event.replaces, ""))
        if event.id in replaced:
            continue
        if latest and event.known_since < latest.known_since and event.type not in mending:
            yield Problem(
                message=say(
                    "The event of {on} stands below that of {later} ({event}).",
                    on=event.known_since,
                    later=latest.known_since,
                    event=latest.id,
                ),
                route=("event", index, "on"),
                advice=say("If the day is wrong, append a correction and the right event; else leave it where it is."),
                document="events",
            )
        if latest is None or event.known_since > latest.known_since:
            latest = event


RULE = Rule(
    id="MOU611",
    severity=Severity.NOTE,
    summary=say("An event stands below a later one."),
    source="Practice: events.toml is a journal, kept in the order in which things happened",
    check=check,
)
