"""Every deadline of an agreement, as it stands on a day."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mouctl.activities import LEAD_TIME, activity_deadlines
from mouctl.clauses import clause_type
from mouctl.dates.period import Period
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.governing import governed_deadlines
from mouctl.lifecycle import Life, life_of
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.sending import send_by
from mouctl.standing import AWAITED, Entry, Status, assess


class Schedule(NamedTuple):
    """An agreement on a day: its life, and every deadline, by due date."""

    dossier: Dossier
    life: Life
    entries: tuple[Entry, ...]

    def count(self, status: Status) -> int:
        """How many deadlines have that status."""
        return sum(entry.status == status for entry in self.entries)


def schedule(
    dossier: Dossier,
    calendar: WorkingCalendar,
    as_of: date,
    *,
    horizon: date | None = None,
    imagined: Event | None = None,
    ours: Collection[str] = (),
) -> Schedule:
    """Every deadline of an agreement as it stands on `as_of`.

    See `life_of` for `horizon` and `imagined`; `ours` are the parties that we are, none where that is not known.
    """
    life = life_of(dossier, calendar, as_of, horizon=horizon, imagined=imagined)
    leads = _lead_times(dossier, life)
    deadlines = (_unmet_by(imagined, deadline) for deadline in _deadlines(life))
    entries = (
        _to_be_sent(assess(deadline, life, leads.get(deadline.duty, (LEAD_TIME,)), ours), dossier, life)
        for deadline in deadlines
    )
    return Schedule(dossier=dossier, life=life, entries=tuple(sorted(entries, key=lambda entry: entry.sort_key)))


def _deadlines(life: Life) -> Iterator[Deadline]:
    yield from governed_deadlines(life)
    yield from activity_deadlines(life.versions, life.situation)


def _unmet_by(imagined: Event | None, deadline: Deadline) -> Deadline:
    """What is only imagined meets nothing."""
    return deadline.met_by(None) if imagined and deadline.met and deadline.met.event == imagined.id else deadline


def _lead_times(dossier: Dossier, life: Life) -> Mapping[str, tuple[Period, ...]]:
    """By the agreement, or else the register, or else the clause types."""
    leads: dict[str, tuple[Period, ...]] = {}
    for clause in life.situation.agreement.clauses:
        leads.update({duty: (lead,) for duty, lead in clause_type(clause.type).lead_times.items()})
    return {**leads, **dossier.settings.lead_times, **dossier.agreement.lead_times}


def _to_be_sent(entry: Entry, dossier: Dossier, life: Life) -> Entry:
    """The entry with the days by which its notice is to be sent, where one is still awaited of us or of anybody."""
    if entry.ours is False or entry.status not in AWAITED or not entry.deadline.by_notice:
        return entry
    return entry._replace(send_by=send_by(entry.deadline, dossier.settings.sending, life.situation))
