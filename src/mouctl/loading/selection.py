"""What the paths given on a command line name: each is an agreement, a file of one, or a folder with some in it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mouctl.findings import Finding
from mouctl.loading.contents import FILES
from mouctl.loading.folders import AGREEMENTS, find_register, is_agreement, listed
from mouctl.loading.paths import absolute, shown_path, shown_root
from mouctl.loading.regular_file import why_not
from mouctl.loading.settings import FILE
from mouctl.loading.toml_file import unreadable
from mouctl.sentences import Sentence, say


@dataclass(slots=True)
class Selection:
    """The folders of agreements by the register that they lie in, None where they lie in none."""

    by_register: dict[Path | None, list[Path]] = field(default_factory=dict)
    whole: set[Path | None] = field(default_factory=set)
    """The registers that are meant as a whole."""
    findings: list[Finding] = field(default_factory=list)

    def add(self, folder: Path) -> None:
        """Takes an agreement in, once."""
        folders = self.by_register.setdefault(find_register(folder), [])
        if folder not in folders:
            folders.append(folder)

    def refuse(self, path: Path, message: Sentence, advice: Sentence | None) -> None:
        """Notes a path that names nothing."""
        self.findings.append(unreadable(shown_path(path, shown_root(find_register(path))), message, advice))


def select(paths: Iterable[Path]) -> Selection:
    """What the paths name; a path that names nothing is a finding."""
    selection = Selection()
    for path in map(absolute, paths):
        try:
            _select(path, selection)
        except OSError as error:
            selection.refuse(path, *why_not(error))
    return selection


def _select(path: Path, selection: Selection) -> None:
    if path.name in FILES and os.path.lexists(path) and not path.is_dir():
        selection.add(path.parent)
    elif path.name == FILE and os.path.lexists(path):
        _whole_register(path.parent, selection)
    elif not path.stat() or not path.is_dir():
        advice = say("Name the folder of an agreement, or one of {files}.", files=FILES)
        selection.refuse(path, say("This is no file of an agreement."), advice)
    elif os.path.lexists(path / FILE):
        _whole_register(path, selection)
    elif is_agreement(path):
        selection.add(path)
    else:
        _folder_of_agreements(path, selection)


def _whole_register(root: Path, selection: Selection) -> None:
    selection.by_register.setdefault(root, [])
    selection.whole.add(root)
    _add_all(root / AGREEMENTS, selection)


def _folder_of_agreements(parent: Path, selection: Selection) -> None:
    if _add_all(parent, selection) == 0:
        advice = say("Name the folder of an agreement, or the register's own.")
        selection.refuse(parent, say("There is no agreement in this folder."), advice)


def _add_all(parent: Path, selection: Selection) -> int:
    """Takes in all agreements directly below `parent`, and says how many there are."""
    folders, unlisted = listed(parent, shown_root(find_register(parent)))
    agreements = [folder for folder in folders if is_agreement(folder)]
    selection.findings.extend(unlisted)
    for folder in agreements:
        selection.add(folder)
    return len(agreements) + len(unlisted)
