"""Comma-separated values of the report's records; else of its first table; else of its facts.

The headings are the columns' keys, the same in every language; days are ISO 8601 and numbers plain. Rows end in LF
rather than RFC 4180's CRLF: spreadsheets read either, whereas `cut`, `grep` and `git diff` take the CR for a part of
the last cell, and a CRLF written to a text stream on Windows becomes CR CR LF.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from io import StringIO

from mouctl.format import Format, Surface
from mouctl.render._cells import Teller
from mouctl.report import Cell, Facts, Report, Table, Toned

_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_TELEPHONE = re.compile(r"\+\d[\d ()-]*")


def render(report: Report, surface: Surface) -> str:
    """The header and the rows."""
    teller = Teller(surface.language, date.isoformat, tame=False)
    target = StringIO()
    csv.writer(target, lineterminator="\n").writerows([_value(cell, teller) for cell in row] for row in _rows(report))
    return target.getvalue()


def _rows(report: Report) -> Iterator[Sequence[Cell]]:
    for block in (report.flat, *report.blocks):
        if isinstance(block, Table):
            yield [column.key for column in block.columns]
            yield from block.records
            return
    yield ("key", "value")
    for block in report.blocks:
        if isinstance(block, Facts):
            yield from block.rows


def _value(cell: Cell, teller: Teller) -> str | int | float:
    while isinstance(cell, Toned):
        cell = cell.value
    if isinstance(cell, int | float) and not isinstance(cell, Enum):
        return cell  # -3 is a number, and no text that a spreadsheet could obey
    return _harmless(teller.text(cell, "\n"))


def _harmless(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would run; a telephone number arrives whole."""
    return f"'{text}" if _FORMULA.match(text) and not _TELEPHONE.fullmatch(text) else text


FORMAT = Format(id="csv", render=render, suffixes=(".csv",))
