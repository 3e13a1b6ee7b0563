"""Pydantic's validation errors made fit to be told: at routes of the file, and one for each mistake.

Where a value may be of several kinds Pydantic reports what is wrong with it as each of them, under the name of its
own validators; where a key is mistyped, it is both unknown and missing. Both are one mistake to the person who made it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from mouctl.findings import Route
from mouctl.loading.keys import fields_at
from mouctl.loading.kinds import wanted
from mouctl.loading.limits import FAULTS
from mouctl.loading.routes import follow, has
from mouctl.loading.words import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was validated: its data and model, and where in which file it stands."""

    data: object
    model: type[BaseModel]
    document: str
    route: Route = ()
    above: frozenset[str] = frozenset()
    """The keys of the file as a whole that are not given: one of them may have slipped below a heading."""

    def keys_at(self, route: Route) -> tuple[str, ...]:
        """The keys known at a route, those first that are not yet there."""
        here = follow(self.data, route)
        return tuple(sorted(fields_at(self.model, route), key=lambda key: has(here, key)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One mistake: its type as Pydantic names it, and the route in its table."""

    type: str
    context: dict[str, Any]
    route: Route
    union: Route | None = None
    """The route of the value, if several kinds of value are allowed for it."""
    at_key: bool = False


def errors(error: ValidationError, table: Table) -> tuple[Error, ...]:
    """The first mistakes in a table, in its order; no more than are told."""
    raw = error.errors(include_url=False, include_input=False)[:FAULTS]
    found = [_error(each["type"], each["loc"], each.get("ctx", {}), table.data) for each in raw]
    return tuple(_once(tuple(_settled(found)), table))


def _error(kind: str, path: Sequence[str | int], context: dict[str, Any], data: object) -> Error:
    """Follows the path through the data: a step that leads nowhere is the name of an alternative, not a key."""
    route: Route = ()
    union = None
    for position, step in enumerate(path):
        if has(data, step):
            data, route = data[step], (*route, step)  # type: ignore[index]  # `has` has looked
        elif kind == "missing" and position == len(path) - 1:
            route = (*route, step)
        elif step != "[key]" and union is None:
            union = route
    return Error(type=kind, context=context, route=route, union=union, at_key="[key]" in path)


def _settled(found: Iterable[Error]) -> Iterator[Error]:
    """Of the alternatives for one value, the errors of the one that it is like; or one error for all of them."""
    groups: dict[Route | None, list[Error]] = {}
    for error in found:
        groups.setdefault(error.union, []).append(error)
    yield from groups.pop(None, ())
    for union, group in groups.items():
        like = [error for error in group if error.route != union or not wanted(error.type, error.context)]
        yield from like or (_unlike_any(group),)


def _unlike_any(group: Sequence[Error]) -> Error:
    choices = tuple(choice for error in group for choice in wanted(error.type, error.context))
    return Error(type="unlike_any", context={"wanted": choices}, route=group[0].route)


def _once(found: tuple[Error, ...], table: Table) -> Iterator[Error]:
    """Without the keys that are only missing because they are mistyped, and lists too short for faults in them."""
    mistyped = {_meant(error.route, table) for error in found if error.type == "extra_forbidden"}
    faulty = {error.route[:length] for error in found for length in range(len(error.route))}
    echoes = {"missing": mistyped, "too_short": faulty}
    return (error for error in found if error.route not in echoes.get(error.type, ()))


def _meant(route: Route, table: Table) -> Route:
    return (*route[:-1], nearest(str(route[-1]), table.keys_at(route[:-1])) or "")
