"""A whole register, or the part of one that was asked for."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mouctl.dates.layers import Layer
from mouctl.findings import Finding
from mouctl.loading.entries import in_order_of_id, in_order_of_place, load_folders
from mouctl.loading.folders import find_register
from mouctl.loading.loaded import Loaded
from mouctl.loading.outline import Outline, outline_of
from mouctl.loading.scope import Scope, scope_of_paths, scope_of_register
from mouctl.model.settings import Settings

__all__ = ["Register", "find_register", "load_paths", "load_register", "load_scope"]


class Register(NamedTuple):
    """What a register holds, and all that is wrong with it."""

    root: Path
    settings: Settings
    entries: tuple[Loaded, ...] = ()
    findings: tuple[Finding, ...] = ()
    layers: Mapping[str, Layer] = MappingProxyType({})
    """The register's own calendars, by id."""
    names: tuple[str, ...] = ()
    """The ids of all agreements that are there, loaded or not."""


def load_register(root: Path, only: Collection[str] | None = None) -> Register:
    """The register at `root`; with `only`, no other agreements than these are read."""
    return load_scope(scope_of_register(root, only))


def load_paths(paths: Iterable[Path]) -> Register:
    """What the paths name: agreements, files of them, folders of agreements, and whole registers.

    Every agreement is judged under the settings of the register that it lies in. The first of these registers, or
    the working folder, is the root of the result.
    """
    return load_scope(scope_of_paths(paths))


def load_scope(scope: Scope) -> Register:
    """Every agreement of the scope."""
    entries: list[Loaded] = []
    findings = list(scope.findings)
    outlines: dict[Path | None, list[Outline]] = {}
    for part in scope.parts:
        loaded, found = load_folders(part.folders, part.ground)
        entries.extend(loaded)
        findings.extend(found)
        outlines[part.ground.root] = [outline_of(entry) for entry in loaded]
    settings = next((part.ground.settings.value for part in scope.parts if part.ground.root), Settings())
    return Register(
        root=scope.root,
        settings=settings,
        entries=in_order_of_id(entries),
        findings=in_order_of_place((*findings, *scope.across(outlines))),
        layers={name: layer for part in scope.parts for name, layer in part.ground.calendars.layers.items()},
        names=scope.names,
    )
