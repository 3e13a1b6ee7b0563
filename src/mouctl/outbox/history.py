"""The log of a state: who was told what, when, and what came back."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mouctl.outbox.told import Telling, unpacked

RUN_ENDED = "run ended"


class Logged(NamedTuple):
    """A line of the log, with the message that it is about; a line about a run as a whole has none."""

    at: datetime
    event: str
    answer: str | None
    recipient: str | None = None
    role: str | None = None
    subject: str | None = None
    message_id: str | None = None
    tells: tuple[Telling, ...] = ()


def lines(connection: sqlite3.Connection) -> Iterator[Logged]:
    """Every line, the oldest first."""
    rows = connection.execute(
        "SELECT log.at, log.event, log.answer, recipient, role, subject, message_id, tells"
        " FROM log LEFT JOIN messages ON messages.id = log.message ORDER BY log.id"
    )
    for at, event, answer, recipient, role, subject, message_id, tells in rows:
        told = unpacked(tells) if tells else ()
        yield Logged(datetime.fromisoformat(at), event, answer, recipient, role, subject, message_id, told)


def last_run(connection: sqlite3.Connection) -> datetime | None:
    """When a run last came to its end."""
    row = connection.execute("SELECT at FROM log WHERE event = ? ORDER BY id DESC LIMIT 1", (RUN_ENDED,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None
