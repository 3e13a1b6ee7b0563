"""HTML for mails: one page that loads nothing, in which data can only ever be text."""

from collections.abc import Iterable
from html import escape

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render._cells import Line, Teller, for_facts, for_tables, for_text
from mouctl.report import Block, Facts, Heading, Items, Paragraph, Report, Section, Signatures, Table, Timeline, Tone

_STYLES = {
    Tone.STRONG: "font-weight:bold",
    Tone.FAINT: "color:#666666",
    Tone.GOOD: "color:#1a6b2f",
    Tone.WARN: "color:#8a5a00",
    Tone.BAD: "color:#b00020;font-weight:bold",
}
_BODY = "font-family:sans-serif;font-size:15px;line-height:1.45;color:#222222;max-width:46em"
_CELL = "padding:2px 12px 2px 0;vertical-align:top;text-align:left"
_DEEPEST_HEADING = 6


def render(report: Report, surface: Surface, title: str = "") -> str:
    """The report's blocks as a page of that title."""
    body = "\n".join(_block(block, surface.language) for block in report.blocks)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{surface.language.code}">\n<head>{head}</head>\n'
        f'<body style="{_BODY}">\n{body}\n</body>\n</html>\n'
    )


def _block(block: Block, language: Language) -> str:
    match block:
        case Heading():
            level = min(block.level, _DEEPEST_HEADING)
            return f"<h{level}>{_joined(for_text(language).lines(block.text))}</h{level}>"
        case Paragraph():
            return f"<p>{_joined(for_text(language).lines(block.text, block.tone))}</p>"
        case Facts():
            return _facts(block, for_facts(language))
        case Table():
            return _table(block, for_tables(language))
        case Items():
            return _items(block, for_text(language))
        case Timeline() | Signatures():
            raise NotImplementedError(type(block).__name__)


def _facts(facts: Facts, teller: Teller) -> str:
    rows = (
        f'<tr><th style="{_CELL};white-space:nowrap;color:#666666;font-weight:normal">{escape(teller.text(label))}</th>'
        f'<td style="{_CELL}">{_joined(teller.lines(value))}</td></tr>'
        for label, value in facts.rows
    )
    return "\n".join(("<table>", *rows, "</table>"))


def _table(table: Table, teller: Teller) -> str:
    head = "".join(f'<th style="{_CELL}">{escape(teller.heading(column))}</th>' for column in table.columns)
    rows = (
        f'<td style="{_CELL}" colspan="{len(table.columns)}"><b>{_joined(teller.lines(row.text))}</b></td>'
        if isinstance(row, Section)
        else "".join(f'<td style="{_CELL}">{_joined(teller.lines(cell))}</td>' for cell in row)
        for row in table.rows
    )
    return "\n".join(("<table>", f"<tr>{head}</tr>", *(f"<tr>{row}</tr>" for row in rows), "</table>"))


def _items(items: Items, teller: Teller) -> str:
    kind = "ol" if items.numbered else "ul"
    entries = (
        f"<li>{'<br>'.join(_joined(teller.lines(cell)) for cell in (item.text, *item.lines))}</li>"
        for item in items.items
    )
    return "\n".join((f"<{kind}>", *entries, f"</{kind}>"))


def _joined(lines: Iterable[Line]) -> str:
    return "<br>".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    style = _STYLES.get(line.tone)
    return f'<span style="{style}">{escape(line.text)}</span>' if style else escape(line.text)
