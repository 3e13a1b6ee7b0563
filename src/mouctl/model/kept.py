"""Files of evidence as they lie beside an agreement: facts that are gathered only where somebody asks for them."""

from enum import Enum
from typing import NamedTuple


class Whereabouts(Enum):
    """What became of a file that an event names."""

    THERE = "there"
    GONE = "gone"
    OUTSIDE = "outside"
    """Its path leads out of the agreement's folder; it was not looked at."""
    NO_FILE = "no file"
    """A folder, a device, a FIFO: nothing that can be kept."""
    UNREADABLE = "unreadable"


class Kept(NamedTuple):
    """A file of evidence: where it is, and the SHA-256 of its content where it could be read."""

    whereabouts: Whereabouts
    sha256: str | None = None
