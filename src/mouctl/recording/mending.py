"""Carrying out fixes in the text of a file, and proving that nothing else changes with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from mouctl.errors import UsageError
from mouctl.findings import Add, Edit, PlacedFix, Remove, Rename, Write
from mouctl.recording.likeness import alike
from mouctl.recording.replacing import one_writer_at_a_time
from mouctl.recording.together import Replacement, replace_all
from mouctl.sentences import say

_BOM = b"\xef\xbb\xbf"


class Mended(NamedTuple):
    """A file's text with fixes carried out, and which these are."""

    text: str
    fixes: tuple[PlacedFix, ...]


class Draft(NamedTuple):
    """A file, its text as it was read, and the text that it is to get."""

    file: Path
    old: str
    new: str


def mended(text: str, fixes: Iterable[PlacedFix]) -> Mended | None:
    """The text of a file with the fixes of it that do not touch each other, first come first served.

    None where it would no longer say the same but for the edits: then nothing of it is to be trusted.
    """
    chosen = _apart(fixes)
    new = "".join(_pieces(text, chosen))
    is_same = alike(_read(new), _edited(_read(text), [each.fix.edit for each in chosen]))
    return Mended(new, tuple(chosen)) if is_same else None


def write_drafts(drafts: Sequence[Draft]) -> None:
    """Puts the new texts in place of the old, all or none, each with the byte-order mark that it had.

    Raises UsageError where a file may not be written, or is not what was read any more; all are then as they were.
    """
    with ExitStack() as locks:
        targets = [
            (locks.enter_context(one_writer_at_a_time(each.file)), each)
            for each in sorted(drafts, key=lambda each: each.file)
        ]
        replace_all([Replacement(target, _content(target, draft), target) for target, draft in targets])


def _content(target: Path, draft: Draft) -> bytes:
    found = target.read_bytes() if target.is_file() else b""
    mark = _BOM if found.startswith(_BOM) else b""
    if found != mark + draft.old.encode():
        raise UsageError(
            say("{file} changed while it was being checked.", file=str(draft.file)),
            say("Nothing was written; check again."),
        )
    return mark + draft.new.encode()


def _pieces(text: str, fixes: Iterable[PlacedFix]) -> Iterator[str]:
    """The text in pieces: what is kept, and what the fixes, in the order of the text, put between."""
    kept = 0
    for each in fixes:
        yield text[kept : each.splice.start]
        yield each.splice.text
        kept = each.splice.end
    yield text[kept:]


def _apart(fixes: Iterable[PlacedFix]) -> list[PlacedFix]:
    """In the order of the text, without those that reach into the one before."""
    chosen: list[PlacedFix] = []
    for each in sorted(fixes, key=lambda each: (each.splice.start, each.splice.end)):
        if not chosen or each.splice.start >= max(chosen[-1].splice.end, chosen[-1].splice.start + 1):
            chosen.append(each)
    return chosen


def _read(text: str) -> Any:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError, MemoryError):
        return None


def _edited(data: Any, edits: Iterable[Edit]) -> Any:
    """The data as it should be afterwards; from the end, so that no entry taken out moves one still to be edited."""
    for edit in sorted(edits, key=lambda edit: [(isinstance(step, str), step) for step in edit.route], reverse=True):
        _EDIT[type(edit)](data, edit)
    return data


def _rename(data: Any, edit: Rename) -> None:
    table = _table(data, edit.route[:-1])
    table[edit.key] = table.pop(edit.route[-1])


def _write(data: Any, edit: Write) -> None:
    _table(data, edit.route[:-1])[edit.route[-1]] = edit.value


def _add(data: Any, edit: Add) -> None:
    _table(data, edit.route)[edit.key] = edit.value


def _remove(data: Any, edit: Remove) -> None:
    """With its last entry the list is gone as well: an empty one cannot be written as tables."""
    around = _table(data, edit.route[:-2])
    del around[edit.route[-2]][edit.route[-1]]
    if not around[edit.route[-2]]:
        del around[edit.route[-2]]


def _table(data: Any, route: Sequence[str | int]) -> Any:
    for step in route:
        data = data[step]
    return data


_EDIT: Mapping[type, Callable[[Any, Any], None]] = {Rename: _rename, Write: _write, Add: _add, Remove: _remove}
