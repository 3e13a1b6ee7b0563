"""Every deadline of an agreement with its status on a day: what is owed, what is lost, what is done and what is open.

A duty counts as late after its day under the conventions in force, because calling it late early only prompts
action. A right counts as lost only after its latest reading, because calling it lost early would give it up.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.activities import LEAD_TIME, activity_deadlines
from mouctl.clauses import clause_type
from mouctl.dates.arithmetic import MonthEnd, subtract
from mouctl.dates.period import Period
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.errors import DateError
from mouctl.lifecycle import Life, life_of
from mouctl.model.agreement import Agreement
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.event import Acknowledge, Addendum, Event
from mouctl.sentences import Sentence, say

Status: TypeAlias = Literal["undetermined", "upcoming", "due", "overdue", "lapsed", "done", "done-late", "moot"]


class Entry(NamedTuple):
    """A deadline and how it stands."""

    agreement: Agreement
    deadline: Deadline
    status: Status
    days_left: int | None = None
    """Calendar days to the due date, negative once it is past; None where nothing is awaited."""
    why: Sentence | None = None
    acknowledged_until: date | None = None
    warnings: tuple[Sentence, ...] = ()

    @property
    def calls(self) -> bool:
        """Whether it calls for attention now: late or lost, and not acknowledged."""
        return self.status in ("overdue", "lapsed") and self.acknowledged_until is None

    @property
    def sort_key(self) -> tuple[date, str]:
        """By due date, those without one last, then by id."""
        return (self.deadline.due_on or date.max, self.deadline.id)


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
) -> Schedule:
    """Every deadline of an agreement as it stands on `as_of`; see `life_of` for `horizon` and `imagined`."""
    life = life_of(dossier, calendar, as_of, horizon=horizon, imagined=imagined)
    leads = _lead_times(dossier)
    deadlines = (_unmet_by(imagined, deadline) for deadline in _deadlines(dossier, life))
    entries = (_assess(deadline, life, leads) for deadline in deadlines)
    return Schedule(dossier=dossier, life=life, entries=tuple(sorted(entries, key=lambda entry: entry.sort_key)))


def _deadlines(dossier: Dossier, life: Life) -> Iterator[Deadline]:
    for clause in dossier.agreement.clauses:
        yield from clause_type(clause.type).deadlines(clause, life.situation)
    if dossier.workplan:
        yield from activity_deadlines(dossier.workplan, life.situation)


def _unmet_by(imagined: Event | None, deadline: Deadline) -> Deadline:
    """What is only imagined meets nothing."""
    return deadline.met_by(None) if imagined and deadline.met and deadline.met.event == imagined.id else deadline


def _lead_times(dossier: Dossier) -> Mapping[str, Period]:
    leads: dict[str, Period] = {}
    for clause in dossier.agreement.clauses:
        leads.update(clause_type(clause.type).lead_times)
    return {**leads, **dossier.settings.lead_times}


def _assess(deadline: Deadline, life: Life, leads: Mapping[str, Period]) -> Entry:
    status, why = _status(deadline, life, leads.get(deadline.duty, LEAD_TIME))
    waiting = status in ("upcoming", "due", "overdue", "lapsed") and deadline.due_on is not None
    return Entry(
        agreement=life.situation.agreement,
        deadline=deadline,
        status=status,
        days_left=(deadline.due_on - life.situation.as_of).days if waiting and deadline.due_on else None,
        why=why,
        acknowledged_until=_acknowledged(deadline, life) if status in ("overdue", "lapsed") else None,
        warnings=(
            *deadline.warnings,
            *_out_of_force(deadline, life),
            *_between_readings(deadline, status, life.situation.as_of),
            *_addenda(deadline, status, life),
        ),
    )


def _status(deadline: Deadline, life: Life, lead: Period) -> tuple[Status, Sentence | None]:
    if deadline.moot:
        return "moot", deadline.moot
    if deadline.kind == "effect" and deadline.due_on:
        return ("done" if deadline.due_on <= life.situation.as_of else "upcoming"), None
    if deadline.met:
        return _met_status(deadline)
    if closed := life.closed:
        return "moot", say("The matter was closed on {on}: {reason}", on=closed.on, reason=closed.reason)
    if (ended := _after_the_end(deadline, life)) is not None:
        return "moot", ended
    if deadline.due_on is None:
        return "undetermined", deadline.missing
    if _is_past(deadline, life.situation.as_of):
        return _past_status(deadline, life)
    return ("due" if life.situation.as_of >= _lead_begins(deadline, lead) else "upcoming"), None


def _met_status(deadline: Deadline) -> tuple[Status, Sentence | None]:
    assert deadline.met is not None
    if deadline.due_on is None or deadline.latest is None:
        return "done", None
    if deadline.nature == "right" and deadline.met.on > deadline.latest:
        return "lapsed", say("Told on {on}: too late under every reading.", on=deadline.met.on)
    if deadline.nature == "duty" and deadline.met.on > deadline.due_on:
        return "done-late", say("Done on {on}, after the due date.", on=deadline.met.on)
    return "done", None


def _is_past(deadline: Deadline, as_of: date) -> bool:
    last = deadline.latest if deadline.nature == "right" else deadline.due_on
    return last is not None and as_of > last


def _past_status(deadline: Deadline, life: Life) -> tuple[Status, Sentence | None]:
    if deadline.nature == "right":
        return "lapsed", None
    if life.state in ("expired", "terminated") and not _falls_due_later(deadline, life):
        return "lapsed", say("Left undone when the agreement ended on {on}.", on=life.last_day)
    return "overdue", None


def _falls_due_later(deadline: Deadline, life: Life) -> bool:
    """Whether a duty fell due only after the agreement had ended, such as a final report: it is still owed."""
    return deadline.due_on is not None and life.last_day is not None and deadline.due_on > life.last_day


def _after_the_end(deadline: Deadline, life: Life) -> Sentence | None:
    """Why a deadline is no longer owed: the agreement was ended before its day, or before anything was fixed.

    What is counted from the day of that end is owed all the same.
    """
    end = life.situation.end
    if end is None or deadline.anchor.on == end.on:
        return None
    first, over = deadline.earliest, end.on < life.situation.as_of
    if (first is None and not over) or (first is not None and first <= end.on):
        return None
    if over:
        return say("The agreement ended on {on} ({event}).", on=end.on, event=end.event)
    return say("The agreement is to end on {on} ({event}).", on=end.on, event=end.event)


def _lead_begins(deadline: Deadline, lead: Period) -> date:
    safe = deadline.act_by or deadline.earliest
    assert safe is not None
    try:
        return subtract(safe, lead, MonthEnd.CLAMP)
    except DateError:
        return date.min


def _acknowledged(deadline: Deadline, life: Life) -> date | None:
    until = [event.until for event in life.situation.of_type(Acknowledge) if event.deadline == deadline.id]
    return max((day for day in until if day >= life.situation.as_of), default=None)


def _between_readings(deadline: Deadline, status: Status, as_of: date) -> Iterator[Sentence]:
    if (
        status in ("due", "overdue")
        and deadline.earliest
        and deadline.latest
        and deadline.earliest < as_of <= deadline.latest
    ):
        yield say("Already past under one reading, still in time under another: act at once.")


def _out_of_force(deadline: Deadline, life: Life) -> Iterator[Sentence]:
    day, term = deadline.anchor.on, next(iter(life.situation.terms), None)
    if day is None or term is None:
        return
    if day < term.first_day or (life.last_day is not None and day > life.last_day):
        yield say("The agreement was not in force on {day}.", day=day)


def _addenda(deadline: Deadline, status: Status, life: Life) -> Iterator[Sentence]:
    """Says of a date still awaited that an addendum may have changed it."""
    for addendum in life.situation.of_type(Addendum):
        if status in ("upcoming", "due", "overdue"):
            yield say("An addendum of {on} is recorded; its changes are not in this date.", on=addendum.on)
