"""What was told to whom, as it is remembered."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mouctl.reminders.told import BELIEVED_AHEAD, Kind, Record, Step, Told

_COLUMNS = "deadline, recipient, kind, step, ground, due_from, told_on, sequence, times, basis"


class Telling(NamedTuple):
    """A step that a message tells of a deadline, with what the deadline rests on."""

    deadline: str
    step: Step
    basis: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same telling."""
        return self.deadline, self.step.kind, self.step.step, self.step.ground


def packed(tellings: Iterable[Telling]) -> str:
    """The tellings as text."""
    return json.dumps(
        [(one.deadline, *one.step[:3], one.step.on.isoformat(), one.basis) for one in tellings], ensure_ascii=False
    )


def unpacked(text: str) -> tuple[Telling, ...]:
    """The tellings that the text holds."""
    return tuple(
        Telling(deadline, Step(kind, step, ground, date.fromisoformat(on)), tuple(basis))
        for deadline, kind, step, ground, on, basis in json.loads(text)
    )


def records(connection: sqlite3.Connection, as_of: date) -> Mapping[tuple[str, str], Record]:
    """For each deadline and recipient the newest of each kind that was told, in one query.

    What a clock that was ahead told does not count; only where there is such a thing the whole table is read.
    """
    believed = (as_of + BELIEVED_AHEAD).isoformat() if as_of < date.max - BELIEVED_AHEAD else date.max.isoformat()
    (ahead,) = connection.execute("SELECT EXISTS (SELECT 1 FROM told WHERE told_on > ?)", (believed,)).fetchone()
    which, values = ("told_on <= ?", (believed,)) if ahead else ("newest", ())
    found: dict[tuple[str, str], dict[Kind, Told]] = defaultdict(dict)
    for row in connection.execute(f"SELECT {_COLUMNS} FROM told WHERE {which} ORDER BY sequence", values):  # noqa: S608
        deadline, recipient, kind, step, ground, due_from, told_on, order, times, basis = row
        days = date.fromisoformat(due_from), date.fromisoformat(told_on)
        found[deadline, recipient][kind] = Told(kind, step, ground, *days, order, times, basis)
    return found


def remember(
    connection: sqlite3.Connection, tellings: Sequence[Telling], recipient: str, told_on: date, message: int | None
) -> None:
    """Marks the tellings as told; each is then the newest of its kind. Belongs into a transaction.

    Without a message they are only passed over: what is told later of the deadline is told as if for the first time.
    """
    for one in tellings:
        kind, step, ground, due_from = one.step
        mine = (one.deadline, recipient, kind)
        connection.execute(
            "UPDATE told SET newest = 0 WHERE deadline = ? AND recipient = ? AND kind = ? AND newest", mine
        )
        connection.execute(
            "INSERT OR REPLACE INTO told (deadline, recipient, kind, step, ground, due_from, told_on, times, basis,"
            " message) VALUES (?, ?, ?, ?, ?, ?, ?, ? + coalesce((SELECT times FROM told"
            " WHERE deadline = ? AND step = ? AND recipient = ?), 0), ?, ?)",
            (
                *mine, step, ground, due_from.isoformat(), told_on.isoformat(), int(message is not None),
                one.deadline, step, recipient, _basis(connection, one.basis), message,
            ),
        )  # fmt: skip


def basis(connection: sqlite3.Connection, identity: int) -> tuple[str, ...]:
    """What a deadline rested on when it was told."""
    row = connection.execute("SELECT content FROM bases WHERE id = ?", (identity,)).fetchone()
    return tuple(json.loads(row[0])) if row else ()


def _basis(connection: sqlite3.Connection, content: Sequence[str]) -> int | None:
    if not content:
        return None
    text = json.dumps(content, ensure_ascii=False)
    connection.execute("INSERT OR IGNORE INTO bases (content) VALUES (?)", (text,))
    (identity,) = connection.execute("SELECT id FROM bases WHERE content = ?", (text,)).fetchone()
    return int(identity)
