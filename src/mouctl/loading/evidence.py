"""Looking after the files that prove events, and the signed text: they can be large, so only who asks has it done."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path, PurePosixPath

from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.regular_file import opened
from mouctl.model.agreement import Agreement
from mouctl.model.event import Event
from mouctl.model.kept import Kept, KeptText, Whereabouts

LARGEST_TEXT = 4 << 20
"""The largest text that is read whole, in bytes: far more than the longest agreement."""


class _Lost(Exception):  # says what became of the file
    def __init__(self, whereabouts: Whereabouts) -> None:
        super().__init__(whereabouts.value)
        self.kept = Kept(whereabouts)


def kept_files(folder: Path, events: Iterable[Event]) -> Mapping[str, Kept]:
    """What became of every file that the events name, by the name that they give it; each is read once.

    Nothing outside of the agreement's `folder` is opened, whatever a name says or a symbolic link leads to.
    """
    names = dict.fromkeys(evidence.file for event in events for evidence in event.evidence)
    if not names:
        return {}
    root = Path(os.path.realpath(folder))
    return {name: _kept(root, name) for name in names}


def whereabouts(folder: Path, name: str) -> Kept:
    """What became of one file that is named."""
    return _kept(Path(os.path.realpath(folder)), name)


def kept_text(folder: Path, agreement: Agreement) -> KeptText | None:
    """The file with the signed text, read under the same rules; None where the agreement names none."""
    if agreement.source is None:
        return None
    try:
        with _found(Path(os.path.realpath(folder)), agreement.source.file) as file:
            content = file.read(LARGEST_TEXT + 1)
    except _Lost as lost:
        return KeptText(lost.kept)
    if len(content) > LARGEST_TEXT:
        return KeptText(_kept(Path(os.path.realpath(folder)), agreement.source.file))
    return KeptText(Kept(Whereabouts.THERE, sha256(content).hexdigest()), _text(content))


def _text(content: bytes) -> str | None:
    try:
        return decode(content)
    except Unreadable:
        return None


def _kept(root: Path, name: str) -> Kept:
    try:
        with _found(root, name) as file:
            return Kept(Whereabouts.THERE, file_digest(file, "sha256").hexdigest())
    except _Lost as lost:
        return lost.kept


@contextmanager
def _found(root: Path, name: str) -> Iterator[BufferedReader]:
    """The file of that name below `root`, open for reading. Raises _Lost."""
    path = PurePosixPath(name)
    file = Path(os.path.realpath(root / path))
    if path.is_absolute() or ".." in path.parts or not file.is_relative_to(root):
        raise _Lost(Whereabouts.OUTSIDE)
    try:
        with opened(file) as content:
            yield content
    except (FileNotFoundError, NotADirectoryError):
        raise _Lost(Whereabouts.GONE) from None
    except Unreadable:
        raise _Lost(Whereabouts.NO_FILE) from None
    except OSError:
        raise _Lost(Whereabouts.UNREADABLE) from None
