"""One agreement from its folder: all faults of all its files in one run."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mouctl.dates.layers import Layer
from mouctl.findings import Finding
from mouctl.loading import parts
from mouctl.loading.calendars import broken_calendar_references
from mouctl.loading.codes import WRONG_VALUE
from mouctl.loading.contents import FILES, Contents, contents_of
from mouctl.loading.counting import unknown_conventions
from mouctl.loading.duplicates import duplicates, second_clauses
from mouctl.loading.flaw import Flaw, beside, flaw
from mouctl.loading.limits import told
from mouctl.loading.paths import printable, shown_path
from mouctl.loading.placing import place_flaw
from mouctl.loading.references import broken_references
from mouctl.loading.toml_file import Document, read, unreadable
from mouctl.loading.words import shown
from mouctl.model.dossier import Dossier
from mouctl.model.event import Addendum
from mouctl.model.settings import Settings
from mouctl.sentences import say

_PARTS: Mapping[str, Callable[[Mapping[str, Any]], parts.Part[Any]]] = {
    "agreement": parts.agreement,
    "workplan": parts.workplan,
    "events": parts.events,
}


def load_dossier(
    folder: Path,
    settings: Settings,
    shown_root: Path,
    layers: Mapping[str, Layer] = MappingProxyType({}),
    contents: Contents | None = None,
) -> tuple[Dossier | None, tuple[Finding, ...], Mapping[str, Document]]:
    """The dossier of the agreement in `folder`, or None with everything that is wrong in any of its files.

    `contents` are its files, where they were read before.
    """
    files = _read(folder, shown_root, contents_of(folder) if contents is None else contents)
    documents = {name: file for name, file in files.items() if isinstance(file, Document)}
    loaded = {name: _PARTS[name](document.data) for name, document in documents.items()}
    own = [each for part in loaded.values() for each in part.flaws]
    judged = {name: documents[name] for name, part in loaded.items() if part.is_supported}
    across = beside(own, _across(folder, files, judged, layers))
    findings = (
        *(file._replace(agreement=printable(folder.name)) for file in files.values() if isinstance(file, Finding)),
        *(
            place_flaw(each, document, printable(folder.name))
            for name, document in documents.items()
            for each in told([each for each in (*own, *across) if each.problem.document == name], name)
        ),
    )
    if findings:
        return None, findings, documents
    dossier = _dossier({name: part.value for name, part in loaded.items()}, settings, layers)
    misfits = tuple(_misfits(dossier, documents))
    return None if misfits else dossier, misfits, documents


def _misfits(dossier: Dossier, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """What of the addenda does not fit: judged only where all else is in order."""
    if any(isinstance(event, Addendum) and event.amends for event in dossier.events):
        from mouctl.loading.addenda import misfitting_addenda  # few agreements have one

        document = documents["events"]
        for each in misfitting_addenda(dossier, document.data, dossier.layers):
            yield place_flaw(each, document, dossier.agreement.id)


def _read(folder: Path, shown_root: Path, contents: Contents) -> dict[str, Document | Finding]:
    """The files that are there; `agreement.toml` must be."""
    files: dict[str, Document | Finding] = {}
    for name, file in zip(_PARTS, FILES, strict=True):
        path = folder / file
        if file in contents:
            files[name] = read(path, shown_path(path, shown_root), content=contents[file])
        elif name == "agreement":
            advice = say("Write the signed text into it, or move the folder elsewhere.")
            message = say("The folder of an agreement has no “{file}”.", file=file)
            files[name] = unreadable(shown_path(path, shown_root), message, advice)
    return files


def _dossier(values: Mapping[str, Any], settings: Settings, layers: Mapping[str, Layer]) -> Dossier:
    log = values.get("events")
    return Dossier(
        agreement=values["agreement"],
        workplan=values.get("workplan"),
        events=log.events if log else (),
        settings=settings,
        layers=layers,
    )


def _across(
    folder: Path,
    files: Mapping[str, Document | Finding],
    judged: Mapping[str, Document],
    layers: Mapping[str, Layer],
) -> Iterator[Flaw]:
    """What only shows where values are held against each other."""
    data = {name: judged[name].data if name in judged else None if name in files else {} for name in _PARTS}
    if "agreement" in judged:
        yield from _not_the_folders_name(folder.name, judged["agreement"].data)
        yield from unknown_conventions(judged["agreement"].data, "agreement")
        yield from second_clauses(judged["agreement"].data)
        yield from broken_calendar_references("agreement", judged["agreement"].data, layers)
    yield from duplicates(judged)
    yield from broken_references(data)


def _not_the_folders_name(name: str, data: Mapping[str, Any]) -> Iterator[Flaw]:
    given = data.get("id")
    if isinstance(given, str) and given != name:
        message = say("The id {id} is not the folder's name, {name}.", id=shown(given), name=shown(printable(name)))
        yield flaw(WRONG_VALUE, "agreement", ("id",), message, say("Rename one of them: they must be equal."))
