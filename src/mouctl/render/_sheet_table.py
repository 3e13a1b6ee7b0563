"""A table on a sheet: headings as printed and always in sight, a filter, and rows as high as their text."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from mouctl.render._cells import Line
from mouctl.render._grid import GridRow, grid_of
from mouctl.render._measure import Room, rooms, shared_out, width_of
from mouctl.render._pen import Pen
from mouctl.render._sheet_cells import TONES, Look, Told, told
from mouctl.render._sheets import whole_rows
from mouctl.render._spans import MARK
from mouctl.report import Column, Table

_ROOM = 185
"""The columns share this out; more would make the letters on a printed page too small."""
_MOST_LINES = 29
"""Cells with more lines do not fit into the highest row; a column is widened for them."""
_WIDEST = 90
_BESIDE = 40
"""A second column for what stands above and below a table of one."""
_LINE: Look = {"border": 1, "border_color": "#8C939C"}
_HEAD: Look = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E4E9F0", **_LINE}
_BAR = "#5B7FA6"
_REPEATED: Look = {"font_color": "#858B94"}
_BUTTON = 14
"""The height that the button of a filter covers."""
_BUTTON_WIDE = 3.5
_FROZEN_HIGH, _FROZEN_WIDE = 250, 62
"""What stays in sight must leave room for what moves: in points, and in figures."""


class Prepared(NamedTuple):
    """A table with whole rows, and its cells told."""

    table: Table
    rows: list[list[Told]]


def prepared(table: Table, pen: Pen) -> Prepared:
    """The table made ready; the sheet's columns are set to it."""
    table = whole_rows(table)
    rows = [[told(cell, pen.styles.cells) for cell in row] for row in table.records]
    titles = [pen.styles.text.text(column.title, " ") for column in table.columns]
    needs = rooms(table.columns, titles, ([cell.shown for cell in row] for row in rows))
    needs = [_for_the_longest([row[place] for row in rows], need) for place, need in enumerate(needs)]
    widths = shared_out(needs, max(_ROOM, sum(need.least for need in needs)))
    pen.set_widths(widths if len(widths) > 1 else [*widths, _BESIDE])
    return Prepared(table, rows)


def _for_the_longest(cells: Sequence[Told], need: Room) -> Room:
    """The room in which even the longest cell is shown whole, if any will do."""
    longest = max((sum(map(width_of, cell.shown)) for cell in cells), default=0)
    least = max(need.least, min(longest * 1.15 / _MOST_LINES, _WIDEST))
    return Room(least, max(least, need.most))


def write_table(pen: Pen, ready: Prepared) -> None:
    """The heading and the rows, from where the pen stands."""
    table, rows = ready
    first = pen.row
    _write_head(pen, grid_of(table._replace(rows=()), pen.styles.text).head)
    head, body = pen.row - 1, pen.row
    if pen.height <= _FROZEN_HIGH:
        pen.sheet.freeze_panes(body, _identifying(table, pen))
    pen.sheet.repeat_rows(first, head)
    for cells in rows:
        _write_row(pen, cells, table.columns)
    if rows:
        pen.sheet.autofilter(head, 0, pen.row - 1, _filtered(pen.widths[: len(table.columns)]))
        _soften_repeated(pen, table.columns, body)


def _write_head(pen: Pen, rows: Sequence[GridRow]) -> None:
    """One or two lines; the last leaves room for the buttons, and for titles that run down over both."""
    tallest = 0.0
    for row in rows:
        height = 0.0
        for cell in row.cells:
            ready = Told(None, tuple(Line(line.text) for line in cell.lines))
            if cell.down > 1:
                tallest = max(tallest, pen.put_down(ready, _HEAD, cell.column, cell.down))
            else:
                height = max(height, pen.put(ready, _HEAD, cell.column, cell.column + cell.across - 1))
        tallest -= height if row is not rows[-1] else 0
        pen.end_row(max(height, tallest) + _BUTTON if row is rows[-1] else height)


def _write_row(pen: Pen, cells: Sequence[Told], columns: Sequence[Column]) -> None:
    looks = (_filled(cell) if _is_mark(cell) else _look(column) for cell, column in zip(cells, columns, strict=True))
    pen.end_row(max(pen.put(cell, look, place) for place, (cell, look) in enumerate(zip(cells, looks, strict=True))))


def _is_mark(cell: Told) -> bool:
    return len(cell.lines) == 1 and cell.lines[0].text == MARK


def _filled(cell: Told) -> Look:
    """A cell filled in the colour of its tone, in which its mark cannot be seen."""
    colour = TONES.get(cell.lines[0].tone, {}).get("font_color", _BAR)
    return {"bg_color": colour, "font_color": colour, "align": "center", **_LINE}


def _look(column: Column) -> Look:
    return {"align": "right" if column.right else "center" if column.centred else "left", **_LINE}


def _filtered(widths: Sequence[float]) -> int:
    """The last column with a filter: its button would hide the title of a very narrow one."""
    return max(len(list(takewhile(lambda width: width >= _BUTTON_WIDE, widths))), 1) - 1


def _identifying(table: Table, pen: Pen) -> int:
    """How many columns at the left say what a row is, as far as there is room to keep them in sight."""
    wanted = max(table.card_title, default=-1)
    return min(wanted, pen.within(_FROZEN_WIDE)) + 1 if pen.widths[0] <= _FROZEN_WIDE else 0


def _soften_repeated(pen: Pen, columns: Sequence[Column], body: int) -> None:
    """What repeats the row above is pale, so that the eye finds where it changes, however the rows are sorted."""
    outer: list[str] = []
    pale = pen.styles.format(_REPEATED)
    for place, column in enumerate(columns):
        if column.merged and pen.row - body > 1:
            letters = xl_col_to_name(place)
            outer.append(f"${letters}{body + 2}=${letters}{body + 1}")
            criteria = {"type": "formula", "criteria": f"=AND({','.join(outer)})", "format": pale}
            pen.sheet.conditional_format(body + 1, place, pen.row - 1, place, criteria)
