"""Replacing a file's content in one step: whoever looks, and whatever breaks, there is the old file or the new one.

A crash, a kill or a full disk leaves the old file as it was; at worst a temporary file or a lock stays behind, which
everything ignores and the next edit removes.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkstemp

from filelock import FileLock, Timeout

from mouctl.errors import UsageError
from mouctl.sentences import say

WAIT = 20.0
"""Seconds to wait for another writer."""

_TEMPORARY = ".tmp"
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def one_writer_at_a_time(path: Path) -> Iterator[Path]:
    """Keeps other writers out of the file that `path` leads to, and gives the file itself (links followed).

    The lock is the operating system's own, so a crash cannot leave it held; a lock that somebody removed while others
    waited for it is not taken by any of them. Raises UsageError after waiting.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():  # the lock would make the folder
        raise not_written(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
    lock = target.with_name(f".{target.name}.lock")
    held = FileLock(lock, timeout=WAIT, poll_interval=0.02)
    try:
        held.acquire()
    except Timeout:
        raise UsageError(
            say("{file} is being written to by another program.", file=str(path)), say("Try again in a moment.")
        ) from None
    except OSError as error:
        raise not_written(path, error) from None
    try:
        yield target
    finally:
        with suppress(OSError):
            lock.unlink()
        held.release()


def replace_content(target: Path, content: Iterable[bytes], *, like: Path) -> None:
    """Puts `content` in place of the file's, keeping its mode; a new file gets the mode of the one that it is `like`.

    Raises UsageError where it may not be written, and whatever `content` raises; the file is then as it was.
    """
    remove_leftovers(target.parent, target.name)
    new = written_beside(target, content, like=like)
    try:
        new.replace(target)
    except BaseException as error:
        discard(new)
        if isinstance(error, OSError):
            raise not_written(target, error) from None
        raise
    make_names_last(target.parent)


def written_beside(target: Path, content: Iterable[bytes], *, like: Path) -> Path:
    """A temporary file with the content, on the disk and dressed as the target, which only has to be renamed.

    Raises UsageError where there can be none, or where the target may not be replaced, and whatever `content` raises.
    """
    try:
        _refuse_read_only(target)
        descriptor, name = mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_TEMPORARY)
        try:
            _fill(descriptor, content, target, like)
        except BaseException:
            discard(Path(name))
            raise
    except OSError as error:
        raise not_written(target, error) from None
    return Path(name)


def discard(temporary: Path) -> None:
    """Removes a temporary file, if it can be."""
    with suppress(OSError):
        temporary.unlink()


def remove_leftovers(folder: Path, name: str | None = None) -> None:
    """Removes what a killed edit of the file of that name left in the folder, or of any file in it."""
    for leftover in folder.glob(f".{escape(name) if name else '*'}.*{_TEMPORARY}"):
        with suppress(OSError):
            leftover.unlink()


def make_names_last(folder: Path) -> None:
    """Makes new names in the folder last through a power failure, on systems that can be asked for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _fill(descriptor: int, content: Iterable[bytes], target: Path, like: Path) -> None:
    """Writes the new file down to the disk."""
    try:
        for piece in content:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        _dress(descriptor, target, like)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _dress(descriptor: int, target: Path, like: Path) -> None:
    """Gives the new file the mode, and as far as possible the owner, of the old one or of the one that it is like."""
    is_there = target.exists()
    model = (target if is_there else like).stat()
    with suppress(OSError):  # only root can give a file away
        os.fchown(descriptor, model.st_uid, model.st_gid)
    os.fchmod(descriptor, model.st_mode & 0o7777 if is_there else model.st_mode & 0o666 | 0o600)


def _refuse_read_only(target: Path) -> None:
    """To put another file in the place of a read-only one is possible, but not what read-only means, even to root."""
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def not_written(path: Path, error: OSError) -> UsageError:
    """Why a file could not be written; it is as it was before."""
    if error.errno in _NOT_ALLOWED:
        return UsageError(
            say("{file} may not be written to.", file=str(path)),
            say("Ask for the right to write there; nothing was changed."),
        )
    if error.errno in _NO_ROOM:
        return UsageError(
            say("There is no room left to write {file}.", file=str(path)),
            say("Make room and try again; the file is as it was before."),
        )
    return UsageError(
        say("{file} could not be written: {reason}", file=str(path), reason=error.strerror or str(error)),
        say("The file is as it was before; nothing is lost."),
    )
