"""The commits since a revision that touched a file, with what it held after each."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from mouctl.repository.files import contents_of
from mouctl.repository.git import Git, Refused, not_answered

TRAILER = "Transcription"
"""Begins the line of a commit's message that says why the transcription of a signed text was corrected."""

_AUTHOR = re.compile(rb"^author .* (\d{1,11}) [+-]\d{4}$", re.MULTILINE)
_REASON = re.compile(rf"^{TRAILER}:[ \t]*(\S.{{0,499}})", re.MULTILINE | re.IGNORECASE)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Commit(NamedTuple):
    """A commit: when its author made it, and why a transcription was corrected, if it says so."""

    id: str
    authored: datetime
    correction: str | None = None
    parents: tuple[str, ...] = ()
    """The commits before it that touched the file; some may lie before the revision."""

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.id[:10]

    def day(self, zone: tzinfo) -> date:
        """The day on which its author made it, in a time zone."""
        return self.authored.astimezone(zone).date()


def commits_of(git: Git, since: str, path: str) -> Iterator[tuple[Commit, bytes | None]]:
    """The commits after `since` that touched the file at `path`, newest first, with what it then held, if it was there.

    `path` is told from the folder on, and holds no line's end.
    """
    try:
        listed = git.answer("rev-list", "--topo-order", "--parents", f"{since}..HEAD", "--", path).decode()
    except Refused as reason:
        raise not_answered(reason) from None
    parents = {name: tuple(above) for name, *above in map(str.split, listed.splitlines())}
    held = {name: f"{name}:./{path}" for name in parents}
    contents = contents_of(git, [*held, *held.values()])
    for name, above in parents.items():
        yield _commit(name, above, contents.get(name, b"")), contents.get(held[name])


def _commit(name: str, parents: tuple[str, ...], content: bytes) -> Commit:
    head, _, message = content.partition(b"\n\n")
    author = _AUTHOR.search(head)
    reason = _REASON.search(message.decode(errors="replace"))
    authored = _BEGINNING + timedelta(seconds=int(author[1]) if author else 0)
    return Commit(name, authored, reason[1].strip() if reason else None, parents)
