"""Opening what may be anything: a FIFO hangs its reader, a link to /dev/zero never ends."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from mouctl.loading.encoding import Unreadable
from mouctl.sentences import Sentence, say

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """The file, open for reading. Raises OSError, and Unreadable for what is no ordinary file."""
    _refuse_unless_regular(path.stat())
    # Without blocking, in case the file became a FIFO in between; the handle's own type is then looked at again.
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
        _refuse_unless_regular(os.fstat(file.fileno()))
        yield file


def content_of(path: Path | str, limit: int) -> bytes:
    """What the file holds. Raises Unreadable, also where it has more than `limit` bytes."""
    try:
        _refuse_unless_regular(os.stat(path))  # noqa: PTH116  # as below: a register has files by the thousand
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
        try:
            content = _at_most(limit + 1, handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable(*why_not(error)) from None
    if len(content) > limit:
        raise Unreadable(say("The file is larger than {limit} bytes.", limit=limit), say("Split it, or shorten it."))
    return content


def _at_most(limit: int, handle: int) -> bytes:
    """What the file holds, up to the limit: a buffer for all that is allowed would cost more than to read the file."""
    status = os.fstat(handle)
    _refuse_unless_regular(status)
    content = os.read(handle, min(status.st_size, limit) + 1)
    while len(content) < limit and (more := os.read(handle, limit - len(content))):
        content += more
    return content[:limit]


def why_not(error: OSError) -> tuple[Sentence, Sentence | None]:
    """What the operating system objects to, in words, and what to do."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return say("There is no such file or folder."), say("Check how the path is written.")
        case errno.ELOOP:
            return say("The symbolic link leads round in a circle."), say("Put the file itself in its place.")
        case errno.EACCES | errno.EPERM:
            return say("There is no permission to read it."), say("Give yourself the right to read it.")
    return say("It cannot be read: {reason}.", reason=error.strerror or type(error).__name__), None


def _refuse_unless_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(say("This is a folder, not a file."), say("Move the folder away and write the file."))
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(say("This is not an ordinary file."), say("Put an ordinary file in its place."))
