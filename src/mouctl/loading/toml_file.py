"""Reading one TOML file. Whatever is wrong with the file, in any of the ways measured, comes back as a finding.

A FIFO hangs its reader, a link to /dev/zero never ends, and parsers raise more than their own error (RecursionError,
ValueError for numbers beyond 4300 digits, MemoryError): all of that is met here, and nowhere else.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Any, NamedTuple

from mouctl.findings import Finding, Place
from mouctl.loading.codes import CODES, NOT_TOML, UNREADABLE
from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.toml_faults import NotToml, parse
from mouctl.sentences import Sentence, say

LIMIT = 1 << 20
"""The largest file read, in bytes: a thousand times the size of a long agreement."""


class Document(NamedTuple):
    """A file that was read and parsed. `shown` is its path as people are told it."""

    path: Path
    shown: str
    text: str
    data: dict[str, Any]


def read(path: Path, shown: str, limit: int = LIMIT) -> Document | Finding:
    """The file at `path`, or why it cannot be had."""
    try:
        text = decode(_bytes(path, limit))
        return Document(path, shown, text, parse(text))
    except Unreadable as fault:
        return _finding(UNREADABLE, shown, fault.message, fault.advice, fault.place)
    except NotToml as fault:
        return _finding(NOT_TOML, shown, fault.message, fault.advice, fault.place)


def unreadable(shown: str, message: Sentence, advice: Sentence | None = None, agreement: str | None = None) -> Finding:
    """A finding about a file or folder that cannot be had at all."""
    code = CODES[UNREADABLE]
    return Finding(
        rule=code.id, severity=code.severity, message=message, file=shown, advice=advice, agreement=agreement
    )


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


def _bytes(path: Path, limit: int) -> bytes:
    try:
        _refuse_unless_regular(path.stat())
        # Without blocking, in case the file became a FIFO in between; the handle's own type is then looked at again.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            _refuse_unless_regular(os.fstat(file.fileno()))
            content = file.read(limit + 1)
    except OSError as error:
        raise Unreadable(*why_not(error)) from None
    if len(content) > limit:
        raise Unreadable(say("The file is larger than {limit} bytes.", limit=limit), say("Split it, or shorten it."))
    return content


def _refuse_unless_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(say("This is a folder, not a file."), say("Move the folder away and write the file."))
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(say("This is not an ordinary file."), say("Put an ordinary file in its place."))


def _finding(rule: str, shown: str, message: Sentence, advice: Sentence | None, place: Place | None) -> Finding:
    severity = CODES[rule].severity
    return Finding(rule=rule, severity=severity, message=message, file=shown, place=place, advice=advice)
