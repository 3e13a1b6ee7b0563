"""A sheet written from top to bottom: where the next row goes, and how high it has to be."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from mouctl.render._cells import Line
from mouctl.render._measure import lines_of
from mouctl.render._sheet_cells import Look, Styles, Told, put

_TEXT_WIDTHS = (26.0, 74.0)
"""The columns of a sheet with no table: labels and values."""
_MEASURE = 110
"""The widest that running text is set."""
_POINTS = 10
"""The usual size of the letters."""
_LINE = 1.29
"""How high a line is, for each point of its letters."""
_TALLEST = 409
"""A spreadsheet has no higher rows, in points."""
_PIXELS, _PADDING = 7, 9


class Pen:
    """Writes rows, one under the other."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self.row, self.height = 0, 0.0
        self.widths: Sequence[float] = ()
        self.set_widths(_TEXT_WIDTHS)

    def set_widths(self, widths: Sequence[float]) -> None:
        """The columns, in figures, each with a little room beside its text."""
        self.widths = widths
        for place, width in enumerate(widths):
            self.sheet.set_column_pixels(place, place, round(width * _PIXELS) + _PADDING)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def within(self, width: float, first: int = 0) -> int:
        """The last column, from `first` on, up to which no more than `width` is taken; at least `first` itself."""
        return first + max(sum(each <= width for each in accumulate(self.widths[first:])), 1) - 1

    def put(self, cell: Told, look: Look, first: int, last: int | None = None) -> float:
        """Writes a cell, across several columns up to `last` if it is given; how high it is, in points."""
        if last is not None and last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", self.styles.format(look))
        put(self.sheet, (self.row, first), cell, self.styles, look)
        return height_of(cell.lines, sum(self.widths[first : (last or first) + 1]), look.get("font_size", _POINTS))

    def put_down(self, cell: Told, look: Look, place: int, rows: int) -> float:
        """Writes a cell over several rows from this one on; how high it is, in points."""
        self.sheet.merge_range(self.row, place, self.row + rows - 1, place, "", self.styles.format(look))
        return self.put(cell, look, place)

    def lines(self, lines: Sequence[Line], look: Look, *, across_all: bool = False) -> None:
        """A row of running text."""
        if lines:
            last = self.last if across_all else self.within(_MEASURE)
            self.end_row(self.put(Told(None, tuple(lines)), look, 0, last))

    def parts(self, count: int) -> list[tuple[int, int]]:
        """The columns divided among `count` neighbours as evenly as may be: the first and the last of each."""
        ends, total = list(accumulate(self.widths)), sum(self.widths)
        found, first = [], 0
        for number in range(1, count + 1):
            room = range(first, len(ends) - (count - number))  # the next ones need a column each
            last = min(room, key=lambda place: abs(ends[place] - total * number / count))
            found.append((first, last))
            first = last + 1
        return found

    def end_row(self, height: float) -> None:
        """Goes to the next row; this one is to be that high, in points."""
        height = min(height, _TALLEST)
        self.sheet.set_row(self.row, height)
        self.row, self.height = self.row + 1, self.height + height


def height_of(lines: Iterable[Line], width: float, points: float = _POINTS) -> float:
    """How high the lines of a cell are, in points."""
    count = sum(lines_of(line.text, width * _POINTS / points) for line in lines)
    return max(count, 1) * points * _LINE + 4
