"""What every page of HTML has: text that can only ever be text, and the blocks that look alike in a mail and a file.

A `Dress` says how they look: in a mail by a style on each piece, for its readers know no other; in a file by classes.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from mouctl.language import Language
from mouctl.render._cells import Line, Teller, for_facts, for_text
from mouctl.render._timescale import days_of
from mouctl.report import Cell, Excerpt, Facts, Heading, Items, Paragraph, Signatures, Timeline, Tone

_DEEPEST_HEADING = 6
_ROOM_TO_SIGN = "<br><br><br><br>"
_BLANKS = "." * 30


class Dress(NamedTuple):
    """The attributes that give a piece its look, each with the blank before it."""

    tones: Mapping[Tone, str]
    label: str
    """Of a fact's label."""
    value: str
    """Of a fact's value."""
    place: str
    """Of a place to sign."""
    after_slash: str = ""
    """What lets a line break behind a slash."""


def plain_block(block: Heading | Paragraph | Facts | Items | Signatures, language: Language, dress: Dress) -> str:
    """A block that has no more to it than its text."""
    match block:
        case Heading():
            level = min(block.level, _DEEPEST_HEADING)
            return f"<h{level}>{joined(for_text(language).lines(block.text), dress)}</h{level}>"
        case Paragraph():
            return f"<p>{joined(for_text(language).lines(block.text, block.tone), dress)}</p>"
        case Facts():
            return _facts(block, for_facts(language), dress)
        case Items():
            return _items(block, for_text(language), dress)
        case Signatures():
            return _signatures(block, for_text(language), dress)


def spans(timeline: Timeline, teller: Teller, dress: Dress, attributes: str = "") -> str:
    """A timeline as a list: what each span is called, and its days."""
    entries = (
        f"<li>{escape(teller.text(bar.label))}: {escape(days_of(bar, teller))}"
        f"{''.join(f'<br>{line}' for line in _each(teller.lines(bar.note), dress))}</li>"
        for bar in timeline.bars
    )
    return "\n".join((f"<ul{attributes}>", *entries, "</ul>"))


def joined(lines: Iterable[Line], dress: Dress) -> str:
    """The lines of a cell."""
    return "<br>".join(_each(lines, dress))


def _each(lines: Iterable[Line], dress: Dress) -> Iterable[str]:
    for line in lines:
        look, text = dress.tones.get(line.tone), escape(line.text).replace("/", f"/{dress.after_slash}")
        yield f"<span{look}>{text}</span>" if look else text


def _facts(facts: Facts, teller: Teller, dress: Dress) -> str:
    rows = (
        f"<tr><th{dress.label}>{escape(teller.text(label))}</th>"
        f"<td{dress.value}>{joined(teller.lines(value), dress)}</td></tr>"
        for label, value in facts.rows
    )
    return "\n".join(("<table>", *rows, "</table>"))


def _items(items: Items, teller: Teller, dress: Dress) -> str:
    kind = "ol" if items.numbered else "ul"
    entries = (
        f"<li>{'<br>'.join(filter(None, (_entry(cell, teller, dress) for cell in (item.text, *item.lines))))}</li>"
        for item in items.items
    )
    return "\n".join((f"<{kind}>", *entries, f"</{kind}>"))


def _entry(cell: Cell, teller: Teller, dress: Dress) -> str:
    if isinstance(cell, Excerpt):  # its mark belongs under its place in the line
        return f"<code>{joined((line._replace(text=_aligned(line.text)) for line in teller.lines(cell)), dress)}</code>"
    return joined(teller.lines(cell), dress)


def _aligned(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _signatures(signatures: Signatures, teller: Teller, dress: Dress) -> str:
    """A column for each, so that the names stand on one line."""
    rows = (
        [f"<strong>{joined(teller.lines(place.party), dress)}</strong>" for place in signatures.places],
        [joined(teller.lines(place.position), dress) for place in signatures.places],
        [_ROOM_TO_SIGN + _name(place.name, teller, dress) for place in signatures.places],
    )
    written = ("".join(f"<td{dress.place}>{cell}</td>" for cell in row) for row in rows)
    return "\n".join(
        ('<table class="signatures" role="presentation">', *(f"<tr>{row}</tr>" for row in written), "</table>")
    )


def _name(name: Cell, teller: Teller, dress: Dress) -> str:
    """Who signs, or blanks to fill."""
    lines = teller.lines(name)
    return f"<strong>{joined(lines, dress)}</strong>" if lines else _BLANKS
