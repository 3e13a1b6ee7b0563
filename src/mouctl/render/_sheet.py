"""A sheet of a workbook, from its heading to the places to sign."""

from collections.abc import Sequence

from mouctl.render._cells import Line
from mouctl.render._pen import Pen
from mouctl.render._sheet_cells import Look, Told, told
from mouctl.render._sheet_table import prepared, write_table
from mouctl.render._sheets import Sheet
from mouctl.report import Block, Cell, Excerpt, Facts, Heading, Item, Items, Paragraph, Signatures

_HEADINGS: dict[int, Look] = {1: {"bold": True, "font_size": 13}, 2: {"bold": True, "font_size": 11}}
_HEADING: Look = {"bold": True}
_LABEL: Look = {"font_color": "#5F6670", "align": "left"}
_VALUE: Look = {"align": "left"}
_WIDEST_LABEL, _WIDEST_VALUE = 30, 90
_EXCERPT: Look = {"font_name": "Courier New", "font_size": 9, "font_color": "#5F6670"}
_ROOM_TO_SIGN = 60
_BLANK = "." * 36
_GAP = 8
_TALL = 400


def write_sheet(pen: Pen, sheet: Sheet, *, official: bool) -> None:
    """Writes all of it; the heading of an official document stands in the middle."""
    ready = prepared(sheet.table, pen) if sheet.table else None
    for block in sheet.above:
        _write(pen, block, official=official)
    if ready:
        if sheet.above:
            pen.end_row(_GAP)
        write_table(pen, ready)
    for block in sheet.below:
        if ready and not isinstance(block, Heading):
            pen.end_row(_GAP)
        _write(pen, block, official=official)


def write_continued(pen: Pen) -> None:
    """What was too long for a cell, under the numbers that the cells name."""
    for named, pieces in pen.styles.continued:
        pen.lines(pen.styles.text.lines(named), _HEADING)
        for piece in pieces:
            pen.put(Told(None, (Line(piece),)), _VALUE, 0, pen.last)
            pen.end_row(_TALL)


def _write(pen: Pen, block: Block, *, official: bool) -> None:
    match block:
        case Heading(text=text, level=level):
            if pen.row and not official:
                pen.end_row(_GAP)
            align = "center" if official and level == 1 else "left"
            look = _HEADINGS.get(level, _HEADING) | {"align": align}
            pen.lines(pen.styles.text.lines(text), look, across_all=align == "center")
        case Paragraph():
            pen.lines(pen.styles.text.lines(block.text, block.tone), {})
        case Facts():
            for label, value in block.rows:
                _fact(pen, label, value)
        case Items():
            for number, item in enumerate(block.items, start=1):
                _item(pen, item, f"{number}." if block.numbered else "•")
        case Signatures():
            _signatures(pen, block)


def _fact(pen: Pen, label: Cell, value: Cell) -> None:
    middle = min(pen.within(_WIDEST_LABEL), pen.last - 1)
    end = pen.within(_WIDEST_VALUE, middle + 1)
    said = (told(cell, pen.styles.facts) for cell in (label, value))
    places = ((_LABEL, 0, middle), (_VALUE, middle + 1, end))
    pen.end_row(max(pen.put(cell, *place) for cell, place in zip(said, places, strict=True)))


def _item(pen: Pen, item: Item, mark: str) -> None:
    """The mark and the text in one cell, and what belongs to it indented under it."""
    first, *rest = pen.styles.text.lines(item.text) or (Line(""),)
    pen.lines((first._replace(text=f"{mark} {first.text}"), *rest), {})
    for cell in item.lines:
        pen.lines(pen.styles.text.lines(cell), _EXCERPT if isinstance(cell, Excerpt) else {"indent": 2})


def _signatures(pen: Pen, signatures: Signatures) -> None:
    """The places side by side, as many as there are columns for, with room to sign above the names."""
    most = pen.last + 1
    for start in range(0, len(signatures.places), most):
        places = signatures.places[start : start + most]
        bounds = pen.parts(len(places))
        pen.end_row(_GAP)
        _side_by_side(pen, [place.party for place in places], bounds, {"bold": True})
        _side_by_side(pen, [place.position for place in places], bounds, {})
        pen.end_row(_ROOM_TO_SIGN)
        _side_by_side(pen, [place.name or _BLANK for place in places], bounds, {"bold": True})


def _side_by_side(pen: Pen, cells: Sequence[Cell], bounds: Sequence[tuple[int, int]], look: Look) -> None:
    ready = (Told(None, pen.styles.text.lines(cell)) for cell in cells)
    look = look | {"align": "center"}
    pen.end_row(max(pen.put(cell, look, *bound) for cell, bound in zip(ready, bounds, strict=True)))
