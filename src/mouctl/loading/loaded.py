"""An agreement as it was loaded, with its files, so that what is said about it later can still be placed."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mouctl.loading.paths import printable
from mouctl.loading.toml_file import Document
from mouctl.model.dossier import Dossier

REGISTER = "register"
"""What the register's own settings are called among the documents."""


class Loaded(NamedTuple):
    """`dossier` is None if any of the files has an error: with an event missing it would give wrong dates."""

    folder: Path
    dossier: Dossier | None
    documents: Mapping[str, Document]
    """The files that could be parsed: `agreement`, `workplan` and `events`, and the register's own: `calendars/ID`, and
    its settings as `register`."""

    @property
    def id(self) -> str:
        """The agreement's id, which is its folder's name."""
        return printable(self.folder.name)
