"""What the rest of a register has to know of an agreement: what it calls itself, and the duties that it makes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading.codes import DUPLICATE
from mouctl.loading.flaw import flaw
from mouctl.loading.loaded import Loaded
from mouctl.loading.places import locate
from mouctl.loading.placing import place_flaw
from mouctl.loading.routes import EACH, under, walk
from mouctl.loading.toml_file import Document, read
from mouctl.sentences import say


class Outline(NamedTuple):
    """Read off the raw data, as the agreement may have faults; nothing is known where the file could not be parsed."""

    id: str
    """The folder's name."""
    folder: Path
    shown: str = ""
    """Its agreement.toml, as people are told it; empty where that could not be parsed."""
    given_id: str | None = None
    """What the file says."""
    obligations: tuple[str, ...] = ()
    """An obligation's id is its duty."""

    @property
    def is_parsed(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.shown)


def outline_of(loaded: Loaded) -> Outline:
    """The outline of an agreement."""
    document = loaded.documents.get("agreement")
    if document is None:
        return Outline(loaded.id, loaded.folder)
    given = document.data.get("id")
    return Outline(
        id=loaded.id,
        folder=loaded.folder,
        shown=document.shown,
        given_id=given if isinstance(given, str) else None,
        obligations=tuple(_obligations(document)),
    )


def _obligations(document: Document) -> Iterator[str]:
    for _, clause in walk(document.data, ("clause", EACH)):
        name = under(clause, "id")
        if under(clause, "type") == "obligation" and isinstance(name, str):
            yield name


def same_ids(outlines: Iterable[Outline]) -> Iterator[Finding]:
    """Agreements that call themselves by an id that another has; the files of such a pair are read once more."""
    first: dict[str, Outline] = {}
    for outline in outlines:
        if outline.given_id is None:
            continue
        if outline.given_id in first:
            yield _taken(outline.given_id, first[outline.given_id], outline)
        first.setdefault(outline.given_id, outline)


def _taken(name: str, first: Outline, second: Outline) -> Finding:
    there = _document(first)
    if isinstance(there, Finding):  # gone since it was read a moment ago
        return there
    here = _document(second)
    if isinstance(here, Finding):
        return here
    line = locate(there.text, ("id",)).line
    message = say("The id “{id}” is taken by {file}, line {line}.", id=name, file=there.shown, line=line)
    wrong = flaw(DUPLICATE, "agreement", ("id",), message, say("Give each an id of its own."))
    return place_flaw(wrong, here, second.id)


def _document(outline: Outline) -> Document | Finding:
    return read(outline.folder / "agreement.toml", outline.shown)
