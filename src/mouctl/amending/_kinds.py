"""The kinds of thing that an addendum can change, and how its tables name one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mouctl.clauses import clause_type, type_names
from mouctl.model.agreement import Article, Lettered
from mouctl.model.fields import Record
from mouctl.model.party import Contact, Party
from mouctl.model.workplan import Activity, Programme, Stage


class Kind(NamedTuple):
    """A kind of thing that a text has several of: its key, the keys that name one, its model, and what lies in it."""

    key: str
    names: tuple[str, ...]
    model: type[Record] | None
    """None where the table's own `type` says which."""
    inner: tuple["Kind", ...] = ()

    def fits(self, thing: Record, table: Mapping[str, Any]) -> bool:
        """Whether the table names the thing; what it does not say of the name may be anything."""
        return all(getattr(thing, name) == table[name] for name in self.names if name in table)

    def is_taken(self, things: Sequence[Record], table: Mapping[str, Any]) -> bool:
        """Whether there is a thing of this name, or one of a type of which there can be but one."""
        name = {key: table.get(key) for key in self.names}
        if self.model is None and table["type"] in type_names() and clause_type(table["type"]).only_one:
            del name["id"]
        return any(self.fits(thing, name) for thing in things)

    def model_of(self, table: Mapping[str, Any]) -> type[Record] | None:
        """The model of a thing with these keys; None where there is no such type."""
        if self.model:
            return self.model
        return clause_type(table["type"]).model if table.get("type") in type_names() else None

    def told(self, table: Mapping[str, Any]) -> str:
        """What the file calls a thing: `clause renewal`, `party kesatu`."""
        return " ".join([self.key, *(str(table[key]) for key in self.names if table.get(key) is not None)])

    def all_told(self, things: Sequence[Record]) -> tuple[str, ...]:
        """What the file calls each of them."""
        return tuple(self.told({key: getattr(thing, key) for key in self.names}) for thing in things)


CLAUSE = Kind("clause", ("type", "id"), None)
PARTY = Kind("party", ("id",), Party, (Kind("contact", ("id",), Contact),))
SCOPE = Kind("scope", ("id",), Lettered)
ARTICLE = Kind("article", ("number",), Article)
PROGRAMME = Kind("programme", ("number",), Programme, (Kind("stage", ("id",), Stage),))
ACTIVITY = Kind("activity", ("id",), Activity)
