"""A table of a document as WordprocessingML: merged cells, headings repeated on every page, whole rows."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mouctl.render._cells import Line, Teller
from mouctl.render._document_styles import TABLE_SIZES, table_style
from mouctl.render._document_text import COLOURS, paragraph, paragraphs
from mouctl.render._grid import Grid, GridRow, Placed, grid_of
from mouctl.render._measure import lines_of, rooms, shared_out, width_of
from mouctl.render._spans import MARK
from mouctl.report import Column, Table

_PADDING = 120
"""Beside the text of a cell, in twentieths of a point, as all lengths here."""
_FIGURE = 0.556 * 20
"""The width of a figure for each point of its size."""
_LINE = 1.2 * 20
_TALLEST = 6000
"""A row higher than this may be broken over two pages: it might fit on none."""
_FULL = 0.4
"""A table that takes this part of the line takes all of it."""
_BAR = "5B7FA6"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C939C"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(f'<w:{side} w:w="{_PADDING // 2}" w:type="dxa"/>' for side in ("left", "right"))
_FRAME = f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
_HEAD_FILL, _SECTION_FILL = "E4E9F0", "F3F5F8"
_NUMBER = re.compile(r"(?:\d+|[a-z])[.)] ")


class Shape(NamedTuple):
    """The columns' widths, and the size of the letters."""

    widths: tuple[int, ...]
    size: float
    columns: tuple[Column, ...]

    def width(self, cell: Placed) -> int:
        """The width of a cell across its columns."""
        return sum(self.widths[cell.column : cell.column + cell.across])


def table_xml(table: Table, teller: Teller, room: int) -> str:
    """The table, at most `room` wide."""
    grid = grid_of(table, teller)
    shape = _shape(grid, room)
    rows = (*_rows(grid.head, shape, head=True), *_rows(grid.body, shape))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in shape.widths)
    width = f'<w:tblW w:w="{sum(shape.widths)}" w:type="dxa"/>'
    return f"<w:tbl><w:tblPr>{width}{_FRAME}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _shape(grid: Grid, room: int) -> Shape:
    """The largest letters with which the columns can have their least widths."""
    titles = [""] * len(grid.columns)
    for cell in (cell for row in grid.head for cell in row.cells if cell.across == 1):
        titles[cell.column] = " ".join(line.text for line in cell.lines)
    needs = rooms(grid.columns, titles, (_by_column(row, len(titles)) for row in grid.body if not row.section))
    figures = {size: (room - _PADDING * len(needs)) / (_FIGURE * size) for size in TABLE_SIZES}
    least = sum(need.least for need in needs)
    size = next((size for size in TABLE_SIZES if least * 1.05 <= figures[size]), TABLE_SIZES[-1])
    widths = _filled(shared_out(needs, figures[size]), figures[size])
    return Shape(tuple(int(width * _FIGURE * size) + _PADDING for width in widths), size, grid.columns)


def _by_column(row: GridRow, columns: int) -> list[list[str]]:
    """The lines of a row's cells in their columns; those from above, or across several, need no room here."""
    found: list[list[str]] = [[] for _ in range(columns)]
    for cell in row.cells:
        if cell.across == 1:
            found[cell.column] = [line.text for line in cell.lines]
    return found


def _filled(widths: Sequence[float], room: float) -> Sequence[float]:
    """The widths stretched to the whole line where they nearly take it."""
    total = sum(widths)
    return [width * room / total for width in widths] if total >= room * _FULL else widths


def _rows(rows: Sequence[GridRow], shape: Shape, *, head: bool = False) -> Iterator[str]:
    below: dict[int, tuple[Placed, int]] = {}
    """Cells that run on from above, by their column, and for how many rows still."""
    for row in rows:
        own = {cell.column: _cell(cell, shape, head=head, section=row.section) for cell in row.cells}
        runs_on = {place: _running_on(cell, shape, head=head) for place, (cell, _) in below.items()}
        cells = own | runs_on
        properties = "" if _height(row, shape) > _TALLEST else "<w:cantSplit/>"
        properties += "<w:tblHeader/>" if head and properties else ""  # nothing as high as a page stands on every page
        yield f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells[place] for place in sorted(cells))}</w:tr>"
        below = {place: (cell, left - 1) for place, (cell, left) in below.items() if left > 1}
        below |= {cell.column: (cell, cell.down - 1) for cell in row.cells if cell.down > 1}


def _height(row: GridRow, shape: Shape) -> float:
    """How high the row is, as far as cells that end in it say."""
    return max((_lines(cell, shape) * shape.size * _LINE for cell in row.cells if cell.down == 1), default=0)


def _lines(cell: Placed, shape: Shape) -> int:
    width = (shape.width(cell) - _PADDING) / (_FIGURE * shape.size)
    return sum(lines_of(line.text, width) for line in cell.lines)


def _cell(cell: Placed, shape: Shape, *, head: bool, section: bool) -> str:
    style = table_style(shape.size)
    merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    if head:
        text = paragraphs(style, cell.lines, '<w:jc w:val="center"/>', "<w:b/>")
        return _written(cell, shape, text, merge, _shade(_HEAD_FILL) + '<w:vAlign w:val="center"/>')
    if section:
        return _written(
            cell, shape, paragraphs(style, cell.lines, "<w:keepNext/>", "<w:b/>"), merge, _shade(_SECTION_FILL)
        )
    if [line.text for line in cell.lines] == [MARK]:
        fill = COLOURS.get(cell.lines[0].tone, _BAR)
        return _written(cell, shape, paragraph(style, ()), merge, _shade(fill))
    column = shape.columns[cell.column]
    place = '<w:jc w:val="right"/>' if column.right else '<w:jc w:val="center"/>' if column.centred else ""
    text = "".join(paragraph(style, (line,), _hanging(line, shape) + place) for line in cell.lines)
    return _written(cell, shape, text or paragraph(style, ()), merge)


def _hanging(line: Line, shape: Shape) -> str:
    """Under the number at the beginning of a line stands no text."""
    number = _NUMBER.match(line.text)
    indent = round(width_of(number[0]) * _FIGURE * shape.size) if number else 0
    return f'<w:ind w:left="{indent}" w:hanging="{indent}"/>' if number else ""


def _running_on(cell: Placed, shape: Shape, *, head: bool) -> str:
    fill = _shade(_HEAD_FILL) if head else ""
    return _written(cell, shape, paragraph(table_style(shape.size), ()), "<w:vMerge/>", fill)


def _written(cell: Placed, shape: Shape, text: str, merge: str = "", look: str = "") -> str:
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    width = f'<w:tcW w:w="{shape.width(cell)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{across}{merge}{look}</w:tcPr>{text}</w:tc>"


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
