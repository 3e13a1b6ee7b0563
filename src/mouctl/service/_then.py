"""What a register was made of at a revision, and which of its agreements may differ since."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding, Severity
from mouctl.loading.calendars import CALENDARS
from mouctl.loading.contents import FILES
from mouctl.loading.encoding import Unreadable
from mouctl.loading.folders import AGREEMENTS
from mouctl.loading.paths import printable, shown_path, shown_root
from mouctl.loading.register import Register
from mouctl.loading.regular_file import content_of
from mouctl.loading.settings import FILE
from mouctl.loading.toml_file import LIMIT
from mouctl.repository.files import Kept, files_at, folders_with
from mouctl.repository.git import Git
from mouctl.repository.revision import Revision
from mouctl.sentences import say


class Then(NamedTuple):
    """The register at a revision: its files, and the agreements to be looked at."""

    git: Git
    revision: Revision
    files: tuple[Kept, ...]
    changed: frozenset[str]
    """Those there now that may differ; of the others no byte does."""
    gone: frozenset[str]
    """Those that are no longer there."""
    findings: tuple[Finding, ...] = ()

    @property
    def is_register(self) -> bool:
        """Whether there was a register in this folder."""
        return not self.findings

    @property
    def wanted(self) -> frozenset[str]:
        """All that have to be read."""
        return self.changed | self.gone


def then(git: Git, since: Revision, register: Register) -> Then:
    """The register's files at the revision. A change of settings or calendars may change every agreement."""
    listed = files_at(git, since.commit)
    files = {each.path: each for each in listed if each.is_link or each.path.endswith(".toml")}
    if FILE not in files:
        return Then(git, since, (), frozenset(), frozenset(), (_no_register(git, since, register),))
    before = {path.split("/")[1] for path in files if _is_of_agreement(path)}
    now = {entry.folder.name for entry in register.entries}
    general = _differ(register.root, _general(register.root, files), files)
    changed = before & now if general else {name for name in before & now if _has_changed(register.root, name, files)}
    gone = before - set(map(printable, now))
    needed = tuple(each for each in files.values() if _is_needed(each, changed | gone, files.values()))
    return Then(git, since, needed, frozenset(changed), frozenset(gone))


def _is_needed(file: Kept, names: set[str], files: Iterable[Kept]) -> bool:
    """Whether the file has to be read: no other agreement's, unless a link may lead to it."""
    return not _is_of_agreement(file.path) or file.path.split("/")[1] in names or any(each.is_link for each in files)


def _is_of_agreement(path: str) -> bool:
    parts = path.split("/")
    return parts[0] == AGREEMENTS and ((parts[2:] and parts[2] in FILES) or len(parts) == 2)


def _general(root: Path, files: Mapping[str, Kept]) -> set[str]:
    """The settings and calendars, then and now."""
    now = {f"{CALENDARS}/{path.name}" for path in (root / CALENDARS).glob("*.toml")}
    return {FILE, *now, *(path for path in files if path.split("/")[0] == CALENDARS)}


def _has_changed(root: Path, name: str, files: Mapping[str, Kept]) -> bool:
    folder = f"{AGREEMENTS}/{name}"
    return folder in files or _differ(root, [f"{folder}/{file}" for file in FILES], files)


def _differ(root: Path, paths: Sequence[str] | set[str], files: Mapping[str, Kept]) -> bool:
    """Whether any of the files may hold something else now; a link, or what cannot be read, may."""
    return any(not _is_as_it_was(root / path, files.get(path)) for path in paths)


def _is_as_it_was(path: Path, kept: Kept | None) -> bool:
    if kept is None:
        return not os.path.lexists(path)
    if kept.is_link or kept.size > LIMIT or path.is_symlink():
        return False
    try:
        return kept.is_same(content_of(path, LIMIT))
    except Unreadable:
        return False


def _no_register(git: Git, since: Revision, register: Register) -> Finding:
    """A new register is as it should be; one that lay elsewhere may have lost something on the way."""
    elsewhere = tuple(map(printable, folders_with(git, since.commit, FILE)))
    message = say("Not compared: at {revision} there was no register in this folder.", revision=since.said)
    found = Finding("MOU110", Severity.NOTE, message, shown_path(register.root / FILE, shown_root(register.root)))
    if not elsewhere:
        return found._replace(advice=say("A new register is compared from its next change on."))
    advice = say("There was one in: {folders}. If it was moved, see yourself that nothing is lost.", folders=elsewhere)
    return found._replace(severity=Severity.WARNING, advice=advice)
