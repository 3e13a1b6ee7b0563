"""Verdicts that are remembered, in files outside of the register that can be deleted at any time.

A verdict is the same as long as all that it follows from is: the agreement's files, the evidence and the text that they
name, the register's settings and calendars, the day asked about, the language, and mouctl itself with what it is built
on. All of these are compared before a verdict is used, all but the program by their content, and each verdict has a
checksum. A file that is not as it was written is a verdict not remembered; no fault here can do more than cost time.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mouctl.loading.contents import Contents
from mouctl.loading.encoding import Unreadable
from mouctl.loading.evidence import whereabouts
from mouctl.loading.ground import Ground
from mouctl.loading.paths import shown_path
from mouctl.service.opening import View
from mouctl.service.verdicts.means import Means
from mouctl.service.verdicts.program import program
from mouctl.service.verdicts.script import read_verdict, written
from mouctl.service.verdicts.verdict import Verdict

_HEADING = re.compile(rb"([0-9a-f]{32}) ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9]{1,9})\n")


def bucket_of(folder: Path) -> str:
    """Which file the verdict on the agreement in the folder is kept in; making one for each would take too long."""
    return _name(folder)[:2]


class Memory:
    """The remembered verdicts on one register's agreements, seen from one side of it."""

    def __init__(self, folder: Path, ground: Ground, view: View, language: str) -> None:
        self._folder = folder
        self._shown_root = ground.shown_root
        self._view = view
        self._common = _digest(_common(ground, view, language)).encode()
        self._is_ours = _made(folder)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered of any agreement."""
        return not self._is_ours or not any(self._folder.iterdir())

    def bucket(self, name: str) -> "Bucket":
        """What is remembered of the agreements that are kept together under that name."""
        content = b""
        with suppress(OSError), open(self._folder / name, "rb", buffering=0) as file:  # noqa: PTH123  # half the time of a Path's
            content = file.read() if self._is_ours else b""
        return Bucket(self, self._folder / name if self._is_ours else None, content)

    def forget_all_but(self, folders: Iterable[Path]) -> None:
        """Deletes the files in which no agreement is kept that is still there, and what a killed run left."""
        kept = set(map(bucket_of, folders))
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in kept:
                    file.unlink(missing_ok=True)

    def state(self, folder: Path, contents: Contents) -> str | None:
        """What the verdict on an agreement follows from, in short; None where one of its files cannot be read."""
        pieces = [self._common, shown_path(folder, self._shown_root).encode(), os.fsencode(folder.name)]
        for name, content in contents.items():
            if isinstance(content, Unreadable):
                return None
            pieces += (name.encode(), content)
        return _digest(pieces)

    def still_holds(self, verdict: Verdict) -> bool:
        """Whether it is still the day that the verdict is of, and the files that it rests on are as they were."""
        judged = verdict.judged
        if judged is None:
            return True
        is_the_day = judged.as_of == self._view.as_of(ZoneInfo(judged.zone))
        return is_the_day and all(whereabouts(verdict.outline.folder, name) == kept for name, kept in judged.kept)


class _Record(NamedTuple):
    """A verdict as it is kept: what it followed from, the checksum of what is written, and that."""

    state: bytes
    checksum: bytes
    script: bytes


class Bucket:
    """The verdicts that are kept in one file, which is read once, and written again where one of them is new."""

    def __init__(self, memory: Memory, file: Path | None, content: bytes) -> None:
        self._memory = memory
        self._file = file
        self._content = content
        self._records = dict(_records(content))

    def recall(self, folder: Path, contents: Contents) -> Verdict | None:
        """The verdict on the agreement with these contents, if it is remembered."""
        record = self._records.get(_name(folder).encode())
        if record is None or record.checksum != _checksum(record.script):
            return None
        if record.state.decode("ascii", "replace") != self._memory.state(folder, contents):
            return None
        try:
            verdict = read_verdict(record.script, folder)
        except Unreadable:
            return None
        return verdict if self._memory.still_holds(verdict) else None

    def remember(self, folder: Path, contents: Contents, verdict: Verdict) -> None:
        """Remembers the verdict that was passed on the agreement with these contents, once it is put back."""
        state = self._memory.state(folder, contents)
        if state is not None:
            script = written(verdict)
            self._records[_name(folder).encode()] = _Record(state.encode(), _checksum(script), script)

    def put_back(self, only: Iterable[Path] | None = None) -> None:
        """Writes what is new; with `only`, nothing is kept of other agreements than these."""
        names = self._records.keys() if only is None else {_name(folder).encode() for folder in only}
        content = b"".join(_line(name, each) for name, each in self._records.items() if name in names)
        if self._file is None or content == self._content:
            return
        # Written in place: what is cut short, or written by two at once, has not the checksums that it says.
        with suppress(OSError), open(self._file, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(content)


def memory_of(ground: Ground, view: View, means: Means) -> Memory | None:
    """What is remembered of a register; None where nothing is: outside of any, or where the ground itself is faulty."""
    if means.cache is None or ground.root is None or ground.findings:
        return None
    register = sha256(os.fsencode(os.path.realpath(ground.root))).hexdigest()[:32]
    return Memory(means.cache / register, ground, view, means.language)


def _common(ground: Ground, view: View, language: str) -> Iterator[bytes]:
    """What all verdicts on a register's agreements follow from."""
    yield language.encode()
    yield program().encode()
    for name, document in sorted(ground.documents.items()):
        yield from (name.encode(), document.shown.encode(), document.text.encode())
    yield repr((view.side, view.decrees_as_of)).encode()


def _digest(pieces: Iterable[bytes]) -> str:
    """The SHA-256 of the pieces, each with its length, so that no two lists of pieces are taken for one."""
    hashed = sha256()
    for piece in pieces:
        hashed.update(len(piece).to_bytes(8, "big"))
        hashed.update(piece)
    return hashed.hexdigest()


def _name(folder: Path) -> str:
    return sha256(os.fsencode(folder.name)).hexdigest()[:32]


def _checksum(script: bytes) -> bytes:
    return sha256(script).hexdigest().encode()


def _line(name: bytes, record: _Record) -> bytes:
    return b"%b %b %b %d\n%b\n" % (name, record.state, record.checksum, len(record.script), record.script)


def _records(content: bytes) -> Iterator[tuple[bytes, _Record]]:
    """The records by name, up to where the content is not as it was written."""
    start = 0
    while heading := _HEADING.match(content, start):
        name, state, checksum, size = heading.groups()
        start = heading.end() + int(size)
        yield name, _Record(state, checksum, content[heading.end() : start])
        start += 1


def _made(folder: Path) -> bool:
    """Makes the folder, for our own eyes only; False where it cannot be had, or is not ours to trust."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    is_private = not status.st_mode & 0o022
    return is_private and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())
