"""Evidence of an event: copied beside the agreement, and named with the hash of its content."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.recording.replacing import make_names_last, remove_leftovers, replace_content
from mouctl.sentences import say

FOLDER = "evidence"

_PIECE = 1 << 20


class Copy(NamedTuple):
    """A file to be copied into the agreement's folder, and how the event names it."""

    source: Path
    name: str
    sha256: str

    @property
    def entry(self) -> dict[str, str]:
        """As it stands in the event."""
        return {"file": self.name, "sha256": self.sha256}


def planned(sources: Iterable[Path], folder: Path) -> Mapping[Path, Copy]:
    """How each of the files will be kept in the agreement's `folder`. Raises UsageError for what is no readable file.

    A file of that name with other content is not touched: the new one gets a number. The same content is kept once.
    """
    copies: dict[str, Copy] = {}
    found: dict[Path, Copy] = {}
    for source in dict.fromkeys(sources):
        digest = _digest_of(source)
        if digest not in copies:
            taken = {copy.name for copy in copies.values()}
            copies[digest] = Copy(source, _free_name(source, folder, digest, taken), digest)
        found[source] = copies[digest]
    return found


def refuse_unreadable(source: Path) -> None:
    """Raises UsageError for what is no file that can be kept."""
    with _opened(source):
        pass


def keep(copies: Iterable[Copy], folder: Path) -> None:
    """Copies the files, and removes what a killed run left; what is there already is left as it is."""
    place = folder / FOLDER
    if place.is_dir():
        remove_leftovers(place)
    for copy in copies:
        target = folder / copy.name
        if not target.exists():
            _make(place)
            with _opened(copy.source) as source:
                replace_content(Path(os.path.realpath(target)), _checked(source, copy), like=copy.source)


def _make(place: Path) -> None:
    if place.is_dir():
        return
    try:
        place.mkdir()
    except OSError as error:
        raise UsageError(
            say("The folder {folder} cannot be made: {reason}", folder=str(place), reason=error.strerror or str(error)),
            say("Nothing was recorded."),
        ) from None
    make_names_last(place.parent)


def _checked(source: BufferedReader, copy: Copy) -> Iterator[bytes]:
    """The file's content, which must still be what the event will say it is."""
    digest = sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != copy.sha256:
        raise UsageError(
            say("{file} changed while it was being copied.", file=str(copy.source)),
            say("Nothing was recorded; try again when it is finished."),
        )


def _digest_of(source: Path) -> str:
    with _opened(source) as file:
        return file_digest(file, "sha256").hexdigest()


def _opened(source: Path) -> BufferedReader:
    """The file, open for reading. What is no ordinary file might never end, or never begin."""
    try:
        if source.exists() and not source.is_file():
            raise UsageError(
                say("{file} is no file that can be copied.", file=str(source)), say("Name a file, not a folder.")
            )
        return source.open("rb")
    except FileNotFoundError:
        raise UsageError(
            say("There is no file {file}.", file=str(source)), say("Check how the path is written.")
        ) from None
    except OSError as error:
        raise UsageError(
            say("{file} cannot be read: {reason}", file=str(source), reason=error.strerror or str(error))
        ) from None


def _free_name(source: Path, folder: Path, digest: str, taken: set[str]) -> str:
    """A name that is free in the folder, or that the same content has there."""
    number = 1
    while True:
        name = f"{FOLDER}/{_plain(source.stem)}{f'-{number}' if number > 1 else ''}{_plain(source.suffix)}"
        target = folder / name
        if name not in taken and (not os.path.lexists(target) or _is_kept(target, digest)):
            return name
        number += 1


def _is_kept(target: Path, digest: str) -> bool:
    return target.is_file() and _digest_of(target) == digest


def _plain(name: str) -> str:
    """A name without what cannot be seen or is no text: it will stand in a file that people read."""
    return "".join(letter if letter.isprintable() else "_" for letter in name)
