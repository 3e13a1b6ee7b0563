"""A table on a terminal: columns side by side where they fit, else one card a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from rich.text import Text

from mouctl.language import Language
from mouctl.render._cells import Line, Teller, for_tables
from mouctl.render._grid import GridRow, grid_of
from mouctl.render._layout import (
    FAINT,
    GAP,
    MEASURE,
    STRONG,
    Box,
    labelled,
    rule,
    side_by_side,
    styled,
    width_of,
    wrap,
)
from mouctl.report import Column, Row, Section, Table

_Row: TypeAlias = Sequence[Sequence[Line]]
_Told: TypeAlias = _Row | Text
"""A row's cells, or the text of a section."""
_UNBROKEN = 16
"""A line this short is kept whole before others get room: a day, a telephone number, a name."""
_CARD_INDENT = 2
_COMFORTABLE = 24
"""Where there is no end to the width, a column gets this much of what it would like."""
_TITLE_BREAK = " · "


def table_lines(table: Table, language: Language, width: int, *, wide: bool = False) -> list[Text]:
    """The table, at most `width` wide unless it may be `wide`; without rows only its headings, if they fit."""
    teller = for_tables(language)
    rows = [_told(row, teller) for row in table.rows]
    cells = [row for row in rows if not isinstance(row, Text)]
    columns = _with_room_for_groups(
        [_Measured.of(column, teller, [row[place] for row in cells]) for place, column in enumerate(table.columns)]
    )
    room = width - GAP * (len(columns) - 1)
    if wide:
        room = max(room, sum(column.comfortable for column in columns))
    if sum(column.least for column in columns) > room:
        return _cards(table, columns, rows, min(width, MEASURE))
    if any(column.merged for column in table.columns):
        rows = [_merged(row, len(columns)) for row in grid_of(table, teller).body]
    return _grid(columns, rows, _widths(columns, room))


def _told(row: Row, teller: Teller) -> _Told:
    return _headed(teller.lines(row.text)) if isinstance(row, Section) else [teller.lines(cell) for cell in row]


def _headed(lines: Sequence[Line]) -> Text:
    return styled(lines, STRONG, " ")


def _merged(row: GridRow, columns: int) -> _Told:
    """The row without the cells that run on from above."""
    if row.section:
        return _headed(row.cells[0].lines)
    begun = {cell.column: cell.lines for cell in row.cells}
    return [begun.get(place, ()) for place in range(columns)]


@dataclass(frozen=True, slots=True)
class _Measured:
    """A column as it is told, with the widths that it would like."""

    title: tuple[Line, ...]
    group: str
    right: bool
    centred: bool
    least: int
    """Holds every word of the title."""
    unbroken: int
    """Breaks no word and no short line either."""
    whole: int
    """Wraps nothing."""

    @property
    def comfortable(self) -> int:
        """Reads well."""
        return max(self.least, min(self.whole, _COMFORTABLE))

    @classmethod
    def of(cls, column: Column, teller: Teller, cells: Sequence[Sequence[Line]]) -> "_Measured":
        title = teller.lines(column.title)
        group = teller.text(column.group)
        texts = [line.text for lines in (title, *cells) for line in lines]
        return cls(
            title=title,
            group=group,
            right=column.right,
            centred=column.centred,
            least=max([column.min_width, *(_longest_word(line.text) for line in title)]),
            unbroken=max([0, *map(_unbroken, texts)]),
            whole=max([1, min(_longest_word(group), column.min_width), *map(width_of, texts)]),
        )


def _with_room_for_groups(columns: Sequence[_Measured]) -> list[_Measured]:
    """The columns, the last of each group made so wide that no word of the group's heading is broken over them."""
    found: list[_Measured] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        *others, last = members
        least = _longest_word(group) - sum(min(column.least, column.whole) + GAP for column in others)
        found += [*others, replace(last, least=max(last.least, least), whole=max(last.whole, least))]
    return found


def _longest_word(text: str) -> int:
    return max(map(width_of, text.split()), default=0)


def _unbroken(text: str) -> int:
    return max(min(width_of(text), _UNBROKEN), _longest_word(text))


def _widths(columns: Sequence[_Measured], room: int) -> list[int]:
    """Widths that fit into `room`: first each column's least, then whole words and days, then whole lines."""
    widths = [min(column.least, column.whole) for column in columns]
    for wishes in ([column.unbroken for column in columns], [column.whole for column in columns]):
        _widen(widths, wishes, room)
    return widths


def _widen(widths: list[int], wishes: Sequence[int], room: int) -> None:
    """Gives spare room away, a character at a time, to the narrowest column that still wishes for some."""
    for _ in range(room - sum(widths)):
        wanting = [place for place, wish in enumerate(wishes) if widths[place] < wish]
        if not wanting:
            return
        widths[min(wanting, key=widths.__getitem__)] += 1


def _grid(columns: Sequence[_Measured], rows: Sequence[_Told], widths: Sequence[int]) -> list[Text]:
    lines = _group_headings(columns, widths)
    lines += _row([column.title for column in columns], columns, widths, STRONG)
    across = sum(widths) + GAP * (len(widths) - 1)
    lines.append(rule(across))
    written = [wrap(row, across) if isinstance(row, Text) else _row(row, columns, widths) for row in rows]
    apart = any(len(row) > 1 for row in written)  # rows of several lines need air to be told apart
    for number, row in enumerate(written):
        lines += [Text(), *row] if apart and number else row
    return lines


def _row(cells: _Row, columns: Sequence[_Measured], widths: Sequence[int], style: str = "") -> list[Text]:
    return side_by_side(
        [
            Box(styled(cell, style), width, column.right, column.centred)
            for cell, column, width in zip(cells, columns, widths, strict=True)
        ]
    )


def _group_headings(columns: Sequence[_Measured], widths: Sequence[int]) -> list[Text]:
    """The headings shared by neighbours, each with a rule over what it covers."""
    if not any(column.group for column in columns):
        return []
    spans = []
    for group, members in groupby(zip(columns, widths, strict=True), key=lambda member: member[0].group):
        covered = [width for _, width in members]
        spans.append((group, sum(covered) + GAP * (len(covered) - 1)))
    titles = side_by_side([Box(Text(group, STRONG), width) for group, width in spans])
    return titles + side_by_side([Box(rule(width) if group else Text(), width) for group, width in spans])


def _cards(table: Table, columns: Sequence[_Measured], rows: Sequence[_Told], width: int) -> list[Text]:
    lines: list[Text] = []
    for row in rows:
        if isinstance(row, Text):
            lines += [*([Text()] if lines else []), *wrap(row, width), rule(width)]
            continue
        title = Text(_TITLE_BREAK).join(styled(row[place], STRONG, " ") for place in table.card_title if row[place])
        values = [
            (column, cell)
            for place, (column, cell) in enumerate(zip(columns, row, strict=True))
            if cell and place not in table.card_title
        ]
        lines += [Text()] if lines else []
        lines += wrap(title, width)
        lines += labelled(_card_rows(values), width, _CARD_INDENT)
    return lines


def _card_rows(values: Sequence[tuple[_Measured, Sequence[Line]]]) -> list[tuple[Text, Text]]:
    """Labels and values, those of a group set in under its heading."""
    written: list[tuple[Text, Text]] = []
    for group, members in groupby(values, key=lambda value: value[0].group):
        if group:
            written.append((Text(group, FAINT), Text()))
        indent = " " * _CARD_INDENT if group else ""
        written += [(Text(indent, FAINT) + styled(column.title, FAINT, " "), styled(cell)) for column, cell in members]
    return written
