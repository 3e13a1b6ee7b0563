"""What may have moved a deadline: each single change between two states, as a step that can be tried alone."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mouctl.comparing._differences import Change
from mouctl.comparing._pair import File, Pair
from mouctl.findings import Route
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.model.fields import Record


class Cause(NamedTuple):
    """A change, what it is called, where it stands, and the old state with nothing but it."""

    called: str
    alone: Dossier
    document: File = "agreement"
    route: Route = ()


def causes_of(pair: Pair) -> tuple[Cause, ...]:
    """Every change between the two states, key by key and event by event where they can be told apart."""
    old, new = pair.old.dossier, pair.new.dossier
    return (*_of_agreement(pair, old, new), *_of_plan(pair, old, new), *_of_events(old, new), *_of_settings(old, new))


def _of_agreement(pair: Pair, old: Dossier, new: Dossier) -> Iterator[Cause]:
    """One for each table of a list, such as a clause, and for each other key at the top."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in pair.changes["agreement"]:
        depth = 2 if change.keys[0] in _LISTS else 1
        groups.setdefault(change.names[:depth], []).append(change)
    for names, changes in groups.items():
        only = changes[0] if len(changes) == 1 else None
        called = only.at if only else ".".join(names)
        agreement = old.agreement.model_copy(update=_update(names, old.agreement, new.agreement))
        alone = old._replace(agreement=agreement)
        yield Cause(f"agreement.toml: {called}", alone, "agreement", (only or changes[0]).route)


_LISTS = ("party", "clause")
"""The lists of which each table is tried alone; of the others no deadline is counted."""


def _update(names: tuple[str, ...], old: Record, new: Record) -> dict[str, Any]:
    field = next(name for name, info in type(new).model_fields.items() if names[0] in (info.alias, name))
    if names[0] not in _LISTS:
        return {field: getattr(new, field)}
    before, after = ({_called(each): each for each in getattr(state, field)} for state in (old, new))
    order = [*before, *(name for name in after if name not in before)]
    chosen = {name: (after if name == names[1] else before).get(name) for name in order}
    return {field: tuple(each for each in chosen.values() if each is not None)}


def _called(thing: Any) -> str:
    """The name of a party or clause, as its list of changes has it."""
    kind = getattr(thing, "type", None)
    return "-".join(each for each in (kind, thing.id) if each is not None)


def _of_plan(pair: Pair, old: Dossier, new: Dossier) -> Iterator[Cause]:
    changes = pair.changes["workplan"]
    if changes:
        called = f"workplan.toml: {changes[0].at}" if len(changes) == 1 else "workplan.toml"
        route = changes[0].route if len(changes) == 1 else ()
        yield Cause(called, old._replace(workplan=new.workplan), "workplan", route)


def _of_events(old: Dossier, new: Dossier) -> Iterator[Cause]:
    before, after = ({event.id: event for event in state.events} for state in (old, new))
    places = {event.id: index for index, event in enumerate(new.events)}
    for name in dict.fromkeys((*after, *before)):
        if before.get(name) != after.get(name):
            route: Route = ("event", places[name]) if name in places else ("event",)
            alone = old._replace(events=_with(old.events, name, after.get(name)))
            yield Cause(f"events.toml: {name}", alone, "events", route)


def _with(events: Sequence[Event], name: str, event: Event | None) -> tuple[Event, ...]:
    others = tuple(each for each in events if each.id != name)
    return (*others, event) if event else others


def _of_settings(old: Dossier, new: Dossier) -> Iterator[Cause]:
    if old.settings != new.settings:
        yield Cause("mouctl.toml", old._replace(settings=new.settings))
    for name in dict.fromkeys((*new.layers, *old.layers)):
        if old.layers.get(name) != new.layers.get(name):
            layers = {key: layer for key, layer in old.layers.items() if key != name}
            alone = old._replace(layers={**layers, name: new.layers[name]} if name in new.layers else layers)
            yield Cause(f"calendars/{name}.toml", alone)
