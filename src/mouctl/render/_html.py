"""HTML for mails: one page that loads nothing, in which data can only ever be text."""

from html import escape

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render._cells import Teller, for_tables
from mouctl.render._markup import Dress, joined, plain_block, spans
from mouctl.report import Block, Report, Section, Table, Timeline, Tone

_BODY = "font-family:sans-serif;font-size:15px;line-height:1.45;color:#222222;max-width:46em"
_CELL = "padding:2px 12px 2px 0;vertical-align:top;text-align:left"
_DRESS = Dress(
    tones={
        Tone.STRONG: ' style="font-weight:bold"',
        Tone.FAINT: ' style="color:#666666"',
        Tone.GOOD: ' style="color:#1a6b2f"',
        Tone.WARN: ' style="color:#8a5a00"',
        Tone.BAD: ' style="color:#b00020;font-weight:bold"',
    },
    label=f' style="{_CELL};white-space:nowrap;color:#666666;font-weight:normal"',
    value=f' style="{_CELL}"',
    place=' style="padding:2px 24px 2px 0;vertical-align:top;text-align:center"',
)


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
        case Table():
            return _table(block, for_tables(language))
        case Timeline():  # nothing is drawn: programs that show mails know no pictures inside
            return spans(block, for_tables(language), _DRESS)
    return plain_block(block, language, _DRESS)


def _table(table: Table, teller: Teller) -> str:
    head = "".join(f'<th style="{_CELL}">{escape(teller.heading(column))}</th>' for column in table.columns)
    rows = (
        f'<td style="{_CELL}" colspan="{len(table.columns)}"><b>{joined(teller.lines(row.text), _DRESS)}</b></td>'
        if isinstance(row, Section)
        else "".join(f'<td style="{_CELL}">{joined(teller.lines(cell), _DRESS)}</td>' for cell in row)
        for row in table.rows
    )
    return "\n".join(("<table>", f"<tr>{head}</tr>", *(f"<tr>{row}</tr>" for row in rows), "</table>"))
