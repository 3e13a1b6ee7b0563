"""Verdicts that are remembered: a file each, outside of the register, that can be deleted at any time.

A verdict is the same as long as all that it follows from is: the agreement's files, the evidence and the text that they
name, the register's settings and calendars, the day asked about, the language, and mouctl itself with what it is built
on. All of these are compared before a verdict is used, all but the program by their content, and each verdict has a
checksum. A file that is not as it was written is a verdict not remembered; no fault here can do more than cost time.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
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

    def recall(self, folder: Path, contents: Contents) -> Verdict | None:
        """The verdict on the agreement with these contents, if it is remembered."""
        try:
            with open(self._file(folder), "rb", buffering=0) as file:  # noqa: PTH123  # half the time of a Path's
                content = file.read() if self._is_ours else b""
        except OSError:
            return None
        state, checksum, script = _parts(content)
        if not script or checksum != sha256(script).hexdigest() or state != self._state(folder, contents):
            return None
        try:
            verdict = read_verdict(script, folder)
        except Unreadable:
            return None
        return verdict if self._still_holds(verdict) else None

    def remember(self, folder: Path, contents: Contents, verdict: Verdict) -> None:
        """Remembers the verdict that was passed on the agreement with these contents."""
        state = self._state(folder, contents)
        if not self._is_ours or state is None:
            return
        script = written(verdict)
        # Written in place: what is cut short, or written by two at once, has not the checksum that it says.
        with suppress(OSError), open(self._file(folder), "wb", buffering=0) as file:  # noqa: PTH123
            file.write(b"\n".join((state.encode(), sha256(script).hexdigest().encode(), script)))

    def forget_all_but(self, folders: Iterable[Path]) -> None:
        """Deletes the verdicts on agreements that are no longer there, and what a killed run left."""
        kept = {self._file(folder).name for folder in folders}
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in kept:
                    file.unlink(missing_ok=True)

    def _file(self, folder: Path) -> Path:
        return self._folder / sha256(os.fsencode(folder.name)).hexdigest()[:32]

    def _state(self, folder: Path, contents: Contents) -> str | None:
        """What the verdict on an agreement follows from, in short; None where one of its files cannot be read."""
        pieces = [self._common, shown_path(folder, self._shown_root).encode(), os.fsencode(folder.name)]
        for name, content in contents.items():
            if isinstance(content, Unreadable):
                return None
            pieces += (name.encode(), content)
        return _digest(pieces)

    def _still_holds(self, verdict: Verdict) -> bool:
        judged = verdict.judged
        if judged is None:
            return True
        is_the_day = judged.as_of == self._view.as_of(ZoneInfo(judged.zone))
        return is_the_day and all(whereabouts(verdict.outline.folder, name) == kept for name, kept in judged.kept)


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
