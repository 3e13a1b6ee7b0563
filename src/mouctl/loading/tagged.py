"""Tables whose `type` says what they are: clauses and events, validated one by one with the model of their type.

One by one, because Pydantic puts the names of a union's members into the paths of errors, and so that what is wrong
with one entry hides nothing about the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from mouctl.findings import Route
from mouctl.loading.codes import MISSING_KEY, WRONG_VALUE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.kinds import TABLE, TEXT, kind_of
from mouctl.loading.limits import FAULTS
from mouctl.loading.slips import respelling
from mouctl.loading.validated import validated
from mouctl.loading.words import choose, named, shown
from mouctl.sentences import say

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged(Generic[R]):
    """A list of tables in a file, under `key`, and the types that they can be of."""

    key: str
    document: str
    above: frozenset[str]
    types: Sequence[str]
    model: Callable[[str], type[R]]

    def validated(self, entries: list[object]) -> tuple[tuple[R, ...], tuple[Flaw, ...]]:
        """The entries that hold, and what is wrong with the others."""
        good: list[R] = []
        bad: list[Flaw] = []
        for index, entry in enumerate(entries):
            record, found = self._one(entry, index)
            good.extend([record] if record else [])
            bad.extend(found)
            if len(bad) > FAULTS:
                break
        return tuple(good), tuple(bad)

    def _one(self, entry: object, index: int) -> tuple[R | None, tuple[Flaw, ...]]:
        return self.one(entry, (self.key, index))

    def one(self, entry: object, route: Route) -> tuple[R | None, tuple[Flaw, ...]]:
        """The table at the route with the model of its type, or what is wrong with it."""
        wrong = self._type_at_fault(entry, route)
        if wrong or not isinstance(entry, dict):
            return None, (wrong,) if wrong else ()
        return validated(self.model(entry["type"]), entry, self.document, route, self.above)

    def _type_at_fault(self, entry: object, route: Route) -> Flaw | None:
        if not isinstance(entry, dict):
            message = say(
                "{name} must be {wanted}, not {found}.", name=named(route), wanted=TABLE, found=kind_of(entry)
            )
            return flaw(WRONG_VALUE, self.document, route, message)
        kind, route = entry.get("type"), (*route, "type")
        if kind is None:
            advice = say("Known here: {known}.", known=tuple(self.types))
            return flaw(MISSING_KEY, self.document, route, say("The key “{key}” is missing.", key="type"), advice)
        if not isinstance(kind, str):
            message = say("{name} must be {wanted}, not {found}.", name=named(route), wanted=TEXT, found=kind_of(kind))
            return flaw(WRONG_VALUE, self.document, route, message)
        if kind not in self.types:
            message = say("There is no type {value} here.", value=shown(kind))
            fix = respelling(route, kind, self.types)
            return flaw(WRONG_VALUE, self.document, route, message, choose(kind, self.types), fix=fix)
        return None
