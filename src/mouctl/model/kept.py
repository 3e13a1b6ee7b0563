"""Files that lie beside an agreement, as its files name them, and as they were found by who looked after them."""

from enum import Enum
from typing import Annotated, NamedTuple

from pydantic import Field

from mouctl.model.fields import Record, Text
from mouctl.sentences import mark


class NamedFile(Record):
    """A file that the register names, with its SHA-256 where it was sealed."""

    file: Text = Field(description=mark("The file, from the agreement's folder on."))
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class Whereabouts(Enum):
    """What became of a file that is named."""

    THERE = "there"
    GONE = "gone"
    OUTSIDE = "outside"
    """Its path leads out of the agreement's folder; it was not looked at."""
    NO_FILE = "no file"
    """A folder, a device, a FIFO: nothing that can be kept."""
    UNREADABLE = "unreadable"


class Kept(NamedTuple):
    """A file that was looked after: where it is, and the SHA-256 of its content where it could be read."""

    whereabouts: Whereabouts
    sha256: str | None = None


class KeptText(NamedTuple):
    """The file with the signed text: how it is kept, and what it says. `text` is None where it is no text in UTF-8."""

    kept: Kept
    text: str | None = None
