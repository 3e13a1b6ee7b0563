"""A table as it is laid out on paper: its heading lines and rows, with the cells that run across or down.

One layout for the formats that can merge cells: HTML, spreadsheets, documents, PDF.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mouctl.render._cells import Line, Teller
from mouctl.report import Column, Section, Table


class Placed(NamedTuple):
    """A cell with its place: the column that it begins in, and how many columns and rows it takes."""

    column: int
    lines: tuple[Line, ...]
    across: int = 1
    down: int = 1


class GridRow(NamedTuple):
    """The cells that begin in a row, from left to right; where one from above runs on there is none."""

    cells: tuple[Placed, ...]
    section: bool = False


class Grid(NamedTuple):
    """A table's columns, its one or two heading lines, and its rows."""

    columns: tuple[Column, ...]
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]


def grid_of(table: Table, teller: Teller) -> Grid:
    """The layout of a table, told in a language."""
    return Grid(columns=table.columns, head=tuple(_head(table.columns, teller)), body=tuple(_body(table, teller)))


def _head(columns: Sequence[Column], teller: Teller) -> Iterator[GridRow]:
    """Groups over their columns, if there are any; a column without a group runs down over both lines."""
    grouped = any(column.group for column in columns)
    if grouped:
        yield GridRow(tuple(_upper(columns, teller)))
    yield GridRow(
        tuple(
            Placed(place, teller.lines(column.title))
            for place, column in enumerate(columns)
            if column.group or not grouped
        )
    )


def _upper(columns: Sequence[Column], teller: Teller) -> Iterator[Placed]:
    place = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        covered = tuple(members)
        if group:
            yield Placed(place, teller.lines(group), across=len(covered))
        else:
            for offset, column in enumerate(covered):
                yield Placed(place + offset, teller.lines(column.title), down=2)
        place += len(covered)


def _body(table: Table, teller: Teller) -> Iterator[GridRow]:
    """The rows; a run of rows between two sections is merged on its own."""
    for is_section, rows in groupby(table.rows, key=lambda row: isinstance(row, Section)):
        if is_section:
            for row in rows:
                assert isinstance(row, Section)
                yield GridRow((Placed(0, teller.lines(row.text), across=len(table.columns)),), section=True)
        else:
            yield from _merged([[teller.lines(cell) for cell in row] for row in rows], table.columns)


def _merged(rows: Sequence[Sequence[tuple[Line, ...]]], columns: Sequence[Column]) -> Iterator[GridRow]:
    # `down[row][place]`: how many rows the cell takes; 0 where the one above runs on.
    down = [[1] * len(columns) for _ in rows]
    outer = [place for place, column in enumerate(columns) if column.merged]
    for depth, place in enumerate(outer):
        keys = [tuple(row[each] for each in outer[: depth + 1]) for row in rows]
        start = 0
        for _, run in groupby(keys):
            length = len(list(run))
            down[start][place] = length
            for covered in range(start + 1, start + length):
                down[covered][place] = 0
            start += length
    for row, takes in zip(rows, down, strict=True):
        yield GridRow(tuple(Placed(place, row[place], down=rows_) for place, rows_ in enumerate(takes) if rows_))
