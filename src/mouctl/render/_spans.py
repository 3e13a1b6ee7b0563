"""A timeline as a table: a column for each month, quarter or longer stretch, marked where a span of days lies in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mouctl.report import Bar, Block, Cell, Column, Lines, Paragraph, Table, Timeline, Toned
from mouctl.sentences import say

MARK = "■"
"""What stands where a span lies; a format may fill the cell instead."""
_MARKED = "▼"
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = 12
_MOST = 24
"""More columns than this are too narrow on paper."""


class _Slot(NamedTuple):
    """A column of the timeline: its days, and how it is headed."""

    first: date
    last: date
    title: Cell
    year: str | None


def timeline_blocks(timeline: Timeline) -> tuple[Block, ...]:
    """The table, and a line that says which day is marked; nothing where there is no span."""
    bars, day = timeline
    if not bars:
        return ()
    slots = tuple(_slots(min(bar.first for bar in bars), max(bar.last for bar in bars)))
    noted = any(bar.note is not None for bar in bars)
    table = Table(tuple(_columns(slots, day, noted=noted)), tuple(_row(bar, slots, noted=noted) for bar in bars))
    if day is None or not any(_within(day, slot) for slot in slots):
        return (table,)
    return (table, Paragraph(say("{mark} as of {day}", mark=_MARKED, day=day)))


def _slots(first: date, last: date) -> Iterator[_Slot]:
    """Months, quarters, halves, years or several years: the finest that still fit."""
    years = last.year - first.year + 1
    for parts in (12, 4, 2):
        if years * parts <= _MOST:
            for year in range(first.year, last.year + 1):
                yield from (_part(year, part, parts) for part in range(parts))
            return
    step = -(-years // _MOST)
    for year in range(first.year, last.year + 1, step):
        end = min(year + step - 1, last.year)
        yield _Slot(date(year, 1, 1), date(end, 12, 31), str(year) if step == 1 else f"{year}–{end}", None)


def _part(year: int, part: int, parts: int) -> _Slot:
    months = _MONTHS // parts
    start, following = part * months + 1, (part + 1) * months + 1
    end = date(year, 12, 31) if following > _MONTHS else date.fromordinal(date(year, following, 1).toordinal() - 1)
    return _Slot(date(year, start, 1), end, str(start) if months == 1 else _ROMAN[part], str(year))


def _within(day: date, slot: _Slot) -> bool:
    return slot.first <= day <= slot.last


def _columns(slots: tuple[_Slot, ...], day: date | None, *, noted: bool) -> Iterator[Column]:
    yield Column(key="label", title=say("What"), min_width=20)
    yield Column(key="first", title=say("From"), min_width=11)
    yield Column(key="last", title=say("Until"), min_width=11)
    for number, slot in enumerate(slots):
        title = Lines((slot.title, _MARKED)) if day is not None and _within(day, slot) else slot.title
        yield Column(key=f"slot.{number}", title=title, min_width=2, group=slot.year, centred=True)
    if noted:
        yield Column(key="note", title=say("Note"), min_width=12)


def _row(bar: Bar, slots: tuple[_Slot, ...], *, noted: bool) -> tuple[Cell, ...]:
    marks = (Toned(MARK, bar.tone) if bar.first <= s.last and s.first <= bar.last else None for s in slots)
    return (bar.label, bar.first, bar.last, *marks, *((bar.note,) if noted else ()))
