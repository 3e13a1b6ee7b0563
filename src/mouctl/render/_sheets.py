"""A report as the sheets of a workbook: each table on a sheet of its own, under the headings that belong to it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mouctl.render._spans import timeline_blocks
from mouctl.report import Block, Cell, Column, Heading, Paragraph, Row, Section, Table, Timeline
from mouctl.sentences import say


class Sheet(NamedTuple):
    """What stands above a table, the table, and what stands below it; or text alone."""

    above: tuple[Block, ...]
    table: Table | None = None
    below: tuple[Block, ...] = ()

    @property
    def heading(self) -> Cell:
        """The heading nearest to the table."""
        return next((block.text for block in reversed(self.above) if isinstance(block, Heading)), None)


def sheets(blocks: Iterable[Block]) -> Iterator[Sheet]:
    """The sheets in the order of the report.

    A table joins the sheet that is begun only under headings and paragraphs, so that its own heading line is in sight
    when the sheet is opened; what follows it up to the next table's headings stays under it.
    """
    sheet = Sheet(())
    for block in _without_timelines(blocks):
        if not isinstance(block, Table):
            sheet = _with(sheet, block)
        elif sheet.table is None and all(isinstance(each, Heading | Paragraph) for each in sheet.above):
            sheet = sheet._replace(table=block)
        else:
            sheet, above = _parted(sheet)
            yield sheet
            sheet = Sheet(above, block)
    if sheet != Sheet(()):
        yield sheet


def _without_timelines(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from timeline_blocks(block) if isinstance(block, Timeline) else (block,)


def _with(sheet: Sheet, block: Block) -> Sheet:
    if sheet.table is None:
        return sheet._replace(above=(*sheet.above, block))
    return sheet._replace(below=(*sheet.below, block))


def _parted(sheet: Sheet) -> tuple[Sheet, tuple[Block, ...]]:
    """The sheet without the headings and paragraphs at its end that introduce what comes next, and those."""
    blocks = sheet.above if sheet.table is None else sheet.below
    start = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        if not isinstance(blocks[place], Heading | Paragraph):
            break
        if isinstance(blocks[place], Heading):
            start = place
    kept = {"above": blocks[:start]} if sheet.table is None else {"below": blocks[:start]}
    return sheet._replace(**kept), blocks[start:]  # type: ignore[arg-type]  # both are blocks


def whole_rows(table: Table) -> Table:
    """The table with each section in a column of its own, so that every row says by itself where it belongs."""
    if len(table.records) == len(table.rows):
        return table
    column = Column(key="section", title=say("Section"), min_width=14, merged=True)
    shifted = tuple(place + 1 for place in table.card_title)
    return Table((column, *table.columns), tuple(_sectioned(table.rows)), shifted)


def _sectioned(rows: Iterable[Row]) -> Iterator[Row]:
    section: Cell = None
    for row in rows:
        if isinstance(row, Section):
            section = row.text
        else:
            yield (section, *row)
