"""Where in a file a value stands. Nothing here is needed, or imported, before there is a finding to place."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from mouctl.findings import Place, Route

if TYPE_CHECKING:
    from mouctl.loading.spots import Spots

Span: TypeAlias = tuple[int, int]
"""From which character of a text up to which, the end exclusive."""

START = Place(line=1, column=1, end_line=1, end_column=1)
_SECRET = re.compile(
    r"((?<![\w\"'-])(?=[\w\"'-]*?(?:passw|passphrase|sandi|secret|token))[\w\"'-]++\s*+=\s*+).*", re.IGNORECASE
)
"""A key after which a password may stand, by mistake; what is shown of the line ends there."""


def locate(text: str, route: Route) -> Place:
    """The place of the value at `route`; of a table, its heading.

    Where nothing stands at the route, as with a key that is missing, it is the place of the table around it.
    """
    found = spots(text)
    places = (found.value(route[:length]) for length in range(len(route), 0, -1))
    return next(filter(None, places), START)


def locate_key(text: str, route: Route) -> Place:
    """The place of the key itself that the route ends in."""
    return spots(text).key(route) or locate(text, route)


def line_of(text: str, place: Place | None) -> str | None:
    """The line that a place begins in, without its end, and without what may be a password."""
    lines = lines_of(text)
    return _without_password(lines[place.line - 1].rstrip("\r")) if place and place.line <= len(lines) else None


@lru_cache(maxsize=64)
def _without_password(line: str) -> str:
    """Once a line, which may be as long as a file and have thousands of findings."""
    return _SECRET.sub(r"\1…", line)


@lru_cache(maxsize=16)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, those of Windows with their carriage returns."""
    return tuple(text.split("\n"))


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, counted from 1, of the character at `index`."""
    line = bisect_right(_starts(text), index)
    return line, index - _starts(text)[line - 1] + 1


def start_of(text: str, line: int) -> int:
    """At which character a line begins, the line counted from 1; of the one after the last, where the text ends."""
    starts = _starts(text)
    return starts[line - 1] if line <= len(starts) else len(text)


@lru_cache(maxsize=16)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))


@lru_cache(maxsize=16)
def spots(text: str) -> "Spots":
    """The places of all keys and values in the text."""
    from mouctl.loading.spots import Spots  # brings tree_sitter along

    return Spots(text)
