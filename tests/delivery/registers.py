"""A small register that sends mail by a transport, runs over it at a time of one's own, and what became of its mail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from time import monotonic
from typing import Any

import tomli_w

from mouctl.cli.clock import view
from mouctl.service.alerting import Call, Clock, send
from mouctl.service.opening import open_register

DAY = date(2024, 9, 6)
"""On which the notice of the register's agreement is due."""
STATE = Path(".mouctl") / "alerts.sqlite"
_WIB = timezone(timedelta(hours=7))
_QUOTED = {"article": "Pasal 5", "quote": "berlaku selama 3 (tiga) tahun sejak ditandatangani"}
_AGREEMENT = {
    "schema": 1,
    "id": "contoh",
    "kind": "perjanjian-kerja-sama",
    "title": "Pelatihan bersama",
    "signed_on": date(2021, 12, 8),
    "party": [
        {"id": "kesatu", "label": "PIHAK KESATU", "name": "Dinas Contoh", "public_body": True},
        {"id": "kedua", "label": "PIHAK KEDUA", "name": "Kabupaten Contoh", "public_body": True},
    ],
    "clause": [
        {"type": "term", **_QUOTED, "duration": "3 tahun", "from": "signing"},
        {"type": "renewal", **_QUOTED, "mode": "by-agreement", "notice": "3 bulan"},
    ],
}


def addresses(count: int) -> tuple[str, ...]:
    """So many recipients."""
    return tuple(f"pejabat{number:03}@contoh.go.id" for number in range(count))


def register(root: Path, transport: dict[str, Any], to: tuple[str, ...] = addresses(1), **more: Any) -> Path:
    """A register with one agreement; each recipient is told of a notice that is due on DAY."""
    alerts = {
        "sender": "mouctl@contoh.go.id",
        "domains": ["contoh.go.id"],
        "recipient": [{"role": f"Pejabat {number}", "email": address} for number, address in enumerate(to, start=1)],
        "transport": transport,
        **more,
    }
    folder = root / "agreements" / "contoh"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agreement.toml").write_text(tomli_w.dumps(_AGREEMENT), encoding="utf-8")
    (root / "mouctl.toml").write_text(tomli_w.dumps({"schema": 1, "alerts": alerts}), encoding="utf-8")
    return root


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
