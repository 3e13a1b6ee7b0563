"""GitHub Flavored Markdown, in which data can only ever be text.

What GitHub itself links in bare text (a web or mail address, an @name) stays as it is: it shows where it leads.
"""

import re
from collections.abc import Iterable, Sequence

from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._cells import Line, Teller, days_of, for_facts, for_tables, for_text
from mouctl.render._mermaid import gantt
from mouctl.report import (
    Block,
    Cell,
    Excerpt,
    Facts,
    Heading,
    Items,
    Paragraph,
    Report,
    Row,
    Section,
    Signatures,
    Table,
    Timeline,
    Tone,
    Toned,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=[#\w])")
_BULLET = re.compile(r"^(?=[+-](?!\w))")  # -3 is no bullet
_NUMBER = re.compile(r"^(\d+)(?=[.)](?:\s|$))")
_BOLD = frozenset({Tone.STRONG, Tone.BAD})
_DEEPEST_HEADING = 6


def render(report: Report, surface: Surface) -> str:
    """The report's blocks with blank lines between them."""
    written: list[str] = []
    for before, block in zip((None, *report.blocks), report.blocks, strict=False):
        if _is_list(before) and _is_list(block):
            written.append("<!-- -->")  # or the two would run into one list
        written.append(_block(block, surface.language))
    return "\n".join(f"{text}\n" for text in written if text)


def _is_list(block: Block | None) -> bool:
    return isinstance(block, Facts | Items)


def _block(block: Block, language: Language) -> str:
    match block:
        case Heading():
            marks = "#" * min(block.level, _DEEPEST_HEADING)
            return f"{marks} {_joined(for_text(language).lines(block.text))}"
        case Paragraph():
            return _joined(for_text(language).lines(block.text, block.tone))
        case Facts():
            return _facts(block, for_facts(language))
        case Table():
            return _table(block, for_tables(language))
        case Items():
            return "\n".join(_items(block, for_text(language)))
        case Timeline():
            return _timeline(block, for_tables(language))
        case Signatures():
            return _signatures(block, for_text(language))


def _facts(facts: Facts, teller: Teller) -> str:
    rows = ((_escaped(teller.text(label)), _joined(teller.lines(value))) for label, value in facts.rows)
    return "\n".join(f"- **{label}:** {value}".rstrip() for label, value in rows)


def _table(table: Table, teller: Teller) -> str:
    headings = [_escaped(teller.heading(column)) for column in table.columns]
    rule = ["---:" if column.right else ":---:" if column.centred else "---" for column in table.columns]
    rows = ([_joined(teller.lines(cell)) for cell in _cells(row, len(headings))] for row in table.rows)
    return "\n".join(map(_row, (headings, rule, *rows)))


def _cells(row: Row, columns: int) -> Sequence[Cell]:
    """A row's cells; a section stands in the first column, since a cell cannot run across here."""
    return (Toned(row.text, Tone.STRONG), *(None,) * (columns - 1)) if isinstance(row, Section) else row


def _timeline(timeline: Timeline, teller: Teller) -> str:
    """A chart for viewers that draw Mermaid, and the same as a list: whole, and for those that do not."""

    def told(cell: Cell) -> str:
        return _escaped(teller.text(cell))

    if not timeline.bars:
        return ""
    listed = (
        f"- **{told(bar.label)}:** {', '.join(filter(None, (told(days_of(bar)), told(bar.note))))}"
        for bar in timeline.bars
    )
    return "\n".join((gantt(timeline, teller), "", *listed))


def _signatures(signatures: Signatures, teller: Teller) -> str:
    """The places side by side, with room between the position and the name to sign in."""
    lines = [[_escaped(teller.text(cell)) for cell in line] for line in zip(*signatures.places, strict=True)]
    party, position, name = lines
    room = ["<br><br><br>"] * len(party)
    return "\n".join(map(_row, (party, ["---"] * len(party), position, room, name)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _items(items: Items, teller: Teller) -> Iterable[str]:
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.numbered else "- "
        yield mark + _joined(teller.lines(item.text))
        for line in item.lines:
            if not isinstance(line, Excerpt) and (text := _joined(teller.lines(line))):
                yield f"{' ' * len(mark)}- {text}"


def _joined(lines: Iterable[Line]) -> str:
    return "<br>".join(f"**{_escaped(line.text)}**" if line.tone in _BOLD else _escaped(line.text) for line in lines)


def _escaped(text: str) -> str:
    """`text` with a backslash before all that Markdown or HTML would read as more than text."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", text)
    return _BULLET.sub(r"\\", _NUMBER.sub(r"\1\\", escaped))


FORMAT = Format(id="markdown", render=render, suffixes=(".md", ".markdown"))
