"""Loading the agreements in a number of folders: a fault in one keeps none of the others from being loaded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mouctl.findings import Finding
from mouctl.loading.agreement import load_dossier
from mouctl.loading.calendars import LoadedCalendars
from mouctl.loading.codes import DUPLICATE
from mouctl.loading.flaw import flaw
from mouctl.loading.loaded import REGISTER, Loaded
from mouctl.loading.places import locate
from mouctl.loading.placing import place_flaw
from mouctl.loading.settings import LoadedSettings
from mouctl.loading.toml_file import Document
from mouctl.sentences import say


def load_folders(
    folders: Iterable[Path], settings: LoadedSettings, calendars: LoadedCalendars, shown_root: Path
) -> tuple[tuple[Loaded, ...], tuple[Finding, ...]]:
    """The agreements in `folders`, and what is wrong. Under faulty settings or calendars none has a dossier."""
    entries: list[Loaded] = []
    findings: list[Finding] = []
    for folder in folders:
        dossier, found, documents = load_dossier(folder, settings.value, shown_root, calendars.layers)
        unsafe = settings.findings or calendars.findings
        files = {**documents, **calendars.documents, **_of_the_register(settings)}
        entries.append(Loaded(folder=folder, dossier=None if unsafe else dossier, documents=files))
        findings.extend(found)
    return in_order_of_id(entries), tuple(findings)


def _of_the_register(settings: LoadedSettings) -> dict[str, Document]:
    return {REGISTER: settings.document} if settings.document else {}


def in_order_of_id(entries: Iterable[Loaded]) -> tuple[Loaded, ...]:
    """The entries sorted by id, and those of one id by where they lie."""
    return tuple(sorted(entries, key=lambda entry: (entry.id, str(entry.folder))))


def in_order_of_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, in the order of every output."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))


def same_ids(entries: Iterable[Loaded]) -> Iterator[Finding]:
    """Agreements that call themselves by an id that another has."""
    first: dict[str, Document] = {}
    for entry in entries:
        document = entry.documents.get("agreement")
        given = document.data.get("id") if document else None
        if document is None or not isinstance(given, str):
            continue
        if given in first:
            yield _taken(given, first[given], document, entry.id)
        first.setdefault(given, document)


def _taken(name: str, first: Document, second: Document, agreement: str) -> Finding:
    line = locate(first.text, ("id",)).line
    message = say("The id “{id}” is taken by {file}, line {line}.", id=name, file=first.shown, line=line)
    return place_flaw(
        flaw(DUPLICATE, "agreement", ("id",), message, say("Give each an id of its own.")), second, agreement
    )
