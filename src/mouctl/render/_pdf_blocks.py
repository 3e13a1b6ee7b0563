"""A report as the data that the template for PDF typesets: told, laid out, and with nothing left to decide."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from mouctl.language import Language
from mouctl.render._cells import Line, Teller, for_facts, for_tables, for_text
from mouctl.render._grid import GridRow, grid_of
from mouctl.render._paper import Columns, Paper, columns_of, paper_of
from mouctl.render._timescale import days_of, scale_of, today_of
from mouctl.report import Block, Cell, Excerpt, Facts, Heading, Items, Paragraph, Report, Signatures, Table, Timeline

_Data: TypeAlias = dict[str, Any]
_TALL = 20
"""A row of more lines may be broken between pages: nothing may be lost where it is taller than a page."""
_TALLEST_HEADING = 10
_TALLEST_SECTION = 4
"""Headings of more lines do not come again on each page, nor do sections."""


def described(report: Report, language: Language) -> _Data:
    """The document and its blocks."""
    paper = paper_of(report, language)
    blocks = (_block(block, paper, language) for block in report.blocks)
    return {**paper._asdict(), "language": language.code, "blocks": [block for block in blocks if block]}


def _block(block: Block, paper: Paper, language: Language) -> _Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "lines": _lines(for_text(language).lines(block.text))}
        case Paragraph():
            return {"kind": "paragraph", "lines": _lines(for_text(language).lines(block.text, block.tone))}
        case Facts():
            return _facts(block, for_facts(language))
        case Table():
            return _table(block, paper, for_tables(language))
        case Items():
            return _items(block, for_text(language))
        case Timeline():
            return _timeline(block, language)
        case Signatures():
            return _signatures(block, for_text(language))


def _lines(lines: Iterable[Line]) -> list[_Data]:
    return [{"text": line.text, "tone": line.tone.value} for line in lines]


def _facts(facts: Facts, teller: Teller) -> _Data:
    rows = [[_lines(teller.lines(cell)) for cell in row] for row in facts.rows]
    return {"kind": "facts", "rows": rows} if rows else {}


def _items(items: Items, teller: Teller) -> _Data:
    entries = [[_entry(cell, teller) for cell in (item.text, *item.lines)] for item in items.items]
    filled = [[cell for cell in entry if cell["lines"]] for entry in entries]
    return {"kind": "items", "numbered": items.numbered, "items": filled} if filled else {}


def _entry(cell: Cell, teller: Teller) -> _Data:
    return {"excerpt": isinstance(cell, Excerpt), "lines": _lines(teller.lines(cell))}


def _signatures(signatures: Signatures, teller: Teller) -> _Data:
    places = [{key: _lines(teller.lines(cell)) for key, cell in place._asdict().items()} for place in signatures.places]
    return {"kind": "signatures", "places": places} if places else {}


def _timeline(timeline: Timeline, language: Language) -> _Data:
    if not timeline.bars:
        return {}
    teller, scale = for_tables(language), scale_of(timeline)
    today = today_of(timeline, scale, language)
    bars = [
        {
            "label": _lines(teller.lines(bar.label)),
            "days": days_of(bar, teller),
            "note": _lines(teller.lines(bar.note)),
            "tone": bar.tone.value,
            "start": scale.before(bar.first),
            "end": scale.after(bar.last),
        }
        for bar in timeline.bars
    ]
    return {
        "kind": "timeline",
        "years": [{"name": str(year), "start": start} for year, start in scale.years],
        "bars": bars,
        "today": today._asdict() if today else None,
    }


def _table(table: Table, paper: Paper, teller: Teller) -> _Data:
    grid = grid_of(table, teller)
    columns = columns_of(grid, paper)
    return {
        "kind": "table",
        "shares": columns.shares,
        "scale": columns.scale,
        "aligned": ["right" if each.right else "center" if each.centred else "left" for each in table.columns],
        "head": [_row(row, kept=True) for row in grid.head],
        "head_repeats": sum(_heights(grid.head, columns)) <= _TALLEST_HEADING,
        "body": [_row(row, kept) for row, kept in zip(grid.body, _kept(grid.body, columns), strict=True)],
    }


def _row(row: GridRow, kept: bool) -> _Data:
    cells = [
        {"lines": _lines(cell.lines), "column": cell.column, "across": cell.across, "down": cell.down}
        for cell in row.cells
    ]
    return {"section": row.section, "kept": kept, "cells": cells}


def _heights(rows: Sequence[GridRow], columns: Columns) -> list[int]:
    """How many lines each row takes, or somewhat more, cells that run on below aside."""
    return [max((columns.lines_of(cell) for cell in row.cells if cell.down == 1), default=1) for row in rows]


def _kept(rows: Sequence[GridRow], columns: Columns) -> list[bool]:
    """Which rows are kept on one page: none that may be taller than one, be it for a cell that runs on below."""
    heights = _heights(rows, columns)
    kept = [height <= (_TALLEST_SECTION if row.section else _TALL) for row, height in zip(rows, heights, strict=True)]
    for first, row in enumerate(rows):
        for cell in row.cells:
            covered = slice(first, first + cell.down)
            if columns.lines_of(cell) > max(_TALL, sum(heights[covered])):
                kept[covered] = [False] * cell.down
    return kept
