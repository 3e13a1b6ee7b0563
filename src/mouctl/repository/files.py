"""The files of a folder as a commit has them: listed with git's own names for their content, and written out."""

import hashlib
import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mouctl.repository.git import Git, Refused, not_answered

LARGEST = 1 << 24
"""Files of more bytes are written out empty at their size: no reader of a register takes them."""
_LINK = "120000"


class Kept(NamedTuple):
    """A file or symbolic link of a commit; `path` is told from the folder asked about, with slashes."""

    path: str
    mode: str
    content: str
    """Git's name for what it holds."""
    size: int

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, whose content is where it leads."""
        return self.mode == _LINK

    def is_same(self, content: bytes) -> bool:
        """Whether it holds these bytes."""
        name = hashlib.sha1 if len(self.content) == 40 else hashlib.sha256
        return name(b"blob %d\0" % len(content) + content).hexdigest() == self.content


def files_at(git: Git, commit: str) -> tuple[Kept, ...]:
    """Every file below the folder at that commit. Raises UsageError where the clone does not hold them."""
    try:
        listed = git.answer("ls-tree", "-r", "-z", "-l", commit)
    except Refused as reason:
        raise not_answered(reason) from None
    return tuple(_kept(line) for line in listed.split(b"\0") if line and b" blob " in line.partition(b"\t")[0])


def folders_with(git: Git, commit: str, name: str) -> tuple[str, ...]:
    """The folders of the whole repository that held a file of that name, from its top on."""
    try:
        listed = git.answer("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit)
    except Refused as reason:
        raise not_answered(reason) from None
    paths = (os.fsdecode(path) for path in listed.split(b"\0") if path)
    return tuple(posixpath.dirname(path) or "." for path in paths if posixpath.basename(path) == name)


def _kept(line: bytes) -> Kept:
    facts, _, path = line.partition(b"\t")
    mode, _, content, size = facts.decode().split()
    return Kept(os.fsdecode(path), mode, content, int(size))


def write_out(git: Git, files: Iterable[Kept], folder: Path) -> None:
    """Writes the files below `folder`, which is empty; links that would lead out of it are left out.

    Raises UsageError where the clone does not hold them.
    """
    wanted = [file for file in files if _stays_inside(file.path)]
    contents = contents_of(git, [file.content for file in wanted if file.size <= LARGEST])
    for file in wanted:
        _write(file, contents.get(file.content), folder / file.path)


def contents_of(git: Git, names: Iterable[str]) -> Mapping[str, bytes]:
    """What each name stands for; those that stand for nothing are left out. No name may hold a line's end."""
    asked = list(dict.fromkeys(names))
    if not asked:
        return {}
    try:
        answer = git.answer("cat-file", "--batch", given=b"".join(os.fsencode(f"{name}\n") for name in asked))
    except Refused as reason:
        raise not_answered(reason) from None
    return {name: content for name, content in zip(asked, _contents(answer), strict=True) if content is not None}


def _contents(answer: bytes) -> Iterator[bytes | None]:
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        words = answer[start:end].split(b" ")
        if words[-1] in (b"missing", b"ambiguous"):
            yield None
            start = end + 1
            continue
        size = int(words[-1])
        yield answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _write(file: Kept, content: bytes | None, target: Path) -> None:
    if content is None and file.size <= LARGEST:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.is_link:
        leads = os.fsdecode(content or b"")
        if not leads.startswith("/") and _stays_inside(posixpath.join(posixpath.dirname(file.path), leads)):
            target.symlink_to(leads)
        return
    with target.open("wb") as written:
        written.write(content or b"")
        written.truncate(file.size)


def _stays_inside(path: str) -> bool:
    return posixpath.normpath(path).split("/")[0] not in ("..", "") and "\0" not in path
