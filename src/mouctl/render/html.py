"""A page of HTML to keep, send and print: it loads nothing, runs nothing, and data in it can only ever be text."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._cells import for_text
from mouctl.render._html_table import written_table
from mouctl.render._markup import Dress, plain_block
from mouctl.render._paper import PAGE, PAGES, Paper, paper_of
from mouctl.render._svg_timeline import drawn
from mouctl.report import Block, Heading, Report, Table, Timeline, Tone

_LOOK = Path(__file__).with_name("_page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Said to the browser too: nothing is loaded or run, whatever stands in the page."""
_BETWEEN = "      "
_MARGIN = "font: 8pt Arial, sans-serif; white-space: pre;"
_DRESS = Dress(
    tones={tone: f' class="{tone.value}"' for tone in Tone if tone is not Tone.PLAIN},
    label=' scope="row" class="fact"',
    value="",
    place="",
    after_slash="<wbr>",
)


def render(report: Report, surface: Surface) -> str:
    """The report's blocks, and at the end the places for initials where the page has any."""
    paper = paper_of(report, surface.language)
    blocks = (
        _block(block, name, paper, surface.language) for block, name in _headed(report.blocks, paper, surface.language)
    )
    initials = _BETWEEN.join(paper.initials)
    footer = (f"<footer>{escape(initials)}</footer>",) if initials else ()
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{surface.language.code}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(paper.title)}</title>",
            f"<style>\n{_LOOK.read_text('utf-8')}{_page(paper)}</style>",
            "</head>",
            f'<body class="{"wide" if paper.landscape else "upright"}{" official" if paper.official else ""}">',
            "<main>",
            *blocks,
            "</main>",
            *footer,
            "</body>",
            "</html>\n",
        )
    )


def _headed(blocks: Iterable[Block], paper: Paper, language: Language) -> Iterator[tuple[Block, str]]:
    """The blocks, each with the heading that it stands under."""
    name = paper.title
    for block in blocks:
        if isinstance(block, Heading):
            name = for_text(language).text(block.text)
        yield block, name


def _block(block: Block, name: str, paper: Paper, language: Language) -> str:
    match block:
        case Table():
            return written_table(block, name, paper, language, _DRESS)
        case Timeline():
            return drawn(block, language, _DRESS)
    return plain_block(block, language, _DRESS)


def _page(paper: Paper) -> str:
    """What CSS says of each sheet of paper; browsers that know no boxes in the margin print the page without."""
    number = " ".join(
        {PAGE: "counter(page)", PAGES: "counter(pages)"}.get(piece) or _string(piece)
        for piece in re.split(f"({re.escape(PAGE)}|{re.escape(PAGES)})", paper.number)
        if piece
    )
    return (
        f"@page {{ size: A4 {'landscape' if paper.landscape else 'portrait'};"
        f" @bottom-left {{ {_MARGIN} content: {_string(_BETWEEN.join(paper.initials))} }}"
        f" @bottom-right {{ {_MARGIN} content: {number} }} }}\n"
    )


def _string(text: str) -> str:
    """`text` as a string of CSS, all but letters, digits and blanks by their numbers: nothing can end it."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'


FORMAT = Format(id="html", render=render, suffixes=(".html", ".htm"))
