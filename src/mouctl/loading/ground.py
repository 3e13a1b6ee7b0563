"""What the agreements of one register are judged under: its settings and its calendars."""

from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading.agreement import load_dossier
from mouctl.loading.calendars import LoadedCalendars, load_calendars
from mouctl.loading.contents import Contents
from mouctl.loading.lead_times import unknown_in_agreement
from mouctl.loading.loaded import REGISTER, Loaded
from mouctl.loading.paths import shown_root
from mouctl.loading.settings import LoadedSettings, load_settings
from mouctl.loading.toml_file import Document
from mouctl.model.settings import Settings


class Ground(NamedTuple):
    """The settings and calendars of the register at `root`; the defaults where `root` is None, outside of any."""

    root: Path | None
    shown_root: Path
    settings: LoadedSettings
    calendars: LoadedCalendars

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with them: then no agreement has a dossier, as no date can be relied upon."""
        return (*self.settings.findings, *self.calendars.findings)

    @property
    def documents(self) -> dict[str, Document]:
        """The register's own files."""
        own = {REGISTER: self.settings.document} if self.settings.document else {}
        return {**self.calendars.documents, **own}

    def load(self, folder: Path, contents: Contents | None = None) -> tuple[Loaded, tuple[Finding, ...]]:
        """The agreement in the folder, and what is wrong with its files, which are `contents` if they were read."""
        dossier, found, documents = load_dossier(
            folder, self.settings.value, self.shown_root, self.calendars.layers, contents
        )
        files = {**documents, **self.documents}
        loaded = Loaded(folder=folder, dossier=None if self.findings else dossier, documents=files)
        return loaded, (*found, *unknown_in_agreement(loaded))


def ground_of(root: Path | None) -> Ground:
    """The ground in the register at `root`."""
    shown = shown_root(root)
    if root is None:
        return Ground(None, shown, LoadedSettings(value=Settings()), LoadedCalendars({}))
    calendars = load_calendars(root, shown)
    return Ground(root, shown, load_settings(root, shown, calendars.layers), calendars)
