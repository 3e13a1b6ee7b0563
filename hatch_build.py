"""Compiles the message catalogues when mouctl is built, and puts the demo's agreement into the wheel."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DEMO = {"agreements/bp2mi-asahan-2021": "mouctl/demo/agreements/bp2mi-asahan-2021"}
"""The folders of the repository that the demo sets up, and where the wheel has them."""


def compile_catalogues(root: Path) -> list[Path]:
    """Writes a `.mo` beside every `.po` below `root` and returns what it wrote."""
    written = []
    for source in sorted(root.glob("src/mouctl/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as lines, target.open("wb") as compiled:
            catalogue = read_po(lines, abort_invalid=True)
            catalogue.creation_date = datetime(2000, 1, 1, tzinfo=UTC)  # or the hour of the build would be in it
            write_mo(compiled, catalogue)
        written.append(target)
    return written


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic has no public parameter
    """Runs before a wheel is put together, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the catalogues in place; an editable install finds the demo through a link in the sources."""
        compile_catalogues(Path(self.root))
        if version == "standard":
            build_data["force_include"].update(DEMO)
