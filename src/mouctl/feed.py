"""Entries of a calendar as values, and how each of them changed from one day to the next.

Programs that hold a calendar know an entry by its `uid`, take the one with the higher `sequence`, and remove one that
is withdrawn. Nothing here depends on when it is asked: both follow from what became known, and on which day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.sentences import Sentence

Standing: TypeAlias = Literal["open", "done", "withdrawn", "gone"]
"""Withdrawn: told to be cancelled. Gone: dropped when its day had passed anyway, and so not told of."""


class Occasion(NamedTuple):
    """An entry of a calendar: one whole day."""

    uid: str
    """Holds no day, so that an entry that moves is the same entry."""
    deadline: str
    """The id of the deadline that it belongs to."""
    on: date
    title: Sentence
    agreement: str
    standing: Standing
    categories: tuple[object, ...] = ()
    facts: tuple[tuple[object, object], ...] = ()
    """Labels with their values."""
    remarks: tuple[object, ...] = ()
    is_reminder: bool = False
    """Whether it comes before the day itself; one whose day had passed when it became known reminds nobody."""
    sequence: int = 0
    """How many times its day or its standing changed."""
    changed_on: date = date.min
    """The day on which the last of these changes became known, or else the entry itself."""


class Feed(NamedTuple):
    """A calendar for others to subscribe to."""

    name: Sentence
    occasions: tuple[Occasion, ...]
    left_out: tuple[Sentence, ...] = ()
    """What has no entry, and why."""


def followed(days: Iterable[tuple[date, Iterable[Occasion]]]) -> tuple[Occasion, ...]:
    """The entries as the last of `days` leaves them; those no longer there are withdrawn.

    `days` are those on which something became known, oldest first, each with the entries as known at its end.
    """
    kept: dict[str, Occasion] = {}
    for day, occasions in days:
        there = {each.uid: each for each in occasions}
        for uid in dict.fromkeys((*kept, *there)):
            if found := _after(day, kept.get(uid), there.get(uid)):
                kept[uid] = found
    return tuple(each for each in kept.values() if each.standing != "gone")


def _after(day: date, before: Occasion | None, now: Occasion | None) -> Occasion | None:
    """An entry at the end of a day, from what it was before and what the day has."""
    if now is None or _is_stale(day, before, now):
        return _withdrawn(day, before)
    if before is None:
        return now._replace(changed_on=day)
    if (before.on, before.standing) == (now.on, now.standing):
        return now._replace(sequence=before.sequence, changed_on=before.changed_on)
    return now._replace(sequence=before.sequence + 1, changed_on=day)


def _is_stale(day: date, before: Occasion | None, now: Occasion) -> bool:
    """Whether a reminder is put on a day that has passed."""
    stayed = before is not None and (before.on, before.standing) == (now.on, "open")
    return now.is_reminder and now.on < day and not stayed


def _withdrawn(day: date, before: Occasion | None) -> Occasion | None:
    if before is None or before.standing in ("withdrawn", "gone"):
        return before
    standing: Standing = "gone" if before.on < day else "withdrawn"
    return before._replace(standing=standing, sequence=before.sequence + 1, changed_on=day)
