"""Faults and advice about a register's files, as values: a run reports all of them, never only the first."""

from enum import IntEnum
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

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


class Problem(NamedTuple):
    """What a rule says: a message, the route to the value, and how to mend it. The place is added later."""

    message: Sentence
    route: Route = ()
    advice: Sentence | None = None
    article: str | None = None
    document: str = "agreement"
    """Which file the route leads into: `agreement`, `workplan` or `events`, or the register's `calendars/ID`."""


class Page(NamedTuple):
    """What there is to say of one kind of finding, whoever makes it: a rule, the reading of files, the check itself."""

    id: str
    severity: Severity
    summary: Sentence
    paragraphs: tuple[Sentence, ...] = ()
    """Why it matters, and last what to do."""
    source: Sentence | None = None
    """Why it is looked at: an article, a statute, a published practice."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of it, in order."""
        return (self.summary, *self.paragraphs, *((self.source,) if self.source else ()))


class Place(NamedTuple):
    """Where in a file, counted from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """A problem with its rule, its weight and its place."""

    rule: str
    severity: Severity
    message: Sentence
    file: str
    place: Place | None = None
    advice: Sentence | None = None
    agreement: str | None = None
    article: str | None = None
    route: Route = ()

    @property
    def fingerprint(self) -> str:
        """Names the finding without line numbers, so that it survives edits elsewhere in the file."""
        from hashlib import sha256  # most runs have no finding, and it takes its time to load

        file = PurePosixPath(self.file).name if self.agreement else self.file
        key = "\0".join((self.rule, self.agreement or "", file, *map(str, self.route)))
        return sha256(key.encode()).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, then place, then rule: the order of every output."""
        line, column = (self.place.line, self.place.column) if self.place else (0, 0)
        return (self.file, line, column, self.rule, str(self.message))
