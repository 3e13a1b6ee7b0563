"""Loading the agreements in a number of folders: a fault in one keeps none of the others from being loaded."""

from collections.abc import Iterable
from pathlib import Path

from mouctl.findings import Finding
from mouctl.loading.ground import Ground
from mouctl.loading.loaded import Loaded


def load_folders(folders: Iterable[Path], ground: Ground) -> tuple[tuple[Loaded, ...], tuple[Finding, ...]]:
    """The agreements in `folders`, and what is wrong."""
    entries: list[Loaded] = []
    findings: list[Finding] = []
    for folder in folders:
        entry, found = ground.load(folder)
        entries.append(entry)
        findings.extend(found)
    return tuple(entries), tuple(findings)


def in_order_of_id(entries: Iterable[Loaded]) -> tuple[Loaded, ...]:
    """The entries sorted by id, and those of one id by where they lie."""
    return tuple(sorted(entries, key=lambda entry: (entry.id, str(entry.folder))))


def in_order_of_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each once, in the order of every output."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))
