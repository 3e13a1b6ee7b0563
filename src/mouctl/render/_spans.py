"""A timeline as a table: a column for each month, quarter or longer stretch, marked where a span of days lies in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mouctl.report import Bar, Block, Cell, Column, Lines, Paragraph, Table, Timeline, Toned
from mouctl.sentences import say

MARK = "■"
"""What stands where a span lies; a format may fill the cell instead."""
_TODAY = "▼"
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
    if not timeline.bars:
        return ()
    slots = tuple(_slots(min(bar.first for bar in timeline.bars), max(bar.last for bar in timeline.bars)))
    table = Table(columns=_columns(slots, timeline), rows=tuple(_row(bar, slots, timeline) for bar in timeline.bars))
    marked = timeline.marked is not None and any(slot.first <= timeline.marked <= slot.last for slot in slots)
    return (table, Paragraph(say("{mark} as of {day}", mark=_TODAY, day=timeline.marked))) if marked else (table,)


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


def _columns(slots: tuple[_Slot, ...], timeline: Timeline) -> tuple[Column, ...]:
    return (
        Column(key="label", title=say("What"), min_width=20),
        Column(key="first", title=say("From"), min_width=11),
        Column(key="last", title=say("Until"), min_width=11),
        *(_column(number, slot, timeline.marked) for number, slot in enumerate(slots)),
        *((Column(key="note", title=say("Note"), min_width=12),) if _noted(timeline) else ()),
    )


def _column(number: int, slot: _Slot, today: date | None) -> Column:
    marked = today is not None and slot.first <= today <= slot.last
    title = Lines((slot.title, _TODAY)) if marked else slot.title
    return Column(key=f"slot.{number}", title=title, min_width=2, group=slot.year, centred=True)


def _row(bar: Bar, slots: tuple[_Slot, ...], timeline: Timeline) -> tuple[Cell, ...]:
    marks = (Toned(MARK, bar.tone) if bar.first <= s.last and s.first <= bar.last else None for s in slots)
    return (bar.label, bar.first, bar.last, *marks, *((bar.note,) if _noted(timeline) else ()))


def _noted(timeline: Timeline) -> bool:
    return any(bar.note is not None for bar in timeline.bars)
