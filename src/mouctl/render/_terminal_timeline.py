"""A timeline on a terminal: a scale of years and months, and under it a bar for each span of days.

The labels stand above their bars, so that the bars have the whole width. Each says its days and its note in words:
the drawing shows where, and colour only helps.
"""

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from mouctl.language import Language
from mouctl.render._cells import Teller, days_of, for_tables
from mouctl.render._layout import FAINT, STRONG, style_of, styled, wrap
from mouctl.report import Bar, Lines, Timeline, Toned

_MONTHS = ((1, 36), (3, 12))
"""Every how many months one is named, and from how many characters a year."""
_SHORTEST_YEAR = 5
_BAR, _YEAR, _MARK = "█", "│", "┊"


def timeline_lines(timeline: Timeline, language: Language, width: int) -> list[Text]:
    """The scale, then each bar under what it is called; a bar is never less than one character wide."""
    if not timeline.bars:
        return []
    scale, teller = _Scale(timeline, width), for_tables(language)
    lines = [*scale.head(), *_marked(scale, teller)]
    for bar in timeline.bars:
        lines += [Text(), *wrap(_label(bar, teller), width), scale.drawn(bar)]
    return lines


def _label(bar: Bar, teller: Teller) -> Text:
    told = Lines((days_of(bar), Toned(bar.note, bar.tone)))
    return Text(" · ").join((styled(teller.lines(bar.label), between=" "), styled(teller.lines(told), between=", ")))


def _marked(scale: "_Scale", teller: Teller) -> Iterator[Text]:
    """A line with the day asked about, where it lies on the scale; its name stands where there is room."""
    if scale.marked is not None and scale.mark is not None:
        name = teller.text(scale.marked)
        before = f"{name} ▼"
        yield Text(before.rjust(scale.mark + 1) if scale.mark + 1 >= len(before) else f"{' ' * scale.mark}▼ {name}")


class _Scale:
    """The days of whole years as places on a line."""

    def __init__(self, timeline: Timeline, width: int) -> None:
        bars, self.marked = timeline
        self.first = date(min(bar.first for bar in bars).year, 1, 1)
        self.last = date(max(bar.last for bar in bars).year, 12, 31)
        self.width = width
        self.years = range(self.first.year, self.last.year + 1)
        self.a_year = width // len(self.years)
        is_there = self.marked is not None and self.first <= self.marked <= self.last
        self.mark = self.place(self.marked) if self.marked and is_there else None

    def place(self, day: date) -> int:
        """Where a day stands."""
        return (day - self.first).days * self.width // ((self.last - self.first).days + 1)

    def head(self) -> Iterator[Text]:
        """The years, and the months as far as there is room."""
        yield self._named([(date(year, 1, 1), str(year)) for year in self.years], STRONG)
        step = next((step for step, needed in _MONTHS if self.a_year >= needed), None)
        if step:
            months = [date(year, month, 1) for year in self.years for month in range(1, 13, step)]
            yield self._named([(day, str(day.month)) for day in months], FAINT)

    def _named(self, marks: list[tuple[date, str]], style: str) -> Text:
        """Names at their places, without those that would run into the one before or over the end."""
        line = ""
        for day, name in marks:
            start = self.place(day)
            if (not line or start > len(line)) and start + len(name) <= self.width:
                line = line.ljust(start) + name
        return Text(line, style)

    def drawn(self, bar: Bar) -> Text:
        """The bar over the years' beginnings and the day asked about."""
        places = [" "] * self.width
        if self.a_year >= _SHORTEST_YEAR:
            for year in self.years:
                places[self.place(date(year, 1, 1))] = _YEAR
        if self.mark is not None:
            places[self.mark] = _MARK
        start, end = self.place(bar.first), self.place(bar.last) + 1
        line = (
            Text("".join(places[:start]), FAINT)
            + Text(_BAR * (end - start), style_of(bar.tone))
            + Text("".join(places[end:]), FAINT)
        )
        line.rstrip()
        return line
