"""The register's own file, `mouctl.toml`."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading import parts
from mouctl.loading.calendars import broken_calendar_references
from mouctl.loading.counting import unknown_conventions
from mouctl.loading.flaw import Flaw, beside
from mouctl.loading.paths import shown_path
from mouctl.loading.placing import place_flaw
from mouctl.loading.toml_file import Document, read
from mouctl.model.settings import Settings

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
    astray = _unfit_recipients(document.data) if part.is_supported else ()
    wrong = (*part.flaws, *beside(part.flaws, (*counting, *strange, *astray)))
    findings = tuple(place_flaw(each, document) for each in wrong)
    value = part.value if part.value and not findings else Settings()
    return LoadedSettings(value=value, document=document, findings=findings)


def _unfit_recipients(data: Mapping[str, object]) -> Iterable[Flaw]:
    if "alerts" not in data:
        return ()
    from mouctl.loading.alerts import unfit_recipients  # few registers send mail

    return unfit_recipients(data)
