"""Kills a fork that runs `mouctl alerts send` at its N-th step (`test_kills.py`).

A step is every statement that SQLite is given, before it is carried out and after, and every handing over of a message,
which here appends to a file instead of `new/`: so that a copy too many would be seen.
"""

import atexit
import json
import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any

from mouctl.delivery.maildir import Maildir
from mouctl.transport import Envelope, Outcome


class Steps:
    """Counts the steps, and kills at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self.kill_at, self.count = kill_at, 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def watched(step: Callable[[], None]) -> type[sqlite3.Connection]:
    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            found = super().execute(*arguments)
            step()
            return found

    return Watched


def install(kill_at: int | None, tell: int) -> None:
    """In the fork, which tells in the end how many steps it took."""
    step = Steps(kill_at)
    atexit.register(lambda: os.write(tell, str(step.count).encode()))
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, **k, factory=watched(step))  # type: ignore[assignment]

    def deliver(self: Maildir, envelope: Envelope) -> Outcome:
        step()
        with (self.folder / "taken").open("ab") as file:
            file.write(json.dumps([envelope.recipient, envelope.message.decode("ascii")]).encode() + b"\n")
            file.flush()
        step()
        return Outcome("sent", "250 OK")

    Maildir.deliver = deliver  # type: ignore[method-assign]
