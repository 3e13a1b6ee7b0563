"""Lead times for duties that nothing has: neither a clause type, nor an obligation of the agreements."""

from collections.abc import Iterable, Iterator
from typing import Any

from mouctl.clauses import clause_type, type_names
from mouctl.findings import Finding
from mouctl.loading.codes import UNKNOWN_KEY
from mouctl.loading.flaw import flaw
from mouctl.loading.loaded import Loaded
from mouctl.loading.placing import place_flaw
from mouctl.loading.routes import EACH, follow, walk
from mouctl.loading.toml_file import Document
from mouctl.loading.words import choose, short
from mouctl.sentences import say


def unknown_in_register(document: Document | None, entries: Iterable[Loaded]) -> Iterator[Finding]:
    """Those of the register; where an agreement could not be parsed none, for the duty may be one of its own."""
    agreements = [entry.documents.get("agreement") for entry in entries]
    parsed = [each for each in agreements if each]
    if document and len(parsed) == len(agreements):
        yield from _unknown(document, parsed, "register")


def unknown_in_agreements(entries: Iterable[Loaded]) -> Iterator[Finding]:
    """Those of the agreements themselves."""
    for entry in entries:
        if document := entry.documents.get("agreement"):
            yield from _unknown(document, [document], "agreement", entry.id)


def _unknown(
    document: Document, agreements: Iterable[Document], file: str, agreement: str | None = None
) -> Iterator[Finding]:
    given = document.data.get("lead_times")
    if not isinstance(given, dict) or not given:
        return
    known = sorted({*_of_clause_types(), *(duty for each in agreements for duty in _obligations(each.data))})
    for name in given:
        if name not in known:
            message = say("There is no duty “{name}”.", name=short(name))
            wrong = flaw(UNKNOWN_KEY, file, ("lead_times", name), message, choose(name, known), at_key=True)
            yield place_flaw(wrong, document, agreement)


def _of_clause_types() -> Iterator[str]:
    yield "activity"
    for kind in type_names():
        yield from clause_type(kind).lead_times


def _obligations(data: dict[str, Any]) -> Iterator[str]:
    """An obligation's id is its duty; read off the raw data, as the agreement may have faults."""
    for _, clause in walk(data, ("clause", EACH)):
        name = follow(clause, ("id",))
        if follow(clause, ("type",)) == "obligation" and isinstance(name, str):
            yield name
