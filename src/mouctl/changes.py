"""What changed between two texts of one agreement, thing by thing and key by key."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from mouctl.clauses import clause_type
from mouctl.model.clause import Clause
from mouctl.model.fields import Record
from mouctl.model.party import Party
from mouctl.model.version import Version
from mouctl.model.workplan import Programme, WorkPlan
from mouctl.sentences import Sentence, say

How: TypeAlias = Literal["added", "removed", "changed"]


class TextChange(NamedTuple):
    """One change: of a key of a thing, or of the thing as a whole, which then has no key."""

    what: Sentence
    how: How
    key: str | None = None
    before: object = None
    after: object = None


class _Thing(NamedTuple):
    """A part of the text that has a name, what it is called, and its keys with their values."""

    called: Sentence
    keys: Mapping[str, object]
    gist: object = None
    """What it says, in short, where it is new or gone."""


def text_changes(before: Version, after: Version) -> tuple[TextChange, ...]:
    """Every change from one text to the other, in the order of the later one; what is gone comes last."""
    old, new = dict(_things(before)), dict(_things(after))
    return tuple(change for name in dict.fromkeys((*new, *old)) for change in _of(old.get(name), new.get(name)))


def _of(old: _Thing | None, new: _Thing | None) -> Iterator[TextChange]:
    if new and not old:
        yield TextChange(new.called, "added", after=new.gist)
    elif old and not new:
        yield TextChange(old.called, "removed", before=old.gist)
    elif old and new:
        for key in dict.fromkeys((*new.keys, *old.keys)):
            if old.keys.get(key) != new.keys.get(key):
                yield TextChange(new.called, "changed", key, old.keys.get(key), new.keys.get(key))


def _things(version: Version) -> Iterator[tuple[tuple[object, ...], _Thing]]:
    agreement = version.agreement
    yield ("agreement",), _Thing(say("the agreement"), _keys(agreement, lists=False))
    for party in agreement.parties:
        yield from _party(party)
    for item in agreement.scope:
        yield ("scope", item.id), _Thing(say("scope, item {id}", id=item.id), _keys(item), item.text)
    for clause in agreement.clauses:
        yield ("clause", clause.type, clause.id), _Thing(_clause(clause), _keys(clause), clause.quote)
    for article in agreement.articles:
        name = say("Article {number}", number=article.number)
        yield ("article", article.number), _Thing(name, _keys(article), article.title)
    if version.workplan:
        yield from _plan(version.workplan)


def _clause(clause: Clause) -> Sentence:
    title = clause_type(clause.type).title
    return (
        say("clause: {title} ({id})", title=title, id=clause.id) if clause.id else say("clause: {title}", title=title)
    )


def _party(party: Party) -> Iterator[tuple[tuple[object, ...], _Thing]]:
    yield ("party", party.id), _Thing(say("{label}", label=party.label), _keys(party, lists=False), party.name)
    for contact in party.contacts:
        name = say("contact of {label}: {unit}", label=party.label, unit=contact.unit)
        yield ("contact", party.id, contact.id), _Thing(name, _keys(contact))


def _plan(plan: WorkPlan) -> Iterator[tuple[tuple[object, ...], _Thing]]:
    yield ("workplan",), _Thing(say("the work plan"), _keys(plan, lists=False))
    for programme in plan.programmes:
        yield from _programme(programme)


def _programme(programme: Programme) -> Iterator[tuple[tuple[object, ...], _Thing]]:
    name = say("programme {number}", number=programme.number)
    yield ("programme", programme.number), _Thing(name, _keys(programme, lists=False), programme.name)
    for stage in programme.stages:
        name = say("stage {id} of the work plan", id=stage.id)
        yield ("stage", programme.number, stage.id), _Thing(name, _keys(stage), stage.text)
    for activity in programme.activities:
        name = say("activity {id} of the work plan", id=activity.id)
        yield ("activity", activity.id), _Thing(name, _keys(activity), activity.text)


_NAMES = frozenset(("id", "type", "number", "schema"))


def _keys(record: Record, *, lists: bool = True) -> dict[str, object]:
    """The keys that are given, without those that name the thing; without `lists`, lists of things are left out."""
    return {key: value for key, value in _flat(record, lists) if key not in _NAMES}


def _flat(record: Record, lists: bool, prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, field in type(record).model_fields.items():
        value, key = getattr(record, name), prefix + (field.alias or name)
        if isinstance(value, Record):
            yield from _flat(value, lists, f"{key}.")
        elif isinstance(value, dict):
            yield from ((f"{key}.{inner}", _shown(each)) for inner, each in value.items())
        elif isinstance(value, tuple) and any(isinstance(each, Record) for each in value):
            yield from [(key, _shown(value))] if lists else []
        elif value not in (None, (), False):
            yield key, _shown(value)


def _shown(value: Any) -> object:
    """A value as it can be told: of a thing, what it says."""
    if isinstance(value, Record):
        return " ".join(str(each) for _, each in _flat(value, lists=True))
    if isinstance(value, tuple):
        return tuple(_shown(each) for each in value)
    return str(value) if isinstance(value, int) else value
