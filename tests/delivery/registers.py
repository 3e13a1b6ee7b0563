"""A small register that sends mail by a transport, runs over it at a time of one's own, and what became of its mail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from time import monotonic
from typing import Any

from tests.reminders.conftest import written

from mouctl.cli.clock import view
from mouctl.service.alerting import Call, Clock, send
from mouctl.service.opening import open_register

DAY = date(2024, 9, 6)
"""On which the notice of the register's agreement is due."""
STATE = Path(".mouctl") / "alerts.sqlite"
_WIB = timezone(timedelta(hours=7))


def addresses(count: int) -> tuple[str, ...]:
    """So many recipients."""
    return tuple(f"pejabat{number:03}@contoh.go.id" for number in range(count))


def register(root: Path, transport: dict[str, Any], to: tuple[str, ...] = addresses(1), **more: Any) -> Path:
    """A register with one agreement; each recipient is told of a notice that is due on DAY."""
    return written(root, to=to, transport=transport, **more)


def run(root: Path, *, day_number: int = 0) -> dict[str, Any]:
    """A run on DAY whose clock is so many days later, so that no wait holds anything back; its answer as data."""
    at = datetime(2024, 9, 6, 8, 0, tzinfo=_WIB) + timedelta(days=day_number)
    init = not (root / STATE).exists()
    call = Call(view(DAY), Clock(time=lambda: at, seconds=monotonic, day=DAY), init=init)
    answer: dict[str, Any] = send(open_register(root), call).report.data  # type: ignore[assignment]
    return answer


def states(answer: dict[str, Any]) -> dict[str, str]:
    """What became of each recipient's message in a run."""
    return {message["recipient"]: message["state"] for message in answer["messages"]}


def remembered(root: Path) -> Iterator[bytes]:
    """Every file of the state, as bytes."""
    return (file.read_bytes() for file in (root / STATE).parent.iterdir())


def hasten(root: Path) -> None:
    """Forgets how long the next try is to wait, for runs that go by the real clock."""
    with closing(sqlite3.connect(root / STATE)) as connection, connection:
        connection.execute("UPDATE messages SET next_try = NULL")
