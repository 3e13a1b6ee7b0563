"""What is to be told on a day: the register's deadlines against what was told, by the settings of the register."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mouctl.answers._digest import Shown
from mouctl.dates.arithmetic import MonthEnd, add
from mouctl.errors import BrokenFiles, DateError, NothingToDo
from mouctl.feed import Feed
from mouctl.loading.register import Register
from mouctl.loading.settings import FILE
from mouctl.model.alerts import Alerts
from mouctl.model.dossier import Dossier
from mouctl.outbox.told import basis, records
from mouctl.reminders.because import basis_of, moved_by
from mouctl.reminders.planning import Digest, Lookout, digests
from mouctl.reminders.told import Record
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say
from mouctl.service.opening import Until, View, national_calendar, schedule_of

if TYPE_CHECKING:
    from mouctl.service.feeding import Past

STATE = Path(".mouctl") / "alerts.sqlite"
"""Where the state lies in a register's folder, unless another place is named."""
WINDOW = timedelta(days=7)
"""How old a reminder may be to be sent by a first run."""

SLACK = timedelta(days=92)
"""How much earlier than its day something may have to be begun, for the sake of days off and of sending."""
LONGEST = timedelta(days=366 * 30)
"""No series without an end is followed further."""


class Watch(NamedTuple):
    """A register on a day, before it is known what was told."""

    register: Register
    alerts: Alerts
    schedules: Mapping[str, Schedule]
    as_of: date
    past_of: "Callable[[str], Past]"
    """What an agreement of `schedules` has in a calendar: found out once, and only where it is told of."""

    def digests(self, told: Mapping[tuple[str, str], Record]) -> tuple[Digest, ...]:
        """What is to be told where that was told already."""
        seen = Lookout(
            as_of=self.as_of,
            schedules=tuple(self.schedules.values()),
            unreadable=tuple(entry.id for entry in self.register.entries if entry.dossier is None),
            calendar=national_calendar(self.register.layers.values(), None),
            records=told,
        )
        return digests(self.alerts, seen)

    def shown(self, digest: Digest, connection: sqlite3.Connection | None) -> Shown:
        """The digest with what moved its deadlines, and those as a calendar has them."""
        causes = {} if connection is None else self._causes(digest, connection)
        return Shown(digest, causes, self.register.settings.name, self._calendar(digest))

    def _calendar(self, digest: Digest) -> Feed:
        """The deadlines that the digest tells of, those that it closes among them, just as the feed has them."""
        from mouctl.service.feeding import feed_from  # most runs tell nothing

        told = {matter.deadline for matter in digest.matters}
        agreements = sorted({name.partition("/")[0] for name in told} & self.schedules.keys())
        entries = [matter.entry for matter in digest.reminders if matter.entry]
        pasts = map(self.past_of, agreements)
        return feed_from(self.register, pasts, entries, lambda entry: entry.deadline.id in told, len(digest.unreadable))

    def _causes(self, digest: Digest, connection: sqlite3.Connection) -> dict[str, Sentence]:
        causes = {}
        for matter in digest.matters:
            if matter.entry and matter.moved and matter.moved.basis is not None:
                schedule = self.schedules[matter.entry.agreement.id]
                old, new = basis(connection, matter.moved.basis), basis_of(matter.entry, schedule)
                causes[matter.deadline] = moved_by(old, new, schedule.dossier.events)
        return causes


def watch(register: Register, view: View, day: date) -> Watch:
    """The register on the day asked about; `day` is that day where no agreement could be read to tell its zone.

    Raises NothingToDo where nobody is to be told, and BrokenFiles where that cannot be known.
    """
    alerts = alerts_of(register)
    dossiers = [entry.dossier for entry in register.entries if entry.dossier]
    schedules = {dossier.agreement.id: schedule_of(dossier, view, until=_ahead(dossier)) for dossier in dossiers}
    as_of = max((one.life.situation.as_of for one in schedules.values()), default=day)

    @cache
    def past(agreement: str) -> "Past":
        from mouctl.service.feeding import past_of

        return past_of(schedules[agreement], view)

    return Watch(register, alerts, schedules, as_of, past)


def _ahead(dossier: Dossier) -> Until:
    """A series without an end is followed as far as its longest lead time, and the time that a letter takes, reach."""
    given = (*dossier.settings.lead_times.values(), *dossier.agreement.lead_times.values())
    leads = tuple(lead for several in given for lead in several)

    def until(as_of: date) -> date | None:
        furthest = as_of + min(LONGEST, date.max - as_of)
        try:
            return min(furthest, max((add(as_of, lead, MonthEnd.CLAMP) + SLACK for lead in leads), default=as_of))
        except (DateError, OverflowError):
            return furthest

    return until


def alerts_of(register: Register) -> Alerts:
    """The register's settings for alerts. Raises NothingToDo without any, BrokenFiles where they are faulty."""
    if register.settings.alerts:
        return register.settings.alerts
    faults = [finding for finding in register.findings if finding.agreement is None]
    if faults:
        raise BrokenFiles(faults)
    raise NothingToDo(
        say("Nobody is to be told: {file} has no [alerts].", file=FILE),
        say("Name a sender, the domains, recipients and a transport there; docs/alerts.md shows how."),
    )


def told_so_far(connection: sqlite3.Connection, seen: Watch) -> Mapping[tuple[str, str], Record]:
    """What was told already, as far as it counts on the day."""
    return records(connection, seen.as_of)


def within_window(digest: Digest) -> Digest:
    """What a first run tells: nothing that was due before its window, and no sign of life."""
    first = digest.as_of - WINDOW
    recent = tuple(matter for matter in digest.matters if any(step.on >= first for step in matter.steps))
    return digest._replace(matters=recent)
