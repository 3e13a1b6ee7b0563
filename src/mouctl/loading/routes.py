"""Walking the data of a file: to what a pattern of keys names, and along the path of a validation error."""

from collections.abc import Iterable
from typing import Any, Generic, TypeAlias, TypeVar

from mouctl.findings import Route

Pattern: TypeAlias = tuple[str, ...]
"""Keys to follow, with `EACH` for every entry of a list and `KEYS`, at the end, for a table's own keys."""

EACH = "*"
KEYS = "<keys>"
_MANY = (EACH, KEYS)
T = TypeVar("T")


def walk(data: object, pattern: Pattern, route: Route = ()) -> list[tuple[Route, Any]]:
    """Every value that `pattern` leads to from `route` on, with its route. What has another shape is passed by."""
    found: list[tuple[Route, Any]] = [(route, data)]
    for key in pattern:
        found = [((*route, step), value) for route, reached in found for step, value in _steps(reached, key)]
    return found


def _steps(data: object, key: str) -> Iterable[tuple[str | int, object]]:
    if key == EACH:
        return enumerate(data) if isinstance(data, list) else ()
    if not isinstance(data, dict):
        return ()
    if key == KEYS:
        return ((name, name) for name in data)
    return ((key, data[key]),) if key in data else ()


class Branches(Generic[T]):
    """Patterns that are walked together, so that what they share is walked once; `ends` are what ends here."""

    def __init__(self, patterns: Iterable[tuple[Pattern, T]]) -> None:
        self.ends: list[T] = []
        self.below: dict[str, Branches[T]] = {}
        for pattern, end in patterns:
            self._add(pattern, end)

    def walk(self, data: object) -> list[tuple[Route, Any, T]]:
        """Every value that a pattern leads to, with its route and what the pattern stands for."""
        found: list[tuple[Route, Any, T]] = []
        self._walk(data, (), found)
        return found

    def _walk(self, data: object, route: Route, found: list[tuple[Route, Any, T]]) -> None:
        """Into a list, as every value would else pass through a generator for each of its steps."""
        if self.ends:
            found.extend([(route, data, end) for end in self.ends])
        is_table = isinstance(data, dict)
        for key, branch in self.below.items():
            if key in _MANY:
                for step, value in _steps(data, key):
                    branch._walk(value, (*route, step), found)  # noqa: SLF001  # of this very class
            elif is_table and key in data:  # type: ignore[operator]
                branch._walk(data[key], (*route, key), found)  # type: ignore[index]  # noqa: SLF001

    def _add(self, pattern: Pattern, end: T) -> None:
        if not pattern:
            self.ends.append(end)
            return
        self.below.setdefault(pattern[0], Branches(()))._add(pattern[1:], end)  # noqa: SLF001  # of this very class


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
    return isinstance(data, dict) and step in data


def under(table: object, key: str) -> object:
    """What stands under a key, or None."""
    return table.get(key) if isinstance(table, dict) else None


def ids(data: object, pattern: Pattern) -> frozenset[str] | None:
    """The ids of all entries that `pattern` leads to; None where they cannot all be known, for a fault in them."""
    if not isinstance(data, dict) or not isinstance(data.get(pattern[0], []), list):
        return None
    found = [under(entry, "id") for _, entry in walk(data, pattern)]
    known = [each for each in found if isinstance(each, str)]
    return frozenset(known) if len(known) == len(found) else None
