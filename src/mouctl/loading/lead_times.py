"""Lead times for duties that nothing has: neither a clause type, nor an obligation of the agreements."""

from collections.abc import Iterable, Iterator, Sequence

from mouctl.clauses import clause_type, type_names
from mouctl.findings import Finding
from mouctl.loading.codes import UNKNOWN_KEY
from mouctl.loading.flaw import flaw
from mouctl.loading.loaded import Loaded
from mouctl.loading.outline import Outline, outline_of
from mouctl.loading.placing import place_flaw
from mouctl.loading.slips import renaming
from mouctl.loading.toml_file import Document
from mouctl.loading.words import choose, short
from mouctl.sentences import say


def unknown_in_register(document: Document | None, outlines: Sequence[Outline]) -> Iterator[Finding]:
    """Those of the register; where an agreement could not be parsed none, for the duty may be one of its own."""
    if document and all(outline.is_parsed for outline in outlines):
        yield from _unknown(document, outlines, "register")


def unknown_in_agreement(loaded: Loaded) -> Iterator[Finding]:
    """Those of an agreement itself."""
    if document := loaded.documents.get("agreement"):
        yield from _unknown(document, [outline_of(loaded)], "agreement", loaded.id)


def _unknown(
    document: Document, outlines: Iterable[Outline], file: str, agreement: str | None = None
) -> Iterator[Finding]:
    given = document.data.get("lead_times")
    if not isinstance(given, dict) or not given:
        return
    known = sorted({*_of_clause_types(), *(duty for each in outlines for duty in each.obligations)})
    for name in given:
        if name not in known:
            message = say("There is no duty “{name}”.", name=short(name))
            route = ("lead_times", name)
            fix = renaming(route, known, given)
            wrong = flaw(UNKNOWN_KEY, file, route, message, choose(name, known), at_key=True, fix=fix)
            yield place_flaw(wrong, document, agreement)


def _of_clause_types() -> Iterator[str]:
    yield "activity"
    for kind in type_names():
        yield from clause_type(kind).lead_times
