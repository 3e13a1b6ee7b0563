"""Looking after the files that prove events. They can be large, so nobody does it but who asks for it."""

import os
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from mouctl.loading.encoding import Unreadable
from mouctl.loading.regular_file import opened
from mouctl.model.event import Event
from mouctl.model.kept import Kept, Whereabouts


def kept_files(folder: Path, events: Iterable[Event]) -> Mapping[str, Kept]:
    """What became of every file that the events name, by the name that they give it; each is read once.

    Nothing outside of the agreement's `folder` is opened, whatever a name says or a symbolic link leads to.
    """
    names = dict.fromkeys(evidence.file for event in events for evidence in event.evidence)
    root = Path(os.path.realpath(folder))
    return {name: _kept(root, name) for name in names}


def _kept(root: Path, name: str) -> Kept:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return Kept(Whereabouts.OUTSIDE)
    file = Path(os.path.realpath(root / path))
    if not file.is_relative_to(root):
        return Kept(Whereabouts.OUTSIDE)
    try:
        with opened(file) as content:
            return Kept(Whereabouts.THERE, file_digest(content, "sha256").hexdigest())
    except (FileNotFoundError, NotADirectoryError):
        return Kept(Whereabouts.GONE)
    except Unreadable:
        return Kept(Whereabouts.NO_FILE)
    except OSError:
        return Kept(Whereabouts.UNREADABLE)
