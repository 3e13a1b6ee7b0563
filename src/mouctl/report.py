"""What a command answers, as data: once for programs, once for people, and never yet as text.

`data` is the JSON contract (typed dictionaries with the contract's keys); `blocks` says the same to
people in a handful of shapes that every format knows. So a new format serves every command, and a new command is
served by every format.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from enum import Enum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from mouctl.feed import Feed
from mouctl.findings import Checked

T = TypeVar("T")


class Made(Collection[T], Generic[T]):
    """So many things that are made one after the other, anew at every look: all of them together may not fit."""

    def __init__(self, count: int, make: Callable[[], Iterator[T]]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return self._make()

    def __contains__(self, thing: object) -> bool:
        return any(each == thing for each in self)


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
    merged: bool = False
    """On paper, equal cells under each other are one, as far as those of the merged columns before it are."""
    centred: bool = False


class Section(NamedTuple):
    """A row across all columns that heads the rows under it."""

    text: Cell


Row: TypeAlias = tuple[Cell, ...] | Section


class Table(NamedTuple):
    """Rows under columns; shown as cards where its columns do not fit side by side."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    card_title: tuple[int, ...] = (0,)
    """Which columns make the title of a card."""

    @property
    def records(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows without the sections."""
        return tuple(row for row in self.rows if not isinstance(row, Section))


class Item(NamedTuple):
    """An entry of a list, with lines that belong to it."""

    text: Cell
    lines: tuple[Cell, ...] = ()


class Items(NamedTuple):
    """A list, numbered or not."""

    items: Collection[Item]
    numbered: bool = False


class Bar(NamedTuple):
    """A span of days, both the first and the last included."""

    label: Cell
    first: date
    last: date
    tone: Tone = Tone.PLAIN
    note: Cell = None


class Timeline(NamedTuple):
    """Spans of days over one stretch of time, from the first of them to the last; a day may be marked."""

    bars: tuple[Bar, ...]
    marked: date | None = None


class Signature(NamedTuple):
    """A place to sign: for whom, and who signs, with blanks to fill where that is not known."""

    party: Cell
    position: Cell = None
    name: Cell = None


class Signatures(NamedTuple):
    """Places to sign, side by side."""

    places: tuple[Signature, ...]


Block: TypeAlias = Heading | Paragraph | Facts | Table | Items | Timeline | Signatures


class Page(NamedTuple):
    """How a report lies on paper."""

    title: Cell
    """What the document is called: its property, its window, its sheet."""
    landscape: bool = False
    initials: tuple[Cell, ...] = ()
    """Who initials every page, in its footer."""


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
    page: Page | None = None
    """How it lies on paper, where that matters; else upright, called by its first heading."""
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
