"""What a command answers, as data: once for programs, once for people, and never yet as text.

`data` is the JSON contract (frozen dataclasses whose fields are the contract's keys); `blocks` says the same to
people in a handful of shapes that every format knows. So a new format serves every command, and a new command is
served by every format.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from mouctl.sentences import Sentence


class Tone(Enum):
    """How a piece of output is meant to strike the eye."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Toned:
    """A value with a tone."""

    value: object
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lines:
    """Several values under each other in one cell."""

    values: tuple[object, ...]


Cell: TypeAlias = object
"""Text, a sentence, a number, a day, a period, `Toned`, `Lines`, or None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's own."""

    text: Cell
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Cell
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    rows: tuple[tuple[Cell, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    key: str
    """The column's stable name, the same in every language: the heading in CSV."""
    title: Cell
    min_width: int = 8
    """The narrowest width in characters at which it can be read."""
    right: bool = False
    group: Cell = None
    """The heading that it shares with its neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; shown as cards where its columns do not fit side by side."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    card_title: tuple[int, ...] = (0,)
    """Which columns make the title of a card."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with lines that belong to it."""

    text: Cell
    lines: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


Block: TypeAlias = Heading | Paragraph | Facts | Table | Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A command's answer."""

    schema: str
    """The JSON contract's name and version, such as `mouctl.deadlines/1`."""
    data: object
    blocks: tuple[Block, ...] = field(default=())
    records: Table | None = None
    """The same as a flat table for spreadsheets, where the tables for people are not flat."""
    exit_code: int = 0
