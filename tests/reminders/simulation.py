"""Runs of a register over days, with a real state and no mail: what is told is remembered as if it had been sent."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.deadlines.building import CALENDAR, on

from mouctl.model.alerts import Alerts
from mouctl.model.dossier import Dossier
from mouctl.outbox.state import created
from mouctl.outbox.told import Telling, records, remember
from mouctl.reminders.planning import Digest, Lookout, digests

OFFICER = "kabag@contoh.go.id"
CHIEF = "sekda@contoh.go.id"


def alerts(*recipients: dict[str, Any], **more: Any) -> Alerts:
    """Settings: one recipient of everything, unless others are given."""
    table = {
        "sender": "mouctl@contoh.go.id",
        "domains": ["contoh.go.id"],
        "recipient": list(recipients) or [{"role": "Kepala Bagian Kerja Sama", "email": OFFICER}],
        "transport": {},
        **more,
    }
    return Alerts.model_validate(table, by_alias=True, by_name=False)


class Told(NamedTuple):
    """What a run told of one deadline to one recipient."""

    recipient: str
    deadline: str
    steps: tuple[str, ...]
    missed: int
    closed: bool


class Runs(NamedTuple):
    """A state, and the settings that runs go by."""

    connection: sqlite3.Connection
    alerts: Alerts

    def digests(self, dossiers: Sequence[Dossier], day: date, unreadable: tuple[str, ...] = ()) -> tuple[Digest, ...]:
        """What is to be told on the day."""
        schedules = [on(dossier, day) for dossier in dossiers]
        return digests(self.alerts, Lookout(day, schedules, unreadable, CALENDAR, records(self.connection, day)))

    def run(self, dossiers: Sequence[Dossier], day: date, unreadable: tuple[str, ...] = ()) -> list[Told]:
        """Tells what is to be told, and remembers it."""
        found = [digest for digest in self.digests(dossiers, day, unreadable) if not digest.held]
        for number, digest in enumerate(found, start=1):
            tellings = [Telling(what, step) for what, step in digest.told]
            remember(self.connection, tellings, digest.recipient.key, day, number)
        return [each for digest in found for each in _told(digest)]


@contextmanager
def runs(folder: Path, settings: Alerts | None = None) -> Iterator[Runs]:
    """A state of its own."""
    with created(folder / "state.sqlite") as connection:
        yield Runs(connection, settings or alerts())


def _told(digest: Digest) -> Iterator[Told]:
    for matter in digest.matters:
        steps = tuple(step.step for step in matter.steps)
        yield Told(digest.recipient.key, matter.deadline, steps, matter.missed, matter.closed is not None)
    for what, step in digest.steps:
        yield Told(digest.recipient.key, what, (step.step,), 0, closed=False)
