"""What a cell of a report says, as clean lines of text with their tones: shared by the formats for people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from mouctl.language import Form, Language, clean, tame
from mouctl.render._excerpt import excerpt_lines
from mouctl.report import Bar, Cell, Column, Excerpt, Lines, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say

BETWEEN = "; "
"""Stands between the lines of a cell where they must share one line."""
_WORDS = (str, Sentence)


class Line(NamedTuple):
    """One line of a cell; it holds no line break, no tab and no control character."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells cells in a language, with the days written in one way."""

    language: Language
    day: Callable[[date], str]
    tame: bool = True
    """Whether it may be read by the runner of a CI, which obeys what looks like a command; not so in CSV."""

    def lines(self, cell: Cell, tone: Tone = Tone.PLAIN) -> tuple[Line, ...]:
        """The cell's lines without the empty ones; an inner tone speaks before an outer one."""
        match cell:
            case Toned():
                return self.lines(cell.value, tone if cell.tone is Tone.PLAIN else cell.tone)
            case Lines():
                return tuple(line for value in cell.values for line in self.lines(value, tone))
            case Excerpt():
                return tuple(Line(text, Tone.FAINT) for text in excerpt_lines(cell))
        pieces = (piece.replace("\t", " ").strip() for piece in self._words(cell).split("\n"))
        return tuple(Line(piece, tone) for piece in pieces if piece)

    def text(self, cell: Cell, between: str = BETWEEN) -> str:
        """The cell's lines as one string."""
        while isinstance(cell, Toned):
            cell = cell.value
        if isinstance(cell, _WORDS):  # nearly all, and nearly always one line
            words = self._words(cell)
            if "\n" not in words and "\t" not in words:
                return words.strip()
        return between.join(line.text for line in self.lines(cell))

    def heading(self, column: Column) -> str:
        """A column's title under its group's, for formats with one heading line."""
        return ": ".join(filter(None, (self.text(column.group), self.text(column.title))))

    def _words(self, cell: Cell) -> str:
        if type(cell) is str:
            text = clean(cell)
            return tame(text) if self.tame else text
        match cell:
            case date():
                return self.day(cell)
            case tuple() | list() if type(cell) in (tuple, list):  # a named tuple is a value of its own
                return ", ".join(self.text(item) for item in cell)
        # Cleaned once more: `tell` falls back on `str` for values of other types, whose text may hold anything.
        text = clean(self.language.tell(cell))
        return tame(text) if self.tame else text


def for_text(language: Language) -> Teller:
    """For running text: `7 Desember 2024`."""
    return Teller(language, language.day)


def for_facts(language: Language) -> Teller:
    """For values beside their labels, where there is room: `Sabtu, 7 Desember 2024`."""
    return Teller(language, partial(language.day, form=Form.FULL))


def for_tables(language: Language) -> Teller:
    """For cells, where there is little room: `Sab 7 Des 2024`."""
    return Teller(language, partial(language.day, form=Form.SHORT))


def days_of(bar: Bar) -> Cell:
    """The days of a span of time, or the one day that it is."""
    first, last = ShortDay(bar.first), ShortDay(bar.last)
    return first if first == last else say("{first} to {last}", first=first, last=last)
