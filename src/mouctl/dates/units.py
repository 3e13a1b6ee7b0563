"""The units that periods are written in, with every spelling that is read and the two that are written."""

from collections.abc import Callable
from enum import StrEnum
from typing import Literal, TypeAlias

from mouctl.sentences import Sentence, say_count


class DayKind(StrEnum):
    """Which days the days of a period are. Bare: the text says "hari" and no more."""

    BARE = "bare"
    CALENDAR = "calendar"
    WORKING = "working"


UnitName: TypeAlias = Literal["years", "months", "weeks", "days", "hours"]
Unit: TypeAlias = tuple[UnitName, DayKind]

_SPELLINGS: dict[Unit, tuple[str, ...]] = {
    ("years", DayKind.BARE): ("year", "years", "tahun"),
    ("months", DayKind.BARE): ("month", "months", "bulan"),
    ("weeks", DayKind.BARE): ("week", "weeks", "minggu", "pekan"),
    ("days", DayKind.BARE): ("day", "days", "hari"),
    ("days", DayKind.CALENDAR): ("calendar day", "calendar days", "hari kalender"),
    ("days", DayKind.WORKING): ("working day", "working days", "hari kerja", "business day", "business days"),
    ("hours", DayKind.BARE): ("hour", "hours", "jam"),
}
"""English singular, English plural, Indonesian; then what else is read."""

UNIT_OF: dict[str, Unit] = {word: unit for unit, words in _SPELLINGS.items() for word in words}

UNIT_PATTERN = "|".join(sorted(UNIT_OF, key=len, reverse=True))
"""Longest first, so that "hari kerja" is not read as "hari"."""

ISO_8601 = (
    r"p(?=[0-9t])(?:(?P<years>[0-9]+)y)?(?:(?P<months>[0-9]+)m)?(?:(?P<weeks>[0-9]+)w)?(?:(?P<days>[0-9]+)d)?"
    r"(?:t(?P<hours>[0-9]+)h)?"
)
"""A duration of ISO 8601 down to hours, lower-cased."""


def write(count: int, unit: Unit, code: str) -> str:
    """`count` units in the canonical spelling of "en" or "id", never translated by a catalogue: it is data."""
    singular, plural, indonesian = _SPELLINGS[unit][:3]
    if code == "id":
        return f"{count} {indonesian}"
    return f"{count} {singular if count == 1 else plural}"


_SENTENCES: dict[Unit, Callable[[int], Sentence]] = {
    ("years", DayKind.BARE): lambda count: say_count("{count} year", "{count} years", count),
    ("months", DayKind.BARE): lambda count: say_count("{count} month", "{count} months", count),
    ("weeks", DayKind.BARE): lambda count: say_count("{count} week", "{count} weeks", count),
    ("days", DayKind.BARE): lambda count: say_count("{count} day", "{count} days", count),
    ("days", DayKind.CALENDAR): lambda count: say_count("{count} calendar day", "{count} calendar days", count),
    ("days", DayKind.WORKING): lambda count: say_count("{count} working day", "{count} working days", count),
    ("hours", DayKind.BARE): lambda count: say_count("{count} hour", "{count} hours", count),
}


def count_sentence(count: int, unit: Unit) -> Sentence:
    """`count` units as a sentence for people."""
    return _SENTENCES[unit](count)
