"""Messages from their making to their end: each step is on the disk before the next is taken.

made, begun, then what the transport answers. What was begun and never answered is `unknown` from the next run on; it is
sent once more, byte for byte the same, and what is in doubt again is `uncertain`: it counts as told, and is reported
until something else has reached the recipient. What certainly was not taken is `pending`; a later run withdraws it and
tells the same in a new message, with the days as they then are.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple, TypeAlias

from mouctl.outbox.told import Telling, packed, remember, unpacked
from mouctl.transport import Outcome

State: TypeAlias = Literal["made", "begun", "pending", "sent", "failed", "unknown", "uncertain", "withdrawn"]
UNDELIVERED: tuple[State, ...] = ("made", "begun", "pending", "failed", "unknown", "uncertain")
"""While a message is in one of these, something is undelivered or may be."""

_FIRST_WAIT = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(hours=12)
_DOUBTS = 2
"""So often may a message be handed over without an answer."""
_COLUMNS = "id, recipient, role, message_id, subject, content, tells, as_of, state, tries, doubts, next_try"


class Draft(NamedTuple):
    """A message before it has a place in the outbox."""

    recipient: str
    """The address, in small letters."""
    role: str
    message_id: str
    subject: str
    content: bytes
    tells: tuple[Telling, ...]
    as_of: date


class Message(NamedTuple):
    """A message in the outbox."""

    id: int
    draft: Draft
    state: State
    tries: int
    doubts: int
    next_try: datetime | None

    @property
    def is_told(self) -> frozenset[tuple[str, str, str, str]]:
        """The keys of what it tells."""
        return frozenset(one.key for one in self.draft.tells)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk makes SQLite take it back by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def undelivered(connection: sqlite3.Connection) -> tuple[Message, ...]:
    """Everything that has not reached its end."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM messages WHERE state NOT IN ('sent', 'withdrawn') ORDER BY id"  # noqa: S608
    )
    return tuple(_message(row) for row in rows)


def make(connection: sqlite3.Connection, draft: Draft, tries: int, at: datetime) -> Message:
    """Puts a message into the outbox, after so many tries with others in its place. Belongs into a transaction."""
    values = (*draft[:5], packed(draft.tells), draft.as_of.isoformat(), tries)
    made = connection.execute(
        "INSERT INTO messages (recipient, role, message_id, subject, content, tells, as_of, state, tries)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'made', ?)",
        values,
    )
    identity = int(made.lastrowid or 0)
    note(connection, "made", identity, None, at)
    return Message(identity, draft, "made", tries, 0, None)


def withdraw(connection: sqlite3.Connection, message: Message, at: datetime) -> None:
    """Takes a message back that was certainly not taken over, or refused. Belongs into a transaction."""
    _set(connection, message, "withdrawn")
    note(connection, "withdrawn", message.id, None, at)


def begin(connection: sqlite3.Connection, message: Message, at: datetime) -> None:
    """Writes down that the message is about to be handed over."""
    with transaction(connection):
        connection.execute("UPDATE messages SET state = 'begun', tries = tries + 1 WHERE id = ?", (message.id,))
        note(connection, "begun", message.id, None, at)


def settle(connection: sqlite3.Connection, message: Message, outcome: Outcome, at: datetime) -> State:
    """Writes down what became of a message that was begun; what was sent is told from then on."""
    doubts = message.doubts + (outcome.state == "unknown")
    state = _after(message, outcome)
    with transaction(connection):
        _set(connection, message, state)
        wait = min(_FIRST_WAIT * 2**message.tries, _LONGEST_WAIT) if message.tries < 10 else _LONGEST_WAIT
        connection.execute(
            "UPDATE messages SET doubts = ?, next_try = ? WHERE id = ?", (doubts, (at + wait).isoformat(), message.id)
        )
        note(connection, state, message.id, str(outcome.answer), at)
        if state in ("sent", "uncertain"):
            remember(connection, message.draft.tells, message.draft.recipient, message.draft.as_of, message.id)
        if state == "sent":
            _reached(connection, message, at)
    return state


def recover(connection: sqlite3.Connection, at: datetime) -> None:
    """Makes `unknown` of what a run that was killed had begun."""
    for message in undelivered(connection):
        if message.state == "begun":
            settle(connection, message, Outcome("unknown", ""), at)


def note(connection: sqlite3.Connection, event: str, message: int | None, answer: str | None, at: datetime) -> None:
    """Adds a line to the log."""
    connection.execute(
        "INSERT INTO log (at, event, message, answer) VALUES (?, ?, ?, ?)", (at.isoformat(), event, message, answer)
    )


def _after(message: Message, outcome: Outcome) -> State:
    if outcome.state == "unknown" and message.doubts + 1 >= _DOUBTS:
        return "uncertain"
    if outcome.state == "pending" and message.doubts:
        return "unknown"  # this time it was not taken, but the first time it may have been
    return outcome.state


def _reached(connection: sqlite3.Connection, message: Message, at: datetime) -> None:
    """A recipient that something reached is no longer in doubt."""
    doubtful = "SELECT id FROM messages WHERE recipient = ? AND state = 'uncertain'"
    for (identity,) in connection.execute(doubtful, (message.draft.recipient,)).fetchall():
        connection.execute("UPDATE messages SET state = 'withdrawn' WHERE id = ?", (identity,))
        note(connection, "withdrawn", identity, None, at)


def _set(connection: sqlite3.Connection, message: Message, state: State) -> None:
    connection.execute("UPDATE messages SET state = ? WHERE id = ?", (state, message.id))


def _message(row: Sequence[Any]) -> Message:
    identity, recipient, role, message_id, subject, content, tells, as_of, state, tries, doubts, next_try = row
    day = date.fromisoformat(as_of)
    draft = Draft(recipient, role, message_id, subject, bytes(content), unpacked(tells), day)
    return Message(identity, draft, state, tries, doubts, datetime.fromisoformat(next_try) if next_try else None)
