"""What a run is about: the registers, and of each the agreements that are asked for. No agreement is read yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading.folders import AGREEMENTS, listed
from mouctl.loading.ground import Ground, ground_of
from mouctl.loading.lead_times import unknown_in_register
from mouctl.loading.outline import Outline, same_ids
from mouctl.loading.paths import printable


class Part(NamedTuple):
    """One register's agreements, or those of them that are asked for."""

    ground: Ground
    folders: tuple[Path, ...]
    is_whole: bool
    """Whether the whole register is meant."""


class Scope(NamedTuple):
    """The parts by register, and what could not be found or listed."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    names: tuple[str, ...]
    """The ids of all agreements that are there, asked for or not."""

    @property
    def root(self) -> Path:
        """The first register, or the working folder where there is none."""
        return next((part.ground.root for part in self.parts if part.ground.root), Path.cwd())

    def across(self, outlines: Mapping[Path | None, Iterable[Outline]]) -> Iterator[Finding]:
        """What only shows where the agreements, given by their register, are held against each other and against it."""
        every: list[Outline] = []
        for part in self.parts:
            yield from part.ground.findings
            own = tuple(outlines[part.ground.root])
            every.extend(own)
            # With only some of them, an unknown duty may well be an obligation of an agreement that was not read.
            if part.is_whole:
                yield from unknown_in_register(part.ground.settings.document, own)
        yield from same_ids(sorted(every, key=lambda outline: (outline.id, str(outline.folder))))


def scope_of_register(root: Path, only: Collection[str] | None = None) -> Scope:
    """The register at `root`; with `only`, no other agreements than these."""
    ground = ground_of(root)
    folders, unlisted = listed(root / AGREEMENTS, ground.shown_root)
    wanted = tuple(folder for folder in folders if only is None or printable(folder.name) in only)
    names = tuple(printable(folder.name) for folder in folders)
    return Scope((Part(ground, wanted, is_whole=only is None),), unlisted, names)


def scope_of_paths(paths: Iterable[Path]) -> Scope:
    """What the paths name: agreements, files of them, folders of agreements, and whole registers."""
    from mouctl.loading.selection import select  # only `check PATH...` asks for paths

    selection = select(paths)
    parts = tuple(
        Part(ground_of(root), tuple(folders), root in selection.whole)
        for root, folders in selection.by_register.items()
    )
    names = tuple(sorted(printable(folder.name) for part in parts for folder in part.folders))
    return Scope(parts, tuple(selection.findings), names)
