"""What a cell of a sheet holds: text that is only text, or a number, or a day; and how it looks."""

import re
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from mouctl.language import Language
from mouctl.render._cells import Line, Teller, for_facts, for_tables, for_text
from mouctl.report import Cell, Lines, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say

TONES: dict[Tone, dict[str, Any]] = {
    Tone.STRONG: {"bold": True},
    Tone.FAINT: {"font_color": "#5F6670"},
    Tone.GOOD: {"font_color": "#1A6B2F"},
    Tone.WARN: {"font_color": "#8A5A00"},
    Tone.BAD: {"font_color": "#B00020", "bold": True},
}
_DAY = {"num_format": "yyyy-mm-dd"}
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before it."""
_MOST_EXACT = 10**15
_LONGEST, _MOST_LINES = 15_000, 250
"""A cell takes 32,767 units of UTF-16, of which a letter may need two, and 253 line breaks."""
_BEGINNING = 1_000
"""How much of such a text its cell shows."""
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")

Look = dict[str, Any]
"""Properties of an XlsxWriter format."""


class Told(NamedTuple):
    """A cell made ready: a value of its own kind, or the lines of a text."""

    value: int | float | date | None
    lines: tuple[Line, ...]
    tone: Tone = Tone.PLAIN

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that a sheet shows."""
        return tuple(line.text for line in self.lines) if self.value is None else (str(self.value),)


class Styles:
    """Tells cells, keeps each look once, and the texts that are too long for a cell."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.text, self.facts, self.cells = (
            replace(teller(language), tame=False) for teller in (for_text, for_facts, for_tables)
        )
        self.continued: list[tuple[Sentence, tuple[str, ...]]] = []

    def format(self, look: Look) -> Any:
        """The workbook's format with that look."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", "text_wrap": True, **look})
        return self._formats[key]

    def whole(self, text: str) -> str:
        """The text, or where it is too long its beginning, with a word on where the rest stands."""
        lines = text.split("\n")
        if len(text) <= _LONGEST and len(lines) <= _MOST_LINES:
            return text
        named = say("Text {number}", number=len(self.continued) + 1)
        pieces = tuple(_pieces(lines))
        self.continued.append((named, pieces))
        note = self.text.text(say("[The whole text is {text} on the last sheet.]", text=named))
        return f"{pieces[0][:_BEGINNING]}…\n{note}"


def _pieces(lines: list[str]) -> list[str]:
    blocks = ("\n".join(lines[start : start + _MOST_LINES]) for start in range(0, len(lines), _MOST_LINES))
    return [block[start : start + _LONGEST] for block in blocks for start in range(0, len(block), _LONGEST)]


def told(cell: Cell, teller: Teller) -> Told:
    """The cell as what it is: `Toned` and a single line do not hide a number or a day."""
    value, tone = cell, Tone.PLAIN
    while isinstance(value, Toned | Lines):
        if isinstance(value, Toned):
            tone, value = (value.tone if value.tone is not Tone.PLAIN else tone), value.value
        elif len(value.values) == 1:
            value = value.values[0]
        else:
            break
    lines = teller.lines(cell)
    return Told(_value(value.day if isinstance(value, ShortDay) else value), lines, tone)


def _value(value: object) -> int | float | date | None:
    """A number that a spreadsheet keeps exactly, or a day that it knows."""
    if type(value) is date and value >= _FIRST_DAY:
        return value
    if type(value) in (int, float) and isinstance(value, int | float) and isfinite(value) and abs(value) < _MOST_EXACT:
        return value
    return None


def put(sheet: Any, at: tuple[int, int], cell: Told, styles: Styles, look: Look) -> None:
    """Writes a cell. Raises ValueError where the sheet has no place or no room for it."""
    base = look | TONES.get(cell.tone, {})
    if isinstance(cell.value, date):
        failed = sheet.write_datetime(*at, cell.value, styles.format(base | _DAY))
    elif cell.value is not None:
        failed = sheet.write_number(*at, cell.value, styles.format(base))
    elif not cell.lines:
        failed = sheet.write_blank(*at, None, styles.format(base))
    else:
        failed = _put_text(sheet, at, cell, styles, look)
    if failed:
        raise ValueError(f"the sheet has no room for a cell at {at}")


def _put_text(sheet: Any, at: tuple[int, int], cell: Told, styles: Styles, look: Look) -> int:
    text = "\n".join(line.text for line in cell.lines)
    short = styles.whole(text)
    if len({line.tone for line in cell.lines}) == 1 or short != text or _ESCAPE.search(text):
        base = look | TONES.get(cell.lines[0].tone, {})
        return int(sheet.write_string(*at, _no_markup(short), styles.format(base)))
    pieces: list[Any] = []
    for number, line in enumerate(cell.lines):
        pieces += [styles.format(look | TONES.get(line.tone, {})), "\n" * (number > 0) + line.text]
    return int(sheet.write_rich_string(*at, *pieces, styles.format(look)))


def _no_markup(text: str) -> str:
    """The text, with a blank at its end where XlsxWriter would take it for markup of its own."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
