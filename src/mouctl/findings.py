"""Faults and advice about a register's files, as values: a run reports all of them, never only the first."""

from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from typing import TypeAlias

from mouctl.sentences import Sentence

Route: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to a value in a TOML file, as in `("clause", 2, "notice")`."""


class Severity(IntEnum):
    """How much a finding weighs. `note` informs and never fails a run."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in output and in options."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule says: a message, the route to the value, and how to mend it. The place is added later."""

    message: Sentence
    route: Route = ()
    advice: Sentence | None = None
    article: str | None = None
    document: str = "agreement"
    """Which file of the agreement the route leads into: `agreement`, `workplan` or `events`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file, counted from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem with its rule, its weight and its place."""

    rule: str
    severity: Severity
    message: Sentence
    file: str
    place: Place | None = None
    advice: Sentence | None = None
    agreement: str | None = None
    article: str | None = None
    route: Route = field(default=())

    @property
    def fingerprint(self) -> str:
        """Names the finding without line numbers, so that it survives edits elsewhere in the file."""
        key = "\0".join((self.rule, self.agreement or self.file, *map(str, self.route)))
        return sha256(key.encode()).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, then place, then rule: the order of every output."""
        line, column = (self.place.line, self.place.column) if self.place else (0, 0)
        return (self.file, line, column, self.rule, str(self.message))
