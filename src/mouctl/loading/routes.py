"""Walking the data of a file: to what a pattern of keys names, and along the path of a validation error."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from mouctl.findings import Route

Pattern: TypeAlias = tuple[str, ...]
"""Keys to follow, with `EACH` for every entry of a list and `KEYS`, at the end, for a table's own keys."""

EACH = "*"
KEYS = "<keys>"


def walk(data: object, pattern: Pattern, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value that `pattern` leads to, with its route. What has another shape is passed by."""
    if not pattern:
        yield route, data
        return
    for step, value in _steps(data, pattern[0]):
        yield from walk(value, pattern[1:], (*route, step))


def _steps(data: object, key: str) -> Iterator[tuple[str | int, object]]:
    if key == EACH:
        yield from enumerate(data) if isinstance(data, list) else ()
    elif not isinstance(data, Mapping):
        return
    elif key == KEYS:
        yield from ((name, name) for name in data)
    elif key in data:
        yield key, data[key]


def follow(data: object, route: Route) -> object:
    """The value at `route`, or None."""
    for step in route:
        if not has(data, step):
            return None
        data = data[step]  # type: ignore[index]  # `has` has looked
    return data


def has(data: object, step: str | int) -> bool:
    """Whether `step` leads on from `data`."""
    if isinstance(step, int):
        return isinstance(data, list | tuple) and 0 <= step < len(data)
    return isinstance(data, Mapping) and step in data


def ids(data: object, pattern: Pattern) -> frozenset[str] | None:
    """The ids of all entries that `pattern` leads to; None where they cannot all be known, for a fault in them."""
    if not isinstance(data, Mapping) or not isinstance(data.get(pattern[0], []), list):
        return None
    found = [follow(entry, ("id",)) for _, entry in walk(data, pattern)]
    known = frozenset(each for each in found if isinstance(each, str))
    return known if all(isinstance(each, str) for each in found) else None
