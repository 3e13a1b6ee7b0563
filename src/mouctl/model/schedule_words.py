"""What the schedule column of a work plan says: a span of days, nothing yet, or words that cannot be read.

A schedule without a date ("Sesuai kesepakatan PARA PIHAK") is *undetermined*, a value of its own: it is counted and
listed, and never given an invented date.
"""

import re
from calendar import monthrange
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from mouctl.sentences import Month

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari pebruari february feb peb", "maret march mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "agustus august agt ags agu aug", "september sept sep",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART_MONTHS = {"triwulan": 3, "kuartal": 3, "quarter": 3, "caturwulan": 4, "semester": 6}
_OPEN = ("sesuai kesepakatan", "kesepakatan para pihak", "akan ditentukan", "menyesuaikan", "as agreed", "to be agreed")

# Kept as text and compiled on use: most work plans need one of them or none.
_MONTH = r"(?:(\d{1,2})\s+)?([a-z]+)\s+(\d{4})"
_RANGE = r"(?:(\d{1,2})\s+)?([a-z]+)(?:\s+(\d{4}))?\s*(?:-|–|s/d|s\.d\.|sampai(?: dengan)?|hingga|to)\s*(.+)"
_PART = r"([a-z]+)\s+(i{1,3}|iv|[1-4])\s+(?:tahun\s+)?(\d{4})"
_YEAR = r"(?:tahun\s+|sepanjang\s+(?:tahun\s+)?)?(\d{4})"


class Undated(Enum):
    """Why a schedule gives no day."""

    UNDETERMINED = "undetermined"
    UNREADABLE = "unreadable"


class Span(NamedTuple):
    """The days that a schedule names, the first and the last included."""

    first: date
    last: date

    @property
    def month(self) -> Month | None:
        """The month, where the span is one whole month."""
        whole = self.first.day == 1 and self.last == _last_of(self.first.year, self.first.month)
        return Month(self.first.year, self.first.month) if whole else None


@lru_cache(maxsize=1024)
def read_schedule(words: str | None) -> Span | Undated:
    """Reads a schedule as printed, in Indonesian or English; "Januari 2022" is the whole month."""
    text = " ".join(words.lower().split()).strip(" .") if words else ""
    if not text or any(phrase in text for phrase in _OPEN):
        return Undated.UNDETERMINED
    return _read(text) or Undated.UNREADABLE


def _read(text: str) -> Span | None:
    if (match := re.fullmatch(_MONTH, text)) and (span := _month(*match.groups())):
        return span
    if match := re.fullmatch(_PART, text):
        return _part(*match.groups())
    if match := re.fullmatch(_RANGE, text):
        return _range(*match.groups())
    if (match := re.fullmatch(_YEAR, text)) and int(match[1]):
        return Span(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None


def _month(day: str | None, name: str, year: str) -> Span | None:
    if name not in _MONTHS or not int(year):
        return None
    month = _MONTHS[name]
    last = _last_of(int(year), month)
    if day is None:
        return Span(last.replace(day=1), last)
    return Span(last.replace(day=int(day)), last.replace(day=int(day))) if 1 <= int(day) <= last.day else None


def _range(day: str | None, name: str, year: str | None, rest: str) -> Span | None:
    end = _read(rest)
    begin = _month(day, name, year or str(end.last.year)) if end else None
    return Span(begin.first, end.last) if begin and end and begin.first <= end.last else None


def _part(part: str, number: str, year: str) -> Span | None:
    months, index = _PART_MONTHS.get(part), _ROMAN[number]
    if months is None or index * months > 12 or not int(year):
        return None
    last = index * months
    return Span(date(int(year), last - months + 1, 1), _last_of(int(year), last))


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
