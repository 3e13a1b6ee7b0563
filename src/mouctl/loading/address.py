"""Addresses of findings: the way to a value told by what things are called, and not by their positions or lines.

`clause.correspondence.notice` stays what it is when another clause is put before it, or a comment. Waivers and
baselines name findings so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from mouctl.findings import Route
from mouctl.loading.routes import follow

_NAMES: Mapping[str | int | None, tuple[str, ...]] = {"clause": ("type", "id")}
"""Which keys make the name of a table in the list of that key, joined by a stroke."""
_OTHERS = ("id", "number", "party", "on", "name", "file")
"""The first of these that the table has makes its name in every other list."""
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
    return ".".join(part if _BARE.fullmatch(part) else f'"{part}"' for part in parts)


def _name(entries: object, index: int, key: str | int | None) -> str:
    if not isinstance(entries, Sequence) or not 0 <= index < len(entries):
        return str(index + 1)
    name = _own_name(entries[index], key)
    if name is None:
        return str(index + 1)
    before = sum(_own_name(each, key) == name for each in entries[:index])
    return f"{name}#{before + 1}" if before else name


def _own_name(entry: object, key: str | int | None) -> str | None:
    if not isinstance(entry, Mapping):
        return None
    if key in _NAMES:
        found = [str(entry[each]) for each in _NAMES[key] if each in entry]
        return "/".join(found) or None
    named = next((entry[each] for each in _OTHERS if isinstance(entry.get(each), str | int | date)), None)
    return None if named is None else str(named)
