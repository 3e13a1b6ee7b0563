"""A table in a page of HTML: headings that say what they head, cells across and down, a region to scroll in."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from mouctl.language import Language
from mouctl.render._cells import for_tables
from mouctl.render._grid import Grid, GridRow, Placed, grid_of
from mouctl.render._markup import Dress, joined
from mouctl.render._paper import Columns, Paper, columns_of
from mouctl.report import Column, Table


def written_table(table: Table, name: str, paper: Paper, language: Language, dress: Dress) -> str:
    """The table; those who cannot see what stands over it are told its name."""
    grid = grid_of(table, for_tables(language))
    columns = columns_of(grid, paper)
    return "\n".join(
        (
            f'<div class="scroll" role="region" aria-label="{escape(name)}" tabindex="0">',
            f'<table class="grid" style="--least: {columns.least:.0f}ch; --scale: {columns.scale:.2f}">',
            f'<caption class="unseen">{escape(name)}</caption>',
            *_columns(grid, columns),
            "<thead>",
            *(
                _head_row(row, lower, grid, dress)
                for row, lower in zip(grid.head, (len(grid.head) == 1, True), strict=False)
            ),
            "</thead>",
            *_bodies(grid, table.card_title, dress),
            "</table>",
            "</div>",
        )
    )


def _columns(grid: Grid, columns: Columns) -> Iterator[str]:
    """Columns of one group heading belong together, as far as programs that read aloud are concerned."""
    for _, members in groupby(zip(grid.columns, columns.shares, strict=True), key=lambda member: member[0].group):
        written = (f'<col style="width: {share:.2%}">' for _, share in members)
        yield f"<colgroup>{''.join(written)}</colgroup>"


def _head_row(row: GridRow, lower: bool, grid: Grid, dress: Dress) -> str:
    def scope(cell: Placed) -> str:
        return "col" if lower or cell.down > 1 else "colgroup"

    return f"<tr>{''.join(_cell(cell, 'th', dress, scope=scope(cell)) for cell in row.cells)}</tr>"


def _bodies(grid: Grid, named_by: Sequence[int], dress: Dress) -> Iterator[str]:
    """A body for the rows of each section, which its heading heads."""
    yield "<tbody>"
    for place, row in enumerate(grid.body):
        if row.section and place:
            yield "</tbody>\n<tbody>"
        yield f"<tr>{''.join(_body_cell(cell, row, grid.columns, named_by, dress) for cell in row.cells)}</tr>"
    yield "</tbody>"


def _body_cell(cell: Placed, row: GridRow, columns: Sequence[Column], named_by: Sequence[int], dress: Dress) -> str:
    if row.section:
        return _cell(cell, "th", dress, scope="rowgroup")
    column = columns[cell.column]
    look = "right" if column.right else "centred" if column.centred else ""
    if cell.column in named_by:
        return _cell(cell, "th", dress, scope="row", look=look)
    return _cell(cell, "td", dress, look=look)


def _cell(cell: Placed, tag: str, dress: Dress, **attributes: str) -> str:
    said = {
        "scope": attributes.get("scope", ""),
        "class": attributes.get("look", ""),
        "colspan": str(cell.across) if cell.across > 1 else "",
        "rowspan": str(cell.down) if cell.down > 1 else "",
    }
    written = "".join(f' {name}="{value}"' for name, value in said.items() if value)
    return f"<{tag}{written}>{joined(cell.lines, dress)}</{tag}>"
