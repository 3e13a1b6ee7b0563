"""Verdicts that are remembered: a file each, outside of the register, that can be deleted at any time.

A verdict is the same as long as all that it follows from is: the agreement's files, the evidence and the text that they
name, the register's settings and calendars, the day asked about, and mouctl itself with what it is built on. All of
these are compared before a verdict is used, all but the program by their content, and each verdict has a checksum. A
file that is not as it was written is a verdict not remembered; no fault here can do more than cost time.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from mouctl.loading.agreement import FILES
from mouctl.loading.encoding import Unreadable
from mouctl.loading.evidence import whereabouts
from mouctl.loading.ground import Ground
from mouctl.loading.paths import shown_path
from mouctl.loading.regular_file import content_of
from mouctl.loading.toml_file import LIMIT
from mouctl.service.opening import View
from mouctl.service.verdicts.program import program
from mouctl.service.verdicts.script import read_verdict, written
from mouctl.service.verdicts.verdict import Verdict


class Memory:
    """The remembered verdicts on one register's agreements, seen from one side of it."""

    def __init__(self, folder: Path, ground: Ground, view: View) -> None:
        self._folder = folder
        self._shown_root = ground.shown_root
        self._view = view
        self._common = _digest(_common(ground, view))
        self._is_ours = _made(folder)

    def state(self, folder: Path) -> str | None:
        """The state of an agreement's own files; None where one of them cannot be read."""
        try:
            return _digest(self._content(folder))
        except Unreadable:
            return None

    def recall(self, folder: Path) -> Verdict | None:
        """The verdict on the agreement as it now is, if it is remembered."""
        try:
            content = self._file(folder).read_bytes() if self._is_ours else b""
        except OSError:
            return None
        state, checksum, script = _parts(content)
        if not script or state != self.state(folder) or checksum != sha256(script).hexdigest():
            return None
        try:
            verdict = read_verdict(script, folder)
        except Unreadable:
            return None
        return verdict if self._still_holds(verdict) else None

    def remember(self, folder: Path, before: str | None, verdict: Verdict) -> None:
        """Remembers the verdict that was passed on the agreement after the state `before`, if that is its state yet."""
        if not self._is_ours or before is None or before != self.state(folder):
            return
        script = written(verdict)
        content = b"\n".join((before.encode(), sha256(script).hexdigest().encode(), script))
        file = self._file(folder)
        new = file.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):  # full, read-only: then it is judged anew the next time
            new.write_bytes(content)
            new.replace(file)

    def forget_all_but(self, folders: Iterable[Path]) -> None:
        """Deletes the verdicts on agreements that are no longer there, and what a killed run left."""
        kept = {self._file(folder).name for folder in folders}
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in kept:
                    file.unlink(missing_ok=True)

    def _file(self, folder: Path) -> Path:
        return self._folder / sha256(os.fsencode(folder.name)).hexdigest()[:32]

    def _content(self, folder: Path) -> Iterator[bytes]:
        yield self._common.encode()
        yield shown_path(folder, self._shown_root).encode()
        yield os.fsencode(folder.name)
        for name in FILES:
            is_there = os.path.lexists(folder / name)
            yield content_of(folder / name, LIMIT) if is_there else b""
            yield b"there" if is_there else b"none"

    def _still_holds(self, verdict: Verdict) -> bool:
        judged = verdict.judged
        if judged is None:
            return True
        is_the_day = judged.as_of == self._view.as_of(ZoneInfo(judged.zone))
        return is_the_day and all(whereabouts(verdict.outline.folder, name) == kept for name, kept in judged.kept)


def memory_of(ground: Ground, view: View, cache: Path) -> Memory | None:
    """What is remembered of a register; None where nothing is: outside of any, or where the ground itself is faulty."""
    if ground.root is None or ground.findings:
        return None
    register = sha256(os.fsencode(os.path.realpath(ground.root))).hexdigest()[:32]
    return Memory(cache / register, ground, view)


def _common(ground: Ground, view: View) -> Iterator[bytes]:
    """What all verdicts on a register's agreements follow from."""
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


def _parts(content: bytes) -> tuple[str, str, bytes]:
    state, _, rest = content.partition(b"\n")
    checksum, _, script = rest.partition(b"\n")
    return state.decode("ascii", "replace"), checksum.decode("ascii", "replace"), script


def _made(folder: Path) -> bool:
    """Makes the folder, for our own eyes only; False where it cannot be had, or is not ours to trust."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    is_private = not status.st_mode & 0o022
    return is_private and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())
