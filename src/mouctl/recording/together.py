"""Replacing several files as one: all of them, or none.

Everything that can fail for want of room or rights is done before the first of them is touched: each new content lies
complete beside its file, and so does each old one. What is left are renames. If one of them fails, those already done
are undone by renames. A kill in between leaves each file whole, old or new, and which ones are new no rename can undo:
so whatever is written this way must be fit to be written again, without what is there already.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.recording.replacing import discard, make_names_last, not_written, remove_leftovers, written_beside
from mouctl.sentences import say


class Replacement(NamedTuple):
    """A file, the content that it is to get, and the file whose mode it gets if it is not there yet."""

    target: Path
    content: bytes
    like: Path


class _Ready(NamedTuple):
    """A file with its new and its old content beside it; `old` is None where there was no file, or for the last one."""

    target: Path
    new: Path
    old: Path | None


def replace_all(replacements: Sequence[Replacement]) -> None:
    """Replaces the files, which must be locked. Raises UsageError where that cannot be; all are then as they were."""
    with ExitStack() as temporaries:
        # The last one needs no way back: what fails is done to none after it.
        ready = [_made_ready(each, temporaries, undoable=each is not replacements[-1]) for each in replacements]
        try:
            for each in ready:
                each.new.replace(each.target)
        except BaseException as error:
            waiting = [each for each in ready if each.new.exists()]
            if waiting:
                _put_back([each for each in ready if each not in waiting])
            if isinstance(error, OSError):
                raise not_written(waiting[0].target, error) from None
            raise
    for folder in dict.fromkeys(each.target.parent for each in replacements):
        make_names_last(folder)


def _made_ready(replacement: Replacement, temporaries: ExitStack, *, undoable: bool) -> _Ready:
    """The file's new content beside it, and its old one where there may have to be a way back."""
    target = replacement.target
    remove_leftovers(target.parent, target.name)

    def beside(content: bytes) -> Path:
        temporary = written_beside(target, [content], like=replacement.like)
        temporaries.callback(discard, temporary)
        return temporary

    old = beside(target.read_bytes()) if undoable and target.exists() else None
    return _Ready(target, beside(replacement.content), old)


def _put_back(done: Sequence[_Ready]) -> None:
    """Undoes renames. Raises UsageError with the files that could not be put back."""
    left = []
    for each in reversed(done):
        try:
            each.old.replace(each.target) if each.old else each.target.unlink()
        except OSError:
            left.append(str(each.target))
    if left:
        raise UsageError(
            say("Writing stopped half-way; the new content stays in: {files}.", files=tuple(left)),
            say("Make it possible to write there, and record the rest with --skip-recorded."),
        )
