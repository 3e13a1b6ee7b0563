"""What lies where: a register's root, and the folders of agreements in it."""

import os
from pathlib import Path

from mouctl.findings import Finding
from mouctl.loading.contents import FILES
from mouctl.loading.paths import absolute, shown_path
from mouctl.loading.regular_file import why_not
from mouctl.loading.settings import FILE
from mouctl.loading.toml_file import unreadable
from mouctl.sentences import say

AGREEMENTS = "agreements"


def find_register(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a `mouctl.toml`."""
    here = absolute(start)
    return next((folder for folder in (here, *here.parents) if os.path.lexists(folder / FILE)), None)


def listed(parent: Path, shown_root: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The folders directly below `parent`, sorted by name, or why they cannot be listed; none if there is no `parent`.

    A symbolic link that leads nowhere is among them, so that it is not passed over in silence.
    """
    if not os.path.lexists(parent):
        return (), ()
    try:
        names = sorted(path.name for path in parent.iterdir() if not _is_passed_over(path.name))
        return tuple(parent / name for name in names if _is_folder(parent / name)), ()
    except NotADirectoryError:
        message = say("This must be a folder.")
        return (), (
            unreadable(shown_path(parent, shown_root), message, say("Put each agreement into a folder in it.")),
        )
    except OSError as error:
        return (), (unreadable(shown_path(parent, shown_root), *why_not(error)),)


def is_agreement(folder: Path) -> bool:
    """Whether a folder is an agreement's: by what it holds, or as it lies in a register's `agreements`."""
    parent = absolute(folder).parent
    in_register = parent.name == AGREEMENTS and os.path.lexists(parent.parent / FILE)
    return in_register or any(os.path.lexists(folder / name) for name in FILES)


def _is_passed_over(name: str) -> bool:
    """Hidden folders, and what an interrupted edit leaves behind."""
    return name.startswith(".") or name.endswith(("~", ".tmp"))


def _is_folder(path: Path) -> bool:
    return path.is_dir() or (path.is_symlink() and not path.exists())
