"""Laying the tables of an addendum over the things that they name, one after the other; what fails stops nothing."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from mouctl.amending._kinds import Kind
from mouctl.findings import Route
from mouctl.model.amends import ACTION, ADD, CHANGE, REMOVE, WITHOUT
from mouctl.model.fields import Record
from mouctl.sentences import Sentence, say

R = TypeVar("R", bound=Record)
_NEAR = 0.75
"""How alike a mistyped key is to the one that was meant."""


class Misfit(NamedTuple):
    """What cannot be laid over, with the route to it from the addendum's `amends` on."""

    route: Route
    message: Sentence
    advice: Sentence | None = None


Build: TypeAlias = Callable[[type[Record], Mapping[str, Any], Route], Record | None]
"""Makes a thing of its keys; None where they do not fit, which it then reports itself."""


class Laying:
    """One addendum being laid over: `misfits` are what could not be, in the order met."""

    def __init__(self, build: Build | None) -> None:
        self.misfits: list[Misfit] = []
        self._build = build or self._trusting

    def refuse(self, route: Route, message: Sentence, advice: Sentence | None = None) -> None:
        """Notes what cannot be laid over."""
        self.misfits.append(Misfit(route, message, advice))

    def over(
        self, things: Sequence[R], tables: Sequence[Mapping[str, Any]], kind: Kind, route: Route = ()
    ) -> tuple[R, ...]:
        """The things with the tables laid over them."""
        result: Sequence[Any] = things
        for index, table in enumerate(tables):
            result = self.one_over(result, table, kind, (*route, kind.key, index))
        return tuple(result)

    def one_over(self, things: Sequence[R], table: Mapping[str, Any], kind: Kind, route: Route) -> tuple[R, ...]:
        """The things with one table laid over them; as they were where that cannot be."""
        laid = self._laid(things, table, kind, route) if self._is_whole(table, kind, route) else None
        return tuple(things) if laid is None else laid

    def _is_whole(self, table: Mapping[str, Any], kind: Kind, route: Route) -> bool:
        """Whether the table says what it is to do, and with what."""
        action, without, before = table.get(ACTION, CHANGE), table.get(WITHOUT, []), len(self.misfits)
        if action not in (CHANGE, ADD, REMOVE):
            advice = say("Write “add” or “remove”; leave “action” out to change what is there.")
            self.refuse((*route, ACTION), say("“{text}” is no action.", text=str(action)), advice)
        if not isinstance(without, list) or not all(isinstance(key, str) for key in without):
            self.refuse((*route, WITHOUT), say("Write a list of keys, such as [“duration”]."))
        for key in self._mistyped(table, kind):
            near = get_close_matches(key, (ACTION, WITHOUT, *kind.names), n=1, cutoff=_NEAR)
            advice = say("Perhaps “{near}”.", near=near[0])
            self.refuse((*route, key), say("There is no key “{key}” here.", key=key), advice)
        if len(self.misfits) == before and kind.names[0] not in table:
            message = say("The key “{key}” is missing.", key=kind.names[0])
            self.refuse(route, message, say("It names what the addendum changes."))
        return len(self.misfits) == before

    def _mistyped(self, table: Mapping[str, Any], kind: Kind) -> list[str]:
        """Keys that mean one of those by which the table says what it changes, and how."""
        model = kind.model_of(table)
        fields = model.model_fields if model else {}
        meant = (ACTION, WITHOUT, *kind.names)
        own = {field.alias or name for name, field in fields.items()}.union(meant)
        return [key for key in table if key not in own and get_close_matches(key, meant, cutoff=_NEAR)]

    def _laid(self, things: Sequence[R], table: Mapping[str, Any], kind: Kind, route: Route) -> tuple[R, ...] | None:
        if table.get(ACTION) == ADD:
            added = self._added(things, table, kind, route)
            return (*things, added) if added else None
        place = self._place(things, table, kind, route)
        if place is None:
            return None
        if table.get(ACTION) == REMOVE:
            return (*things[:place], *things[place + 1 :])
        changed = self._changed(things[place], table, kind, route)
        return (*things[:place], changed, *things[place + 1 :]) if changed else None

    def _place(self, things: Sequence[Record], table: Mapping[str, Any], kind: Kind, route: Route) -> int | None:
        """Where the thing stands that the table names, if it is there, and no other with it."""
        found = [index for index, thing in enumerate(things) if kind.fits(thing, table)]
        if len(found) == 1:
            return found[0]
        if found:
            self.refuse(route, say("Several fit: {name}.", name=kind.told(table)), say("Name the one by its id."))
        else:
            there = kind.all_told(things)
            message = say("There is no {name} in the text that the addendum changes.", name=kind.told(table))
            self.refuse(route, message, say("There is: {names}", names=there) if there else None)
        return None

    def _added(self, things: Sequence[R], table: Mapping[str, Any], kind: Kind, route: Route) -> Any:
        if kind.is_taken(things, table):
            message = say("There is a {name} already.", name=kind.told(table))
            self.refuse(route, message, say("Leave “action” out to change it, or give the new one an id of its own."))
            return None
        return self._made(_changes(table), kind, route)

    def _changed(self, thing: Record, table: Mapping[str, Any], kind: Kind, route: Route) -> Any:
        data = _keys(thing)
        for index, key in enumerate(table.get(WITHOUT, ())):
            if key not in data:
                self.refuse((*route, WITHOUT, index), say("There is no key “{key}” that could be left out.", key=key))
            data.pop(key, None)
        changes = _changes(table)
        for inner in kind.inner:
            if inner.key in changes:
                laid = self.over(_lying_in(thing, inner), changes.pop(inner.key), inner, route)
                data[inner.key] = [_keys(each) for each in laid]
        return self._made(_merged(data, changes), kind, route)

    def _made(self, data: Mapping[str, Any], kind: Kind, route: Route) -> Record | None:
        model = kind.model_of(data)
        if model is None:
            self.refuse((*route, "type"), say("There is no clause type “{type}”.", type=str(data.get("type"))))
            return None
        return self._build(model, data, route)

    def _trusting(self, model: type[Record], data: Mapping[str, Any], route: Route) -> Record | None:
        try:
            return model.model_validate(data, by_alias=True, by_name=False)
        except ValidationError:  # loading has said what is wrong; here an addendum before it is gone
            self.refuse(route, say("It does not fit the text that the addendum changes."))
            return None


def _keys(thing: Record) -> dict[str, Any]:
    """The thing as the file writes it."""
    return thing.model_dump(by_alias=True, exclude_unset=True)


def _changes(table: Mapping[str, Any]) -> dict[str, Any]:
    """What the table says of the thing itself."""
    return {key: value for key, value in table.items() if key not in (ACTION, WITHOUT)}


def _merged(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the changes; a table in a table is changed key by key."""
    result = dict(data)
    for key, value in changes.items():
        before = result.get(key)
        result[key] = _merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return result


def _lying_in(thing: Record, kind: Kind) -> tuple[Record, ...]:
    fields = type(thing).model_fields
    return tuple(getattr(thing, next(name for name in fields if fields[name].alias == kind.key)))
