"""Plain text for pipes and files: nothing is cut, wrapped or coloured, and one row of a table is one line.

Rich is not imported here: this format serves whenever stdout is no terminal, and starting fast is part of that.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._cells import for_facts, for_tables, for_text
from mouctl.render._excerpt import excerpt_lines
from mouctl.report import (
    Block,
    Excerpt,
    Facts,
    Heading,
    Items,
    Paragraph,
    Report,
    Section,
    Signatures,
    Table,
    Timeline,
)

_Block: TypeAlias = Heading | Paragraph | Facts | Table | Timeline | Signatures
"""All but a list, which may be too long to be written at one go."""
_GAP = "  "
_WIDEST_PADDING = 60
"""A cell longer than this moves the rest of its own row aside, instead of padding every other row to its length."""


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The report's blocks with blank lines between them; of a long list an entry at a time."""
    is_first = True
    for block in report.blocks:
        for number, piece in enumerate(filter(None, _pieces(block, surface.language))):
            yield f"{piece}\n" if number or is_first else f"\n{piece}\n"
            is_first = False


def _pieces(block: Block, language: Language) -> Iterator[str]:
    return _items(block, language) if isinstance(block, Items) else iter((_block(block, language),))


def _block(block: _Block, language: Language) -> str:
    match block:
        case Heading() | Paragraph():
            return for_text(language).text(block.text, "\n")
        case Facts():
            return _facts(block, language)
        case Table():
            return _table(block, language)
        case Timeline():
            return _timeline(block, language)
        case Signatures():
            return _signatures(block, language)


def _facts(facts: Facts, language: Language) -> str:
    teller = for_facts(language)
    rows = [[f"{teller.text(label)}:", teller.text(value)] for label, value in facts.rows]
    return "\n".join(_aligned(rows, (False, False)))


def _table(table: Table, language: Language) -> str:
    teller = for_tables(language)
    headings = [teller.heading(column) for column in table.columns]
    told = [[teller.text(cell) for cell in row] for row in table.records]
    head, *rows = _aligned([headings, *told], [column.right for column in table.columns])
    below = iter(rows)
    return "\n".join(
        [head, *(teller.text(row.text) if isinstance(row, Section) else next(below) for row in table.rows)]
    )


def _timeline(timeline: Timeline, language: Language) -> str:
    """A line for each span with its days: what is no terminal draws nothing."""
    teller = for_tables(language)
    return "\n".join(
        _aligned(
            [[teller.text(cell) for cell in (b.label, b.first, b.last, b.note)] for b in timeline.bars], (False,) * 4
        )
    )


def _signatures(signatures: Signatures, language: Language) -> str:
    teller = for_text(language)
    return "\n".join(", ".join(filter(None, map(teller.text, place))) for place in signatures.places)


def _items(items: Items, language: Language) -> Iterator[str]:
    teller = for_text(language)
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.numbered else "- "
        lines = [mark + teller.text(item.text)]
        for cell in item.lines:
            # In one line each, but for an excerpt, whose mark belongs under its line.
            lines += excerpt_lines(cell) if isinstance(cell, Excerpt) else filter(None, (teller.text(cell),))
        yield f"\n{' ' * len(mark)}".join(lines)


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[str]:
    widths = [min(max(map(len, column)), _WIDEST_PADDING) for column in zip(*rows, strict=True)]
    return [_row(row, widths, right) for row in rows]


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        cell.rjust(width) if at_right else cell.ljust(width)
        for cell, width, at_right in zip(cells, widths, right, strict=True)
    )
    return _GAP.join(padded).rstrip()


FORMAT = Format(id="plain", render=render, suffixes=(".txt",))
