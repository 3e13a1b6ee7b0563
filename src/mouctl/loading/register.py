"""A whole register, or the part of one that was asked for."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mouctl.dates.layers import Layer
from mouctl.findings import Finding
from mouctl.loading.calendars import LoadedCalendars, load_calendars
from mouctl.loading.entries import in_order_of_id, in_order_of_place, load_folders, same_ids
from mouctl.loading.folders import AGREEMENTS, find_register, listed
from mouctl.loading.lead_times import unknown_in_agreements, unknown_in_register
from mouctl.loading.loaded import Loaded
from mouctl.loading.paths import printable, shown_root
from mouctl.loading.settings import LoadedSettings, load_settings
from mouctl.model.settings import Settings

__all__ = ["Register", "find_register", "load_paths", "load_register"]


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
    shown = shown_root(root)
    calendars = load_calendars(root, shown)
    settings = load_settings(root, shown, calendars.layers)
    folders, unlisted = listed(root / AGREEMENTS, shown)
    wanted = [folder for folder in folders if only is None or printable(folder.name) in only]
    entries, found = load_folders(wanted, settings, calendars, shown)
    # With `only`, an unknown duty may well be an obligation of an agreement that was not read.
    lead_times = unknown_in_register(settings.document, entries) if only is None else ()
    return Register(
        root=root,
        settings=settings.value,
        entries=entries,
        findings=in_order_of_place(
            (
                *settings.findings,
                *calendars.findings,
                *unlisted,
                *found,
                *lead_times,
                *unknown_in_agreements(entries),
                *same_ids(entries),
            )
        ),
        layers=calendars.layers,
        names=tuple(printable(folder.name) for folder in folders),
    )


def load_paths(paths: Iterable[Path]) -> Register:
    """What the paths name: agreements, files of them, folders of agreements, and whole registers.

    Every agreement is judged under the settings of the register that it lies in. The first of these registers, or
    the working folder, is the root of the result.
    """
    from mouctl.loading.selection import select  # only `check PATH...` asks for paths

    selection = select(paths)
    entries: list[Loaded] = []
    findings = list(selection.findings)
    settings: dict[Path | None, LoadedSettings] = {}
    layers: dict[str, Layer] = {}
    for root, folders in selection.by_register.items():
        shown = shown_root(root)
        calendars = load_calendars(root, shown) if root else LoadedCalendars({})
        layers.update(calendars.layers)
        settings[root] = load_settings(root, shown, calendars.layers) if root else LoadedSettings(value=Settings())
        loaded, found = load_folders(folders, settings[root], calendars, shown)
        entries.extend(loaded)
        findings.extend((*settings[root].findings, *calendars.findings, *found))
        if root in selection.whole:
            findings.extend(unknown_in_register(settings[root].document, loaded))
    findings.extend(unknown_in_agreements(entries))
    ordered = in_order_of_id(entries)
    root = next((each for each in settings if each), None)
    return Register(
        root=root or Path.cwd(),
        settings=settings[root].value if root else Settings(),
        entries=ordered,
        findings=in_order_of_place((*findings, *same_ids(ordered))),
        layers=layers,
        names=tuple(entry.id for entry in ordered),
    )
