"""A table in CSV, as spreadsheets write it: a line that names the columns, then a row for each thing.

The cells are text, without the blanks around them; what they mean is for others to say. Comma or semicolon, UTF-8 with
or without a byte-order mark, any line ends, line breaks in quoted cells.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.loading.codes import DUPLICATE, WRONG_VALUE
from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.regular_file import content_of
from mouctl.sentences import Sentence, say

LIMIT = 10 * 1000 * 1000
"""The largest table read, in bytes."""


class CellFault(NamedTuple):
    """What is wrong with a row, or with a cell of it; `code` as in `codes`."""

    line: int
    """The line of the file in which the row starts."""
    column: str | None
    code: str
    message: Sentence | str
    advice: Sentence | str | None = None


class Row(NamedTuple):
    """The cells of a row that hold anything, by their column."""

    line: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """What a table holds; rows that cannot be told apart into cells are among the faults and not among the rows."""

    line: int
    """Where the names of the columns stand."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[CellFault, ...]


def content_of_table(path: Path) -> bytes:
    """What the file holds. Raises UsageError for what cannot be read."""
    if path.is_dir():
        raise UsageError(say("{file} is a folder.", file=str(path)), say("Name the file with the table."))
    try:
        return content_of(path, LIMIT)
    except Unreadable as fault:
        raise UsageError(say("{file}: {fault}", file=str(path), fault=fault.message), fault.advice) from None


def sheet(content: bytes, name: str) -> Sheet:
    """The table that is written there; `name` is what to call the file. Raises UsageError where it is no text."""
    if len(content) > LIMIT:
        too_large = say("The file is larger than {limit} bytes.", limit=LIMIT)
        raise UsageError(say("{file}: {fault}", file=name, fault=too_large), say("Split it, or shorten it."))
    try:
        text = decode(content)
    except Unreadable as fault:
        raise UsageError(say("{file}: {fault}", file=name, fault=fault.message), fault.advice) from None
    records = _records(text)
    start, header = next(records, (1, ()))
    columns = tuple(header or ())
    faults = [*_twice(columns, start)] if header is not None else [_torn(start)]
    rows: list[Row] = []
    for line, cells in records:
        wrong = _torn(line) if cells is None else _too_many(line, cells, columns)
        if wrong or cells is None:
            faults.extend([wrong] if wrong else [])
        else:
            rows.append(Row(line, _named(cells, columns)))
    return Sheet(start, columns, tuple(rows), tuple(faults))


def _records(text: str) -> Iterator[tuple[int, Sequence[str] | None]]:
    """The lines that hold anything, each with where it starts; None in place of one that ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            cleaned = [_plain(cell) for cell in cells]
            if any(cleaned):
                yield start, cleaned
            start = reader.line_num + 1
    except csv.Error:
        yield start, None


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _plain(cell: str) -> str:
    """The cell without the blanks around it, and with the line ends of TOML."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _named(cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    """The cells that hold anything; of two columns of one name the first counts."""
    return {name: cell for name, cell in reversed([*zip(columns, cells, strict=False)]) if cell}


def _twice(columns: Sequence[str], line: int) -> Iterator[CellFault]:
    for column in sorted({name for name in columns if name and columns.count(name) > 1}, key=columns.index):
        message = say("The column stands in the table twice.")
        yield CellFault(line, column, DUPLICATE, message, say("Delete one of the two, or rename it."))


def _too_many(line: int, cells: Sequence[str], columns: Sequence[str]) -> CellFault | None:
    """A row with a cell beyond the last column, or below a column without a name; its cells may be out of step."""
    if not any(cell for cell, name in zip_longest(cells, columns) if not name):
        return None
    message = say(
        "The row has a cell without a column: {cells} cells, {columns} columns.",
        cells=len(cells),
        columns=sum(map(bool, columns)),
    )
    return CellFault(line, None, WRONG_VALUE, message, say("Put text with a comma or semicolon into quotation marks."))


def _torn(line: int) -> CellFault:
    message = say("From here on the table cannot be read.")
    advice = say(
        "A quotation mark is not closed, or stands in the middle of a cell; within quotes it is written twice."
    )
    return CellFault(line, None, WRONG_VALUE, message, advice)
