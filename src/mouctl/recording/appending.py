"""Appending `[[event]]` tables to `events.toml`: every byte that stands there stays.

Comments, order, line endings, a byte-order mark and the way the file ends are kept. The new text is read back before
it replaces the old, and must hold what was there and the new events, nothing else.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli
import tomli_w

from mouctl.errors import UsageError
from mouctl.recording.likeness import alike
from mouctl.recording.replacing import one_writer_at_a_time, replace_content
from mouctl.sentences import say

_BOM = b"\xef\xbb\xbf"
_NEW_FILE = b"schema = 1\n"


def entry_text(event: Mapping[str, Any]) -> str:
    """The TOML of one event, as it will be appended.

    A list of one table might be written in one line, after which no table can be appended: so the table is written by
    itself and its heading doubled, and the headings of tables in it are right as they are.
    """
    return "[" + tomli_w.dumps({"event": dict(event)}).replace("[event]", "[event]]", 1)


def append_events(path: Path, events: Sequence[Mapping[str, Any]], *, like: Path) -> None:
    """Appends the events to the file, which is made, with the mode of `like`, if it is not there.

    Raises UsageError where an id is taken, where the file cannot take a table at its end, or cannot be written; the
    file is then as it was.
    """
    with one_writer_at_a_time(path) as target:
        replace_content(target, [appended(content_of(target), events, path)], like=like)


def content_of(path: Path) -> bytes:
    """What the file holds; what it begins with where there is none yet."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return _NEW_FILE


def events_in(content: bytes, path: Path) -> list[Mapping[str, Any]]:
    """The events as the file writes them. Raises UsageError where it cannot be read; `path` is what to call it."""
    return _events(_read(content, path))


def gap_after(content: bytes) -> bytes:
    """What parts the events appended from what stands there."""
    newline = _newline(content)
    return newline if content.endswith(b"\n") or content in (b"", _BOM) else newline * 2


def appended(content: bytes, events: Sequence[Mapping[str, Any]], path: Path) -> bytes:
    """The content with the events at its end; `path` is what to call the file. Raises UsageError where it cannot be."""
    before = _read(content, path)
    _refuse_taken(before, events)
    text = "\n".join(map(entry_text, events)).encode().replace(b"\n", _newline(content))
    new = content + gap_after(content) + text
    if not _holds(new, before, events):
        raise UsageError(
            say("{file} cannot take an event at its end.", file=str(path)),
            say("Write its events as [[event]] tables, each under a heading of its own."),
        )
    return new


def _newline(content: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in content else b"\n"


def _read(content: bytes, path: Path) -> dict[str, Any]:
    try:
        return _parsed(content)
    except (ValueError, RecursionError, MemoryError):
        raise UsageError(
            say("{file} cannot be read, and was left alone.", file=str(path)),
            say("See what is wrong with: mouctl check"),
        ) from None


def _parsed(content: bytes) -> dict[str, Any]:
    return tomli.loads(content.decode("utf-8-sig"))


def _events(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    there = data.get("event", [])
    return [event for event in there if isinstance(event, dict)] if isinstance(there, list) else []


def _holds(new: bytes, before: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the new text says what was there, then the events, and nothing else."""
    there = before.get("event", [])
    if not isinstance(there, list):
        return False
    try:
        found = _parsed(new)
    except (ValueError, RecursionError, MemoryError):
        return False
    return alike(found, {**before, "event": [*there, *events]})


def _refuse_taken(before: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> None:
    taken = [event.get("id") for event in _events(before)]
    for event in events:
        if event["id"] in taken:
            raise UsageError(
                say("The event {id} is already recorded.", id=event["id"]),
                say("The same event twice would count twice; give a different event another id."),
            )
        taken.append(event["id"])
