"""What differs between two states of a file, compared as data: comments, order and ways of writing do not count."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from mouctl.findings import Route

Table: TypeAlias = Mapping[str, Any]

_NAMED: Mapping[str, tuple[str, ...]] = {
    "party": ("id",),
    "contact": ("id",),
    "recital": ("id",),
    "scope": ("id",),
    "legal_basis": ("kind", "number", "year"),
    "clause": ("type", "id"),
    "article": ("number",),
    "initials": ("party",),
    "programme": ("number",),
    "stage": ("id",),
    "activity": ("id",),
    "event": ("id",),
    "evidence": ("file",),
}
"""The lists whose tables have a name of their own, and the keys that make it."""


class Change(NamedTuple):
    """A key that differs; where a whole table is new or gone, the key is the list that it stands in."""

    keys: tuple[str, ...]
    """The keys that lead to it, without the names of tables in lists."""
    names: tuple[str, ...]
    """The same with the names of those tables."""
    route: Route
    """Where it stands in the later state; for what is gone, where it would stand."""
    before: Any = None
    after: Any = None

    @property
    def at(self) -> str:
        """Its place in words: `clause.renewal.notice`."""
        return ".".join(self.names)


class _Where(NamedTuple):
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    route: Route = ()

    def key(self, key: str) -> "_Where":
        return _Where((*self.keys, key), (*self.names, key), (*self.route, key))

    def item(self, name: str, index: int | None) -> "_Where":
        route = self.route if index is None else (*self.route, index)
        return _Where(self.keys, (*self.names, name), route)


def differences(before: Table, after: Table) -> tuple[Change, ...]:
    """Every key that differs, in the order of the later state; what is gone comes last in its list."""
    return tuple(_of_tables(before, after, _Where()))


def _of_tables(before: Table, after: Table, where: _Where) -> Iterator[Change]:
    for key in dict.fromkeys((*after, *before)):
        yield from _of_values(before.get(key), after.get(key), where.key(key))


def _of_values(before: Any, after: Any, where: _Where) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_tables(before, after, where)
    elif where.keys[-1] in _NAMED and _are_tables(before) and _are_tables(after):
        yield from _of_lists(before or (), after or (), where)
    else:
        yield Change(where.keys, where.names, where.route, before, after)


def _are_tables(value: Any) -> bool:
    return value is None or (isinstance(value, list | tuple) and all(isinstance(each, Mapping) for each in value))


def _of_lists(before: Sequence[Table], after: Sequence[Table], where: _Where) -> Iterator[Change]:
    key = where.keys[-1]
    old = {_name(key, each): each for each in before}
    new = {_name(key, each): (index, each) for index, each in enumerate(after)}
    gone = {name: each for name, each in old.items() if name not in new}
    for name, (index, each) in new.items():
        there = where.item(name, index)
        former = name if name in old else next((was for was in gone if _differ_in_name(key, gone[was], each)), None)
        if former is None:
            yield Change(there.keys, there.names, there.route, None, each)
        else:
            gone.pop(former, None)
            yield from _of_tables(old[former], each, there)
    for name, each in gone.items():
        lost = where.item(name, None)
        yield Change(lost.keys, lost.names, lost.route, each, None)


def _differ_in_name(key: str, before: Table, after: Table) -> bool:
    """Whether two tables of different names are the same but for that: it was renamed."""
    return {**before, **dict.fromkeys(_NAMED[key])} == {**after, **dict.fromkeys(_NAMED[key])}


def _name(key: str, table: Table) -> str:
    return "-".join(str(table[part]) for part in _NAMED[key] if table.get(part) is not None)
