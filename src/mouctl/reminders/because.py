"""What moved a deadline: the events and decrees that it now rests on and did not when its old day was told."""

from collections.abc import Iterable, Iterator

from mouctl.model.event import EVENT_TITLES, Event
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say
from mouctl.standing import Entry

_EVENT, _DECREE = "event ", "decree "


def basis_of(entry: Entry, schedule: Schedule) -> tuple[str, ...]:
    """The events known of the agreement, and the decrees that the deadline's working days rest on."""
    decrees = {f"{_DECREE}{decree}" for year in entry.deadline.calendars for decree in year.decrees}
    return tuple(sorted({*(f"{_EVENT}{event.id}" for event in schedule.life.situation.events), *decrees}))


def moved_by(old: Iterable[str], new: Iterable[str], events: Iterable[Event]) -> Sentence:
    """What is new among what a deadline rests on, or no longer there; else a file of the register was edited."""
    before, after = set(old), set(new)
    titles = {event.id: EVENT_TITLES[event.type] for event in events}
    causes = (*_told(sorted(after - before), titles), *_gone(sorted(before - after)))
    return say("{causes}", causes=causes) if causes else say("a change of the register's text, settings or calendars")


def _told(found: Iterable[str], titles: dict[str, Sentence]) -> Iterator[Sentence]:
    for each in found:
        kind, name = each.split(" ", 1)
        if f"{kind} " == _DECREE:
            yield say("decree {number}", number=name)
        else:
            yield say("{what} ({event})", what=titles.get(name, say("an event")), event=name)


def _gone(lost: Iterable[str]) -> Iterator[Sentence]:
    for each in lost:
        if each.startswith(_EVENT):
            yield say("{event} no longer counts", event=each.removeprefix(_EVENT))
