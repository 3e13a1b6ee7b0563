"""What is recorded in an agreement's log, by id and by what it says: to find what would be recorded a second time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from mouctl.model.event import EVENT_TYPES


class _Known(NamedTuple):
    id: object
    facts: Mapping[str, Any]


class Log:
    """The events of a log, with those that are to be appended to it as they are added."""

    def __init__(self, events: Iterable[Mapping[str, Any]]) -> None:
        self.ids: set[object] = set()
        self._replaced: set[object] = set()
        self._known: dict[object, list[_Known]] = defaultdict(list)
        for event in events:
            self.add(event)

    def add(self, event: Mapping[str, Any]) -> None:
        """An event with its id."""
        self.ids.add(event.get("id"))
        self._replaced.add(event.get("replaces"))
        self._alike(event).append(_Known(event.get("id"), _facts(event)))

    def same_as(self, event: Mapping[str, Any]) -> object:
        """The id of an event that says the same; None without one. One that was corrected away may come again."""
        facts = _facts(event)
        alike = (known for known in self._alike(event) if known.id not in self._replaced)
        return next((known.id for known in alike if known.facts == facts), None)

    def take(self, event: Mapping[str, Any]) -> object:
        """The id of an event that says the same and was not taken before, corrected away or not; None without one.

        So a table that was recorded once is found whole, be there in it an event, its correction, and the event again.
        """
        facts, alike = _facts(event), self._alike(event)
        wanted = event.get("id")
        for known in alike:
            if known.facts == facts and wanted in (None, known.id):
                alike.remove(known)
                return known.id
        return None

    def free_id(self, event: Mapping[str, Any]) -> str:
        """An id that no event has: the day and the type, and a number where that is taken."""
        base, number = f"{event['on']}-{event['type']}", 1
        while (name := base if number == 1 else f"{base}-{number}") in self.ids:
            number += 1
        return name

    def _alike(self, event: Mapping[str, Any]) -> list[_Known]:
        """The events that can say the same: those of the type and the day."""
        day = event.get("on")
        return self._known[str(event.get("type")), day if isinstance(day, date) else None]


def _facts(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the event says, however it is written: apart from its id and what proves it."""
    said = {key: value for key, value in event.items() if key not in ("id", "evidence")}
    model = EVENT_TYPES.get(str(said.get("type")))
    try:
        return model.model_validate({**said, "id": "any"}).model_dump() if model else said
    except ValidationError:  # the rehearsal will say what is wrong
        return said
