"""For a person at a terminal: aligned, wrapped to its width, in quiet colours."""

from collections.abc import Iterator
from io import StringIO
from typing import TypeAlias

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

_Block: TypeAlias = Heading | Paragraph | Facts | Table | Timeline | Signatures
"""All but a list, which may be too long to be laid out at one go."""
_USUAL_WIDTH = 100
_NARROWEST = 24
"""Below this nothing can be laid out; the terminal then breaks the lines itself."""


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The report's blocks with blank lines between them, a heading with what it heads; a long list entry by entry."""
    width = max(surface.width or _USUAL_WIDTH, _NARROWEST)
    console = _console(width, colour=surface.colour)
    after_heading = True
    for block in report.blocks:
        is_first = True
        for lines in filter(None, _pieces(block, surface, width)):
            yield _shown(lines if after_heading or not is_first else [Text(), *lines], console)
            is_first = False
        if not is_first:
            after_heading = isinstance(block, Heading)


def _console(width: int, *, colour: bool) -> Console:
    """One that writes escape codes only where there is colour."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _shown(lines: list[Text], console: Console) -> str:
    console.file = target = StringIO()
    console.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)  # one call, as each is costly
    return target.getvalue()


def _pieces(block: Block, surface: Surface, width: int) -> Iterator[list[Text]]:
    if isinstance(block, Items):
        return _items(block, surface.language, min(width, MEASURE))
    return iter((_block(block, surface, width),))


def _block(block: _Block, surface: Surface, width: int) -> list[Text]:
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


def _items(items: Items, language: Language, measure: int) -> Iterator[list[Text]]:
    teller = for_text(language)
    mark_width = len(f"{len(items.items)}.") if items.numbered else 1
    for number, item in enumerate(items.items, start=1):
        mark = Box(Text(f"{number}." if items.numbered else "•"), mark_width, right=True)
        inner = styled([line for cell in (item.text, *item.lines) for line in teller.lines(cell)])
        yield side_by_side([mark, Box(inner, measure - mark_width - 1)], gap=1)


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
