"""For a person at a terminal: aligned, wrapped to its width, in quiet colours."""

from io import StringIO

from rich.console import Console
from rich.text import Text

from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._cells import for_facts, for_text
from mouctl.render._layout import (
    FAINT,
    GAP,
    MEASURE,
    STRONG,
    Box,
    labelled,
    rule,
    side_by_side,
    styled,
    wrap,
)
from mouctl.render._terminal_table import table_lines
from mouctl.render._terminal_timeline import timeline_lines
from mouctl.report import Block, Facts, Heading, Items, Paragraph, Report, Signatures, Table, Timeline

_USUAL_WIDTH = 100
_NARROWEST = 24
"""Below this nothing can be laid out; the terminal then breaks the lines itself."""


def render(report: Report, surface: Surface) -> str:
    """The report's blocks with blank lines between them; a heading stays with what it heads."""
    width = max(surface.width or _USUAL_WIDTH, _NARROWEST)
    lines: list[Text] = []
    after_heading = True
    for block in report.blocks:
        written = _block(block, surface, width)
        if written:
            lines += written if after_heading else [Text(), *written]
            after_heading = isinstance(block, Heading)
    return _shown(lines, width, colour=surface.colour)


def _shown(lines: list[Text], width: int, *, colour: bool) -> str:
    """The lines as text, with escape codes only where there is colour."""
    target = StringIO()
    console = Console(
        file=target,
        width=width,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return target.getvalue()


def _block(block: Block, surface: Surface, width: int) -> list[Text]:
    language, measure = surface.language, min(width, MEASURE)
    match block:
        case Heading():
            return _heading(block, language, measure)
        case Paragraph():
            return wrap(styled(for_text(language).lines(block.text, block.tone)), measure)
        case Facts():
            return _facts(block, language, measure)
        case Table():
            return table_lines(block, language, width, wide=surface.wide)
        case Items():
            return _items(block, language, measure)
        case Timeline():
            return timeline_lines(block, language, width)
        case Signatures():
            return _signatures(block, language, measure)


def _heading(heading: Heading, language: Language, measure: int) -> list[Text]:
    lines = wrap(styled(for_text(language).lines(heading.text), STRONG), measure)
    match heading.level:
        case 1:
            return [*lines, rule(measure, "━")]
        case 2:
            return [*lines, rule(max(line.cell_len for line in lines))]
    return lines


def _facts(facts: Facts, language: Language, measure: int) -> list[Text]:
    teller = for_facts(language)
    rows = [(styled(teller.lines(label), FAINT, " "), styled(teller.lines(value))) for label, value in facts.rows]
    return labelled(rows, measure)


def _items(items: Items, language: Language, measure: int) -> list[Text]:
    teller = for_text(language)
    marks = [f"{number}." if items.numbered else "•" for number in range(1, len(items.items) + 1)]
    mark_width = max(map(len, marks), default=0)
    lines: list[Text] = []
    for mark, item in zip(marks, items.items, strict=True):
        inner = styled([line for cell in (item.text, *item.lines) for line in teller.lines(cell)])
        lines += side_by_side([Box(Text(mark), mark_width, right=True), Box(inner, measure - mark_width - 1)], gap=1)
    return lines


def _signatures(signatures: Signatures, language: Language, measure: int) -> list[Text]:
    """The places side by side, with room to sign in."""
    teller = for_text(language)
    each = max(1, (measure - GAP * (len(signatures.places) - 1)) // max(1, len(signatures.places)))
    party, position, name = (
        side_by_side([Box(styled(teller.lines(cell)), each) for cell in line])
        for line in zip(*signatures.places, strict=True)
    )
    return [*party, *position, Text(), Text(), *name]


FORMAT = Format(id="terminal", render=render)
