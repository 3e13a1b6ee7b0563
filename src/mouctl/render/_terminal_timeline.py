"""A timeline on a terminal: a bar for each span of days, under the years that they lie in."""

from datetime import date

from rich.text import Text

from mouctl.language import Language
from mouctl.render._cells import for_tables
from mouctl.render._layout import FAINT, GAP, Box, side_by_side, styled, wrap
from mouctl.report import Bar, Timeline

_LABEL_SHARE = 3
_SHORTEST_SCALE = 12


def timeline_lines(timeline: Timeline, language: Language, width: int) -> list[Text]:
    """Labels at the left, bars at the right; a bar is never less than one character wide."""
    if not timeline.bars:
        return []
    first = date(min(bar.first for bar in timeline.bars).year, 1, 1)
    last = date(max(bar.last for bar in timeline.bars).year, 12, 31)
    label = max(1, min(width // _LABEL_SHARE, width - GAP - _SHORTEST_SCALE))
    scale = _Scale(first, last, max(1, width - GAP - label))
    lines = side_by_side([Box(Text(), label), Box(scale.years(), scale.width)])
    teller = for_tables(language)
    for bar in timeline.bars:
        drawn = Text("\n").join([scale.bar(bar), *wrap(styled(teller.lines(bar.note), FAINT), scale.width)])
        lines += side_by_side([Box(styled(teller.lines(bar.label)), label), Box(drawn, scale.width)])
    return lines


class _Scale:
    """Days as places on a line."""

    def __init__(self, first: date, last: date, width: int) -> None:
        self.first, self.last, self.width = first, last, width

    def place(self, day: date) -> int:
        return (day - self.first).days * self.width // ((self.last - self.first).days + 1)

    def years(self) -> Text:
        line = [" "] * (self.width + 4)
        for year in range(self.first.year, self.last.year + 1):
            start = self.place(date(year, 1, 1))
            if line[max(0, start - 1)] == " " and line[start] == " ":
                line[start : start + 4] = str(year)
        return Text("".join(line)[: self.width].rstrip(), FAINT)

    def bar(self, bar: Bar) -> Text:
        start, end = self.place(bar.first), self.place(bar.last)
        return Text(" " * start + "█" * (end - start + 1))
