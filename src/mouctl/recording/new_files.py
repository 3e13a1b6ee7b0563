"""Writing files that are not there yet: all of them or none, and never over anything."""

from collections.abc import Sequence
from contextlib import suppress
from os.path import lexists
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.recording.replacing import not_written
from mouctl.sentences import say


class NewFile(NamedTuple):
    """A file to be made, with the folders above it."""

    path: Path
    shown: str
    """The path as people are told it."""
    content: str


def refuse_what_is_there(files: Sequence[NewFile]) -> None:
    """Raises UsageError, naming every file that is there already, or in whose way another is."""
    if taken := tuple(dict.fromkeys(found for file in files if (found := _in_the_way(file)))):
        raise UsageError(
            say("Nothing was written, for this is there already: {files}", files=taken),
            say("Move it away, or choose another folder; with --ci none no file for CI is written."),
        )


def write_all(files: Sequence[NewFile]) -> None:
    """Writes the files. Raises UsageError where one cannot be written; those before it are taken back."""
    written: list[Path] = []
    folders: list[Path] = []
    for file in files:
        try:
            folders.extend(_made(file.path.parent))
            with file.path.open("x", encoding="utf-8", newline="\n") as new:
                written.append(file.path)
                new.write(file.content)
        except OSError as error:
            _take_back(written, folders)
            raise not_written(file.path, error) from None


def _in_the_way(file: NewFile) -> str | None:
    """What keeps a file from being made: itself, or a file where one of its folders should be."""
    if lexists(file.path):
        return file.shown
    above = next(folder for folder in file.path.parents if lexists(folder))
    return None if above.is_dir() else str(above)


def _made(folder: Path) -> list[Path]:
    """Makes the folder and those above it; what it made, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not lexists(each)][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _take_back(written: Sequence[Path], folders: Sequence[Path]) -> None:
    for path in written:
        with suppress(OSError):
            path.unlink()
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
