"""Compiles the message catalogues when mouctl is built, so that the repository holds only their text."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Writes a `.mo` beside every `.po` below `root` and returns what it wrote."""
    written = []
    for source in sorted(root.glob("src/mouctl/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as lines, target.open("wb") as compiled:
            write_mo(compiled, read_po(lines, abort_invalid=True))
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic has no public parameter
    """Runs before a wheel is put together, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the catalogues in place."""
        compile_catalogues(Path(self.root))
