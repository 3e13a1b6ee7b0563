"""The blocks of a report as WordprocessingML."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mouctl.language import Language
from mouctl.render._cells import for_facts, for_tables, for_text
from mouctl.render._document_styles import NUMBERS
from mouctl.render._document_table import table_xml
from mouctl.render._document_text import paragraph
from mouctl.render._measure import width_of
from mouctl.render._spans import timeline_blocks
from mouctl.report import (
    Block,
    Cell,
    Excerpt,
    Facts,
    Heading,
    Items,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Timeline,
    Tone,
)

_DEEPEST_HEADING = 9
_CENTRED = '<w:jc w:val="center"/>'
_BOLD = "<w:b/>"
_FIGURE, _GAP = 112, 300
"""The width of a figure in running text, and the gap between a label and its value."""
_MOST_SIDE_BY_SIDE = 3
_ROOM_TO_SIGN = '<w:spacing w:before="1100" w:after="120"/>'
_FLUSH = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
_BLANK = "." * 40
_SPACER = paragraph("Spacer", ())
"""Stands after a table: two tables in a row would become one."""


class Blocks:
    """Writes blocks on lines that are `room` long, in twentieths of a point."""

    def __init__(self, language: Language, room: int, *, official: bool) -> None:
        self.text, self.facts, self.cells = (
            replace(teller(language), tame=False) for teller in (for_text, for_facts, for_tables)
        )
        self.room, self.official = room, official
        self.lists = 0
        """How many numbered lists there are so far."""

    def xml(self, block: Block) -> str:
        """A block's paragraphs and tables."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return paragraph("BodyText", self.text.lines(block.text, block.tone))
            case Facts():
                return self._facts(block)
            case Table():
                return table_xml(block, self.cells, self.room) + _SPACER
            case Items():
                return self._items(block)
            case Timeline():
                return "".join(map(self.xml, timeline_blocks(block)))
            case Signatures():
                return self._signatures(block)

    def _heading(self, heading: Heading) -> str:
        level = max(1, min(heading.level, _DEEPEST_HEADING))
        place = _CENTRED if self.official and level == 1 else ""
        return paragraph(f"Heading{level}", self.text.lines(heading.text), place)

    def _facts(self, facts: Facts) -> str:
        told = [(self.facts.lines(label, Tone.FAINT), self.facts.lines(value)) for label, value in facts.rows]
        longest = max((width_of(line.text) for label, _ in told for line in label), default=0)
        label_width = min(round(longest * _FIGURE) + _GAP, self.room // 3)
        rows = ([paragraph("BodyText", lines) for lines in row] for row in told)
        return _borderless(rows, (label_width, self.room - label_width))

    def _items(self, items: Items) -> str:
        style, numbered = "ListBullet", ""
        if items.numbered:
            self.lists += 1
            style, numbered = "ListNumber", f'<w:numPr><w:numId w:val="{NUMBERS + self.lists}"/></w:numPr>'
        return "".join(
            paragraph(style, self.text.lines(item.text), numbered) + "".join(map(self._under, item.lines))
            for item in items.items
        )

    def _under(self, cell: Cell) -> str:
        lines = self.text.lines(cell)
        return paragraph("Excerpt" if isinstance(cell, Excerpt) else "ListContinue", lines) if lines else ""

    def _signatures(self, signatures: Signatures) -> str:
        """The places side by side, all of them on one page."""
        places = signatures.places
        most = max(1, min(len(places), _MOST_SIDE_BY_SIDE))
        widths = (self.room // most,) * most
        rows = ([self._place(place) for place in places[at : at + most]] for at in range(0, len(places), most))
        return _borderless(rows, widths, "<w:trPr><w:cantSplit/></w:trPr>")

    def _place(self, place: Signature) -> str:
        lines = self.text.lines
        kept = f"<w:keepNext/>{_CENTRED}"
        return (
            paragraph("Normal", lines(place.party), kept, _BOLD)
            + paragraph("Normal", lines(place.position), kept)
            + paragraph("Normal", lines(place.name) or lines(_BLANK), _ROOM_TO_SIGN + _CENTRED, _BOLD)
        )


def _borderless(rows: Iterable[Sequence[str]], widths: Sequence[int], properties: str = "") -> str:
    """A table that only puts its cells, which are paragraphs, in their places; nothing without rows."""
    written = "".join(f"<w:tr>{properties}{_cells(row, widths)}</w:tr>" for row in rows)
    if not written:
        return ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_FLUSH}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>{_SPACER}"
    )


def _cells(row: Sequence[str], widths: Sequence[int]) -> str:
    texts = (*row, *(_SPACER,) * (len(widths) - len(row)))
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
