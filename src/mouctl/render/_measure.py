"""How much room text takes on paper, estimated for the formats that must say it beforehand.

A spreadsheet does not grow its rows to their text, and a document's columns are as wide as they are told. The widths
are those of Arial (and of Liberation Sans, which was made to match); the unit is the width of a figure, which is what
`Column.min_width` counts as well.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from mouctl.report import Column

_FIGURE = 556
_WIDTHS = {
    191: "'", 222: "ijl", 278: " !,./:;I[\\]ft", 333: "()-`r{|}", 389: '"*^', 500: "Jcksvxyz", 584: "+<=>~", 611: "FTZ",
    667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 944: "%W", 1015: "@",
}  # fmt: skip
_LONGEST_WORD = 22
"""A word longer than this may be broken; a column is not widened for it."""
_LONGEST_LINE = 60
_AIR, _ROOMY = 3, 36
"""How many times its least width a column may be given, and how much in any case."""


class _Letters(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        width = 0 if combining(letter) else 1000 if east_asian_width(letter) in "WF" else 620
        self[letter] = width
        return width


_LETTERS = _Letters({letter: width for width, letters in _WIDTHS.items() for letter in letters})
_LETTERS.update((letter, _FIGURE) for letter in map(chr, range(33, 127)) if letter not in _LETTERS)


@lru_cache(maxsize=65536)
def width_of(text: str) -> float:
    """The width of a text on one line, in figures."""
    return sum(map(_LETTERS.__getitem__, text)) / _FIGURE


def lines_of(text: str, width: float) -> int:
    """How many lines it takes, broken between words, and within a word only where it is longer than a line."""
    count, used, gap = 1, 0.0, width_of(" ")
    for word in text.split(" "):
        needed = width_of(word) if len(word) < 100 else len(word)  # nothing very long is to be remembered
        if used and used + gap + needed > width:
            count, used = count + 1, 0.0
        over = ceil(needed / width) - 1 if needed > width else 0
        count += over
        used = needed - over * width + (used + gap if used else 0)
    return count


class Room(NamedTuple):
    """What a column can do with: its least width, and the one at which more is of no use."""

    least: float
    most: float


def rooms(columns: Sequence[Column], titles: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]) -> list[Room]:
    """The room that each column of a table needs, by its title and its rows of cells of lines."""
    words = [longest_word(title) * _BOLD for title in titles]
    lines = [0.0] * len(columns)
    for row in rows:
        for place, cell in enumerate(row):
            for line in cell:
                lines[place] = max(lines[place], min(len(line), _LONGEST_LINE))
                words[place] = max(words[place], longest_word(line))
    return [_room(column, *found) for column, *found in zip(columns, words, lines, strict=True)]


_BOLD = 1.1


@lru_cache(maxsize=65536)
def longest_word(text: str) -> float:
    """The width of the longest word, or of as much of it as a column is widened for."""
    return max((width_of(word[:_LONGEST_WORD]) for word in text.split(" ")), default=0)


def _room(column: Column, word: float, line: float) -> Room:
    least = max(column.min_width, word)
    return Room(least, max(least, min(line, max(least * _AIR, _ROOMY))))


def shared_out(needs: Sequence[Room], room: float) -> list[float]:
    """`room` shared out among columns: each its least width, and of the rest in proportion to what it can use.

    Where not even the least widths fit, the widest are narrowed, so that years and numbers stay whole.
    """
    least = sum(each.least for each in needs)
    if least > room:
        widest = _widest([each.least for each in needs], room)
        return [min(each.least, widest) for each in needs]
    wanted = sum(each.most - each.least for each in needs)
    part = min(1.0, (room - least) / wanted) if wanted else 0
    return [each.least + (each.most - each.least) * part for each in needs]


def _widest(widths: Sequence[float], room: float) -> float:
    """The width to which the wider columns are narrowed, so that all of them together fill the room."""
    left = room
    for place, width in enumerate(sorted(widths)):
        share = left / (len(widths) - place)
        if width >= share:
            return share
        left -= width
    return max(widths)
