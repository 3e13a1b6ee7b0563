"""A report on paper: what the document is called, what stands at the foot of each page, how wide its columns are.

One answer for the formats that have pages: HTML as it is printed, and PDF.
"""

from typing import NamedTuple

from mouctl.language import Language
from mouctl.render._cells import for_text
from mouctl.render._grid import Grid
from mouctl.report import Heading, Report
from mouctl.sentences import say

PAGE, PAGES = "{page}", "{pages}"
"""Stand in `Paper.number` for what only the one who breaks the pages knows."""
_UNBROKEN = 16
"""A word up to this long is not broken for want of room."""


class Paper(NamedTuple):
    """What a document says of itself, told in a language."""

    title: str
    landscape: bool
    official: bool
    """Whether the report is itself a document, such as an annex, and no answer on paper."""
    initials: str
    """Places for initials, which every page has; empty where there are none."""
    number: str
    """The page's number, with `PAGE` and `PAGES` in it."""


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
        initials="      ".join(map(teller.text, initials)).strip(),
        number=teller.text(say("page {page} of {pages}", page=PAGE, pages=PAGES)),
    )


def shares(grid: Grid) -> tuple[float, ...]:
    """The part of the whole width that each column takes: as it needs to be read, and to break no common word."""
    needs = [column.min_width for column in grid.columns]
    for cell in (cell for row in (*grid.head, *grid.body) for cell in row.cells if cell.across == 1):
        words = (word for line in cell.lines for word in line.text.split())
        needs[cell.column] = max(needs[cell.column], min(_UNBROKEN, max(map(len, words), default=0)))
    return tuple(need / sum(needs) for need in needs)
