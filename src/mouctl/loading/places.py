"""Where in a file a value stands. Nothing here is needed, or imported, before there is a finding to place."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mouctl.findings import Place, Route

if TYPE_CHECKING:
    from mouctl.loading.spots import Spots

START = Place(line=1, column=1, end_line=1, end_column=1)
_SECRET = re.compile(r"([\w\"'-]*(?:passw|passphrase|sandi|secret|token)[\w\"'-]*\s*=\s*).*", re.IGNORECASE)
"""A key after which a password may stand, by mistake; what is shown of the line ends there."""


def locate(text: str, route: Route) -> Place:
    """The place of the value at `route`; of a table, its heading.

    Where nothing stands at the route, as with a key that is missing, it is the place of the table around it.
    """
    spots = _spots(text)
    places = (spots.value(route[:length]) for length in range(len(route), 0, -1))
    return next(filter(None, places), START)


def locate_key(text: str, route: Route) -> Place:
    """The place of the key itself that the route ends in."""
    return _spots(text).key(route) or locate(text, route)


def line_of(text: str, place: Place | None) -> str | None:
    """The line that a place begins in, without its end, and without what may be a password."""
    lines = _lines(text)
    return _SECRET.sub(r"\1…", lines[place.line - 1]) if place and place.line <= len(lines) else None


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip("\r") for line in text.split("\n"))


@lru_cache(maxsize=16)
def _spots(text: str) -> "Spots":
    from mouctl.loading.spots import Spots  # brings tree_sitter along

    return Spots(text)
