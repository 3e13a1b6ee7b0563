"""The register's own file, `mouctl.toml`."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mouctl.clauses import clause_type, type_names
from mouctl.findings import Finding
from mouctl.loading import parts
from mouctl.loading.calendars import broken_calendar_references
from mouctl.loading.codes import UNKNOWN_KEY
from mouctl.loading.counting import unknown_conventions
from mouctl.loading.flaw import beside, flaw
from mouctl.loading.outline import Outline
from mouctl.loading.paths import shown_path
from mouctl.loading.placing import place_flaw
from mouctl.loading.slips import renaming
from mouctl.loading.toml_file import Document, read
from mouctl.loading.words import choose, short
from mouctl.model.settings import Settings
from mouctl.sentences import say

FILE = "mouctl.toml"


class LoadedSettings(NamedTuple):
    """The settings, or the defaults with what is wrong: then no date can be relied upon."""

    value: Settings
    document: Document | None = None
    findings: tuple[Finding, ...] = ()


def load_settings(root: Path, shown_root: Path, calendars: Collection[str] = ()) -> LoadedSettings:
    """The settings of the register at `root`, which has these calendars."""
    document = read(root / FILE, shown_path(root / FILE, shown_root))
    if isinstance(document, Finding):
        return LoadedSettings(value=Settings(), findings=(document,))
    part = parts.settings(document.data)
    counting = unknown_conventions(document.data, "register") if part.is_supported else ()
    strange = broken_calendar_references("register", document.data, calendars) if part.is_supported else ()
    wrong = (*part.flaws, *beside(part.flaws, (*counting, *strange)))
    findings = tuple(place_flaw(each, document) for each in wrong)
    value = part.value if part.value and not findings else Settings()
    return LoadedSettings(value=value, document=document, findings=findings)


def unknown_lead_times(settings: LoadedSettings, outlines: Iterable[Outline]) -> Iterator[Finding]:
    """Lead times for duties that nothing has: neither a clause type, nor an obligation of the agreements.

    Where an agreement could not be parsed nothing is said: the duty may be one of its own.
    """
    document, agreements = settings.document, tuple(outlines)
    given = document.data.get("lead_times") if document else None
    if document is None or not isinstance(given, dict) or not given:
        return
    if not all(outline.is_parsed for outline in agreements):
        return
    known = sorted(_duties(agreements))
    for name in given:
        if name not in known:
            message = say("There is no duty “{name}”.", name=short(name))
            fix = renaming(("lead_times", name), known, given)
            wrong = flaw(
                UNKNOWN_KEY, "register", ("lead_times", name), message, choose(name, known), at_key=True, fix=fix
            )
            yield place_flaw(wrong, document)


def _duties(outlines: Iterable[Outline]) -> Iterator[str]:
    yield "activity"
    for kind in type_names():
        yield from clause_type(kind).lead_times
    for outline in outlines:
        yield from outline.obligations
