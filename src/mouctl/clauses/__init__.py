"""One clause type a file: its TOML model, and the deadlines it gives. A file dropped in here is a type of its own."""

from functools import cache

from mouctl.discovery import member, names
from mouctl.errors import RegistryError
from mouctl.model.clause_type import ClauseType
from mouctl.sentences import say

PACKAGE = __name__


@cache
def type_names() -> tuple[str, ...]:
    """Every clause type's id, without importing any."""
    return tuple(name.replace("_", "-") for name in names(PACKAGE))


@cache
def clause_type(type_id: str) -> ClauseType:
    """The clause type of that id, imported when first asked for. Raises KeyError where there is none."""
    if type_id not in type_names():
        raise KeyError(type_id)
    found = member(PACKAGE, type_id.replace("-", "_"), "CLAUSE", ClauseType)
    if found.id != type_id:
        raise RegistryError(say("The file of the clause type {id} calls it {other}.", id=type_id, other=found.id))
    return found
