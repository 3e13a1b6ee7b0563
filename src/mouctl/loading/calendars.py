"""The register's own calendars, `calendars/*.toml`, and the references to them."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from mouctl.dates.layers import Layer
from mouctl.findings import Finding, Route
from mouctl.loading import parts
from mouctl.loading.codes import NO_SUCH_THING, WRONG_VALUE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.paths import printable, shown_path
from mouctl.loading.placing import place_flaw
from mouctl.loading.regular_file import why_not
from mouctl.loading.routes import EACH, Pattern, walk
from mouctl.loading.toml_file import Document, read, unreadable
from mouctl.loading.words import choose, short, shown
from mouctl.sentences import say

CALENDARS = "calendars"

_NAMING: Mapping[str, tuple[Pattern, ...]] = {
    "register": (("calendars", EACH),),
    "agreement": (("calendars", EACH), ("party", EACH, "calendars", EACH)),
}
"""Where a file names calendars."""


class LoadedCalendars(NamedTuple):
    """The calendars by id; with findings no date can be relied upon."""

    layers: Mapping[str, Layer]
    findings: tuple[Finding, ...] = ()
    documents: Mapping[str, Document] = MappingProxyType({})
    """The files that could be parsed, each as `calendars/ID`."""


def load_calendars(root: Path, shown_root: Path) -> LoadedCalendars:
    """The calendars of the register at `root`; none where it has no such folder."""
    layers: dict[str, Layer] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for path in _files(root / CALENDARS, shown_root, findings):
        document = read(path, shown_path(path, shown_root))
        if isinstance(document, Finding):
            findings.append(document)
            continue
        documents[f"{CALENDARS}/{printable(path.stem)}"] = document
        layer, wrong = _layer(document)
        findings.extend(wrong)
        if layer:
            layers[layer.id] = layer
    return LoadedCalendars(layers, tuple(findings), documents)


def broken_calendar_references(document: str, data: Mapping[str, Any], known: Collection[str]) -> Iterator[Flaw]:
    """Calendars that a file names and that are not there."""
    for pattern in _NAMING[document]:
        yield from _unknown(walk(data, pattern), document, known)


def unknown_calendars(data: Mapping[str, Any], document: str, known: Collection[str], above: Route) -> Iterator[Flaw]:
    """Calendars that an addendum names and that are not there; `above` is the route to what it changes."""
    for pattern in _NAMING["agreement"]:
        yield from _unknown(walk(data, pattern, above), document, known)


def _unknown(named: Iterable[tuple[Route, Any]], document: str, known: Collection[str]) -> Iterator[Flaw]:
    for route, name in named:
        if isinstance(name, str) and name not in known:
            message = say("There is no calendar “{id}”.", id=short(name))
            advice = choose(name, sorted(known)) or say("Put it into calendars/{id}.toml.", id=short(name))
            yield flaw(NO_SUCH_THING, document, route, message, advice)


def _files(folder: Path, shown_root: Path, findings: list[Finding]) -> Iterator[Path]:
    if not os.path.lexists(folder):
        return
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        findings.append(unreadable(shown_path(folder, shown_root), *why_not(error)))
        return
    yield from (path for path in paths if path.suffix == ".toml" and not path.name.startswith("."))


def _layer(document: Document) -> tuple[Layer | None, tuple[Finding, ...]]:
    part = parts.calendar(document.data)
    flaws = [*part.flaws, *_not_the_files_name(document)]
    findings = tuple(place_flaw(each, document) for each in flaws)
    return (part.value.layer() if part.value and not findings else None), findings


def _not_the_files_name(document: Document) -> Iterator[Flaw]:
    given, name = document.data.get("id"), printable(document.path.stem)
    if isinstance(given, str) and given != name:
        message = say("The id {id} is not the file's name, {name}.", id=shown(given), name=shown(name))
        yield flaw(WRONG_VALUE, "calendar", ("id",), message, say("Rename one of them: they must be equal."))
