"""Where in a file a value stands. Nothing here is needed, or imported, before there is a finding to place."""

from collections.abc import Mapping
from functools import lru_cache

from mouctl.findings import Place, Route

START = Place(line=1, column=1, end_line=1, end_column=1)


def locate(text: str, route: Route) -> Place:
    """The place of the value at `route`; of a table, its heading.

    Where nothing stands at the route, as with a key that is missing, it is the place of the table around it.
    """
    spots = _spots(text)
    known = next((route[:length] for length in range(len(route), 0, -1) if route[:length] in spots), None)
    return spots[known][1] if known is not None else START


def locate_key(text: str, route: Route) -> Place:
    """The place of the key itself that the route ends in."""
    spot = _spots(text).get(route)
    return spot[0] if spot else locate(text, route)


def line_of(text: str, place: Place | None) -> str | None:
    """The line that a place begins in, without its end."""
    lines = _lines(text)
    return lines[place.line - 1] if place and place.line <= len(lines) else None


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip("\r") for line in text.split("\n"))


@lru_cache(maxsize=16)
def _spots(text: str) -> Mapping[Route, tuple[Place, Place]]:
    from mouctl.loading.spots import spots  # brings tree_sitter along

    return spots(text)
