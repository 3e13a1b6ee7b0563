"""What a command answers, as data: once for programs, once for people, and never yet as text.

`data` is the JSON contract (typed dictionaries with the contract's keys); `blocks` says the same to
people in a handful of shapes that every format knows. So a new format serves every command, and a new command is
served by every format.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, TypeAlias

from mouctl.feed import Feed
from mouctl.findings import Checked


class Tone(Enum):
    """How a piece of output is meant to strike the eye."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Toned(NamedTuple):
    """A value with a tone."""

    value: object
    tone: Tone


class Lines(NamedTuple):
    """Several values under each other in one cell."""

    values: tuple[object, ...]


class Excerpt(NamedTuple):
    """A line of a file, with the piece from column `start` up to but not including `end` pointed at."""

    number: int
    text: str
    start: int
    end: int


Cell: TypeAlias = object
"""Text, a sentence, a number, a day, a period, `Toned`, `Lines`, `Excerpt`, or None for an empty cell."""


class Heading(NamedTuple):
    """A heading; level 1 is the report's own."""

    text: Cell
    level: int = 1


class Paragraph(NamedTuple):
    """Running text."""

    text: Cell
    tone: Tone = Tone.PLAIN


class Facts(NamedTuple):
    """Labels with their values."""

    rows: tuple[tuple[Cell, Cell], ...]


class Column(NamedTuple):
    """A column of a table."""

    key: str
    """The column's stable name, the same in every language: the heading in CSV."""
    title: Cell
    min_width: int = 8
    """The narrowest width in characters at which it can be read."""
    right: bool = False
    group: Cell = None
    """The heading that it shares with its neighbours."""


class Table(NamedTuple):
    """Rows under columns; shown as cards where its columns do not fit side by side."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    card_title: tuple[int, ...] = (0,)
    """Which columns make the title of a card."""


class Item(NamedTuple):
    """An entry of a list, with lines that belong to it."""

    text: Cell
    lines: tuple[Cell, ...] = ()


class Items(NamedTuple):
    """A list, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


Block: TypeAlias = Heading | Paragraph | Facts | Table | Items


class Report(NamedTuple):
    """A command's answer."""

    schema: str
    """The JSON contract's name and version, such as `mouctl.deadlines/1`."""
    data: object
    """For programs; or a function that gives it, where it is large and may not be asked for."""
    blocks: tuple[Block, ...] = ()
    records: Table | Callable[[], Table] | None = None
    """The same as a flat table for spreadsheets, where the tables for people are not flat; or what gives it."""
    exit_code: int = 0
    checked: Checked | None = None
    """The findings themselves, for the formats that are made for them."""
    feed: Callable[[], Feed] | None = None
    """The deadlines as entries of a calendar: made only when a format asks, for it takes all that ever happened."""

    @property
    def members(self) -> object:
        """The data itself."""
        return self.data() if callable(self.data) else self.data

    @property
    def flat(self) -> Table | None:
        """The records themselves."""
        return self.records() if callable(self.records) else self.records
