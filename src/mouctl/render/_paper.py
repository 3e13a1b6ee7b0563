"""A report on paper: what the document is called, what stands at the foot of each page, how wide its columns are.

One answer for the formats that have pages: HTML as it is printed, and PDF.
"""

import re
from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from mouctl.language import Language
from mouctl.render._cells import for_text
from mouctl.render._grid import Grid, Placed
from mouctl.report import Column, Heading, Report
from mouctl.sentences import say

PAGE, PAGES = "{page}", "{pages}"
"""Stand in `Paper.number` for what only the one who breaks the pages knows."""
_UNBROKEN = 16
"""A word up to this long is not broken for want of room, nor a line if it can be helped."""
_BREAK = re.compile(r"\s|(?<=[/-])")
_HEADING = 1.35
"""How wide a letter of a heading is, which is bold and may be a capital."""
_PADDING = 2.5
"""Characters that the empty edges of a cell take."""
_ENOUGH = 48
"""A longer line makes no column wider."""
_ACROSS, _UPRIGHT = 190, 115
"""Characters that a line of a table has room for on the two papers."""
_SMALLEST = 0.7


class Paper(NamedTuple):
    """What a document says of itself, told in a language."""

    title: str
    landscape: bool
    official: bool
    """Whether the report is itself a document, such as an annex, and no answer on paper."""
    initials: tuple[str, ...]
    """Places for initials, which every page has."""
    number: str
    """The page's number, with `PAGE` and `PAGES` in it."""


class Columns(NamedTuple):
    """The columns of a table on paper."""

    shares: tuple[float, ...]
    """The part of the whole width that each takes."""
    least: float
    """The width in characters below which words would break."""
    scale: float
    """How much smaller the type is than usual, where the columns would not fit otherwise."""
    room: float
    """Characters that a line of the whole table holds."""

    def lines_of(self, cell: Placed) -> int:
        """How many lines the cell takes, or somewhat more."""
        width = self.room * sum(self.shares[cell.column : cell.column + cell.across]) - _PADDING
        return sum(ceil(len(line.text) / max(1.0, width)) for line in cell.lines)


def paper_of(report: Report, language: Language) -> Paper:
    """The paper for a report: by its `page`, or else upright and called by its first heading."""
    teller = for_text(language)
    page = report.page
    headings = (block.text for block in report.blocks if isinstance(block, Heading))
    title = page.title if page else next(headings, None)
    initials = (say("Initials {party}: ____________", party=party) for party in (page.initials if page else ()))
    return Paper(
        title=teller.text(title) or "mouctl",
        landscape=page is not None and page.landscape,
        official=page is not None,
        initials=tuple(map(teller.text, initials)),
        number=teller.text(say("page {page} of {pages}", page=PAGE, pages=PAGES)),
    )


def columns_of(grid: Grid, paper: Paper) -> Columns:
    """How wide the columns are: each as it needs to be read, and those with longer lines share what room is left."""
    widths = [_need(column, words) for column, words in zip(grid.columns, _longest(grid, _BREAK.split), strict=True)]
    least, room = sum(widths), _ACROSS if paper.landscape else _UPRIGHT
    lines = [line for _, line in _longest(grid, lambda line: [line])]
    for most in (_UNBROKEN, _ENOUGH):
        wishes = [max(0.0, min(most, line) + _PADDING - width) for line, width in zip(lines, widths, strict=True)]
        part = min(1.0, max(0.0, room - sum(widths)) / (sum(wishes) or 1))
        widths = [width + wish * part for width, wish in zip(widths, wishes, strict=True)]
    scale = min(1.0, max(_SMALLEST, room / least))
    return Columns(tuple(width / sum(widths) for width in widths), least, scale, room / scale)


def _need(column: Column, longest: tuple[int, int]) -> float:
    head, body = (min(_UNBROKEN, word) for word in longest)
    return _PADDING + max(column.min_width, head * _HEADING, body)


def _longest(grid: Grid, pieces: Callable[[str], list[str]]) -> list[tuple[int, int]]:
    """The longest piece in each column's heading, and in its cells."""
    found = [[0, 0] for _ in grid.columns]
    for part, rows in enumerate((grid.head, grid.body)):
        for cell in (cell for row in rows for cell in row.cells if cell.across == 1):
            longest = max((len(piece) for line in cell.lines for piece in pieces(line.text)), default=0)
            found[cell.column][part] = max(found[cell.column][part], longest)
    return [(head, body) for head, body in found]
