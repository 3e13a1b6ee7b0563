"""Paragraphs of a document as WordprocessingML, in which data can only ever be text."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from mouctl.render._cells import Line
from mouctl.report import Tone

_TONES = {
    Tone.STRONG: "<w:b/>",
    Tone.FAINT: '<w:color w:val="5F6670"/>',
    Tone.GOOD: '<w:color w:val="1A6B2F"/>',
    Tone.WARN: '<w:color w:val="8A5A00"/>',
    Tone.BAD: '<w:b/><w:color w:val="B00020"/>',
}
COLOURS = {Tone.GOOD: "1A6B2F", Tone.WARN: "B8862B", Tone.BAD: "B00020", Tone.FAINT: "A9B4C2"}
"""The colours of what is filled."""


def run(text: str, letters: str = "") -> str:
    """A run of text with the properties of its letters."""
    properties = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, lines: Iterable[Line], properties: str = "", letters: str = "") -> str:
    """A paragraph of a style, its lines under each other."""
    runs = "<w:r><w:br/></w:r>".join(run(line.text, letters or _TONES.get(line.tone, "")) for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def paragraphs(style: str, lines: Iterable[Line], properties: str = "", letters: str = "") -> str:
    """A paragraph for each line, and an empty one where there is none: a cell must have one."""
    written = "".join(paragraph(style, (line,), properties, letters) for line in lines)
    return written or paragraph(style, (), properties)
