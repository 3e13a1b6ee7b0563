"""Addresses of findings: the way to a value told by what things are called, and not by their positions or lines.

`clause.correspondence.notice` stays what it is when another clause is put before it, or a comment. Waivers and
baselines name findings so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from mouctl.findings import Route
from mouctl.loading.routes import follow

_NAMES: Mapping[str | int | None, tuple[str, ...]] = {"clause": ("type", "id")}
"""Which keys make the name of a table in the list of that key, joined by a stroke."""
_OTHERS = ("id", "number", "party", "on", "name", "file")
"""The first of these that the table has makes its name in every other list."""
_TELLING = (str, int, date)
_BARE = re.compile(r"[\w/#-]+")


def address(data: object, route: Route) -> str:
    """The address of the value at `route`: keys as they stand, and for a place in a list the name of what is there.

    Things of one name are told apart by `#2`, `#3` in their order; what has no name is counted from 1. Empty for the
    file as a whole.
    """
    parts: list[str] = []
    for position, step in enumerate(route):
        if isinstance(step, int):
            around = route[position - 1] if position else None
            parts.append(_name(follow(data, route[:position]), step, around))
        else:
            parts.append(step)
    return ".".join([part if part.isidentifier() or _BARE.fullmatch(part) else f'"{part}"' for part in parts])


def _name(entries: object, index: int, key: str | int | None) -> str:
    names = _names(_Same(entries), key) if isinstance(entries, list | tuple) else ()
    return names[index] if 0 <= index < len(names) else str(index + 1)


class _Same:
    """A value that equals nothing but itself, so that what was worked out about it can be kept."""

    def __init__(self, value: Sequence[object]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


@lru_cache(maxsize=64)
def _names(entries: _Same, key: str | int | None) -> tuple[str, ...]:
    """What each entry of a list is called: worked out once a list, which may be long and full of faults."""
    seen: dict[str, int] = {}
    names = []
    for number, entry in enumerate(entries.value, start=1):
        name = _own_name(entry, key)
        if name is not None:
            seen[name] = seen.get(name, 0) + 1
        names.append(str(number) if name is None else name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(names)


def _own_name(entry: object, key: str | int | None) -> str | None:
    if not isinstance(entry, dict):
        return None
    if key in _NAMES:
        found = [str(entry[each]) for each in _NAMES[key] if each in entry]
        return "/".join(found) or None
    for each in _OTHERS:
        if isinstance(entry.get(each), _TELLING):
            return str(entry[each])
    return None
