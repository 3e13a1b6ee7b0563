"""Ids that are given twice; both places are named."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from mouctl.clauses import clause_type, type_names
from mouctl.findings import Route
from mouctl.loading.codes import DUPLICATE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.places import locate
from mouctl.loading.routes import EACH, Branches, Pattern, under, walk
from mouctl.loading.toml_file import Document
from mouctl.loading.words import short
from mouctl.sentences import say

_IN_ONE_LIST: tuple[tuple[str, Pattern], ...] = (
    ("agreement", ("party", EACH)),
    ("agreement", ("party", EACH, "contact", EACH)),
    ("agreement", ("recital", EACH)),
    ("agreement", ("scope", EACH)),
    ("workplan", ("programme", EACH, "stage", EACH)),
    ("events", ("event", EACH)),
)
_IN_THE_WHOLE_FILE: tuple[tuple[str, Pattern], ...] = (("workplan", ("programme", EACH, "activity", EACH)),)


def _ids(name: str) -> Branches[Pattern | None]:
    """Every id of a file, with the list of its own that it stands in; None where it counts in the whole file."""
    own = [((*pattern, "id"), pattern) for file, pattern in _IN_ONE_LIST if file == name]
    whole: list[tuple[Pattern, Pattern | None]] = [
        ((*pattern, "id"), None) for file, pattern in _IN_THE_WHOLE_FILE if file == name
    ]
    return Branches((*own, *whole))


_IDS = {name: _ids(name) for name in ("agreement", "workplan", "events")}


def duplicates(documents: Mapping[str, Document]) -> Iterator[Flaw]:
    """Every id given again to a thing of the same kind."""
    for name, document in documents.items():
        yield from _among(name, document)
    if "agreement" in documents:
        yield from _clauses(documents["agreement"])


def _among(name: str, document: Document) -> Iterator[Flaw]:
    first: dict[Hashable, Route] = {}
    for route, given, within in _IDS[name].walk(document.data):
        if not isinstance(given, str):
            continue
        key = (route[:-2] if within else None, given)
        if key in first:
            line = locate(document.text, first[key]).line
            message = say("The id “{id}” is given twice: first in line {line}.", id=short(given), line=line)
            yield flaw(DUPLICATE, name, route, message, say("Give each an id of its own."))
        first.setdefault(key, route)


def _clauses(document: Document) -> Iterator[Flaw]:
    """Clauses are told apart by their type and id: two of one type need ids."""
    first: dict[Hashable, Route] = {}
    for route, clause in walk(document.data, ("clause", EACH)):
        kind, given = under(clause, "type"), under(clause, "id")
        if not isinstance(kind, str) or not isinstance(given, str | None):
            continue
        if (kind, given) in first:
            line = locate(document.text, first[kind, given]).line
            message = say("A clause of type “{type}” stands in line {line} already.", type=short(kind), line=line)
            yield flaw(DUPLICATE, "agreement", (*route, "id"), message, say("Give each of them an “id” of its own."))
        first.setdefault((kind, given), route)


def second_clauses(data: Mapping[str, Any]) -> Iterator[Flaw]:
    """Clauses of a type that an agreement can have only once: with two of them no date would be certain."""
    seen: set[str] = set()
    for route, clause in walk(data, ("clause", EACH)):
        kind = under(clause, "type")
        if not isinstance(kind, str) or kind not in type_names() or not clause_type(kind).only_one:
            continue
        if kind in seen and under(clause, "id") is not None:  # without ids both are named already
            message = say("An agreement can have only one clause of type “{type}”.", type=kind)
            advice = say("Put what both say into one clause; what changed later belongs into an addendum.")
            yield flaw(DUPLICATE, "agreement", (*route, "type"), message, advice)
        seen.add(kind)
