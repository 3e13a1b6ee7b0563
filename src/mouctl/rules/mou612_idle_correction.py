"""A correction corrects nothing, or what it cannot.

It names an event that stands below it in the file, one that is dated after it, itself, or one that another correction
has replaced already. (A name that is no event at all is found when the file is read: MOU007.)

A correction takes an event out of every computation. One that names the wrong event leaves the mistake standing, and
may take away something that was right.

What to do: append a correction of this correction, and then one that names the event that was wrong.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.event import Correction, Event
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every correction that was not itself corrected."""
    events = schedule.dossier.events
    corrected = {event.replaces for event in events if isinstance(event, Correction)}
    places = {event.id: index for index, event in enumerate(events)}
    by: dict[str, str] = {}
    for index, event in enumerate(events):
        if not isinstance(event, Correction) or (event.id in corrected and event.replaces != event.id):
            continue
        place = places.get(event.replaces)
        other = by.setdefault(event.replaces, event.id)
        fault = _fault(event, index, events[place] if place is not None else None, place)
        if fault is None and other != event.id:
            fault = say("“{id}” is replaced already, by “{other}”.", id=event.replaces, other=other)
        if fault:
            yield Problem(
                message=fault,
                route=("event", index, "replaces"),
                advice=say("Append a correction of this one, and then one that names the event that was wrong."),
                document="events",
            )


def _fault(event: Correction, index: int, replaced: Event | None, place: int | None) -> Sentence | None:
    if replaced is None or place is None:
        return say("“{id}” is no event of this agreement.", id=event.replaces)
    if place == index:
        return say("The correction names itself.")
    if place > index:
        return say("“{id}” stands below the correction that replaces it.", id=event.replaces)
    if replaced.known_since > event.known_since:
        return say(
            "The correction is dated {on}, before “{id}”, which it replaces, of {day}.",
            on=event.on,
            id=replaced.id,
            day=replaced.on,
        )
    return None


RULE = Rule(
    id="MOU612",
    severity=Severity.WARNING,
    summary=say("A correction corrects nothing, or what it cannot."),
    source="Practice: what was recorded is replaced by what is recorded after it",
    check=check,
)
