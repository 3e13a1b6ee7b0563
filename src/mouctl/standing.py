"""How a deadline stands on a day, seen from our side where the register says which side is ours.

What we owe is late after its earliest reading, and presses from the last working day before that. The other side is
called late only after the latest reading. Where nothing says who we are, the day under the conventions in force
decides. A right counts as lost only after its latest reading, because calling it lost early would give it up.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from mouctl.dates.arithmetic import MonthEnd, subtract
from mouctl.dates.period import Period
from mouctl.errors import DateError
from mouctl.lifecycle import Life
from mouctl.model.agreement import Agreement
from mouctl.model.deadline import Deadline
from mouctl.model.event import Acknowledge, Addendum
from mouctl.sending import SendBy
from mouctl.sentences import Sentence, say
from mouctl.suspension import Suspension, suspensions_of

Status: TypeAlias = Literal["undetermined", "upcoming", "due", "overdue", "lapsed", "done", "done-late", "moot"]

AWAITED: tuple[Status, ...] = ("upcoming", "due", "overdue", "lapsed")
"""Where something is, or was, waited for."""


class Entry(NamedTuple):
    """A deadline and how it stands."""

    agreement: Agreement
    deadline: Deadline
    status: Status
    ours: bool | None = None
    """Whether we owe it (with others or alone); None where nothing says who we are."""
    days_left: int | None = None
    """Calendar days to the day that counts, negative once it is past; None where nothing is awaited."""
    why: Sentence | None = None
    acknowledged_until: date | None = None
    send_by: tuple[SendBy, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    leads: tuple[Period, ...] = ()
    """How long before its day to begin with it, as the agreement, the register or the clause type says."""

    @property
    def calls(self) -> bool:
        """Whether it calls for attention now: late or lost, and neither acknowledged nor excused."""
        return self.status in ("overdue", "lapsed") and self.acknowledged_until is None and not self.is_excused

    @property
    def last_in_time(self) -> date | None:
        """The last day that is not late, seen from our side; None where it has no day."""
        return _late_after(self.deadline, self.ours)

    @property
    def lead_begins(self) -> tuple[tuple[Period, date], ...]:
        """Each lead time with its first day, counted back from the day to act by; none where it has no day."""
        leads = self.leads if self.deadline.readings else ()
        return tuple((lead, _lead_begins(self.deadline, (lead,))) for lead in leads)

    @property
    def suspended(self) -> Suspension | None:
        """The force majeure that it falls under; of several the one that says most: lasting, and undisputed."""
        return self.suspensions[0] if self.suspensions else None

    @property
    def is_excused(self) -> bool:
        """Whether a late duty may wait, because force majeure lasts and nothing speaks against it."""
        return self.status == "overdue" and any(each.excuses for each in self.suspensions)

    @property
    def sort_key(self) -> tuple[date, str]:
        """By due date, those without one last, then by id."""
        return (self.deadline.due_on or date.max, self.deadline.id)


def assess(deadline: Deadline, life: Life, leads: tuple[Period, ...], ours: Collection[str]) -> Entry:
    """How a deadline stands on the day of `life`; `ours` are the parties that we are, none where that is not known."""
    side = bool(set(ours) & set(deadline.owed_by)) if ours else None
    status, why = _status(deadline, life, leads, side)
    counts = _counts_on(deadline, side) if status in AWAITED else None
    suspensions = suspensions_of(deadline, life, ours) if status in (*AWAITED, "done-late") else ()
    return Entry(
        agreement=life.situation.agreement,
        deadline=deadline,
        status=status,
        ours=side,
        days_left=(counts - life.situation.as_of).days if counts else None,
        why=why,
        acknowledged_until=_acknowledged(deadline, life) if status in AWAITED else None,
        warnings=(
            *deadline.warnings,
            *_out_of_force(deadline, life),
            *_between_readings(deadline, status, life.situation.as_of),
            *_addenda(status, life),
            *(told for each in suspensions for told in each.says(is_past=status not in ("upcoming", "due"))),
        ),
        suspensions=suspensions,
        leads=leads,
    )


def _counts_on(deadline: Deadline, ours: bool | None) -> date | None:
    """The day from which urgency is counted."""
    if ours is None or deadline.kind == "effect":
        return deadline.due_on
    return deadline.act_by or deadline.earliest if ours else deadline.latest


def _late_after(deadline: Deadline, ours: bool | None) -> date | None:
    """The last day that is not late."""
    if deadline.nature == "right" or ours is False:
        return deadline.latest
    return deadline.earliest if ours else deadline.due_on


def _status(
    deadline: Deadline, life: Life, leads: tuple[Period, ...], ours: bool | None
) -> tuple[Status, Sentence | None]:
    if deadline.moot:
        return "moot", deadline.moot
    if deadline.kind == "effect" and deadline.due_on:
        return ("done" if deadline.due_on <= life.situation.as_of else "upcoming"), None
    if deadline.met:
        return _met_status(deadline, ours)
    if closed := life.closed:
        return "moot", say("The matter was closed on {on}: {reason}", on=closed.on, reason=closed.reason)
    if (ended := after_the_end(deadline, life)) is not None:
        return "moot", ended
    if deadline.due_on is None:
        return "undetermined", deadline.missing
    last = _late_after(deadline, ours)
    if last is not None and life.situation.as_of > last:
        return _past_status(deadline, life)
    return ("due" if life.situation.as_of >= _lead_begins(deadline, leads) else "upcoming"), None


def _met_status(deadline: Deadline, ours: bool | None) -> tuple[Status, Sentence | None]:
    assert deadline.met is not None
    last = _late_after(deadline, ours)
    if last is None or deadline.met.on <= last:
        return "done", None
    if deadline.nature == "right":
        return "lapsed", deadline.if_late or say("Told on {on}: too late under every reading.", on=deadline.met.on)
    return "done-late", say("Done on {on}, after the due date.", on=deadline.met.on)


def _past_status(deadline: Deadline, life: Life) -> tuple[Status, Sentence | None]:
    if deadline.nature == "right":
        return "lapsed", None
    if life.is_over and not deadline.survives and not _falls_due_later(deadline, life):
        return "lapsed", say("Left undone when the agreement ended on {on}.", on=life.last_day)
    return "overdue", None


def _falls_due_later(deadline: Deadline, life: Life) -> bool:
    """Whether a duty fell due only after the agreement had ended, such as a final report: it is still owed."""
    return deadline.due_on is not None and life.last_day is not None and deadline.due_on > life.last_day


def after_the_end(deadline: Deadline, life: Life) -> Sentence | None:
    """Why a deadline is no longer owed: the agreement was ended before its day, or before anything was fixed.

    What is counted from the day of that end is owed all the same.
    """
    end = life.situation.end
    if end is None or deadline.survives or deadline.anchor.on == end.on:
        return None
    first, over = deadline.earliest, end.on < life.situation.as_of
    if (first is None and not over) or (first is not None and first <= end.on):
        return None
    return end.says(is_over=over)


def _lead_begins(deadline: Deadline, leads: tuple[Period, ...]) -> date:
    safe = deadline.act_by or deadline.earliest
    assert safe is not None
    try:
        return min(subtract(safe, lead, MonthEnd.CLAMP) for lead in leads)
    except DateError:
        return date.min


def _acknowledged(deadline: Deadline, life: Life) -> date | None:
    until = [event.until for event in life.situation.of_type(Acknowledge) if event.deadline == deadline.id]
    return max((day for day in until if day >= life.situation.as_of), default=None)


def _between_readings(deadline: Deadline, status: Status, as_of: date) -> Iterator[Sentence]:
    """Says where one reading is past and another is not: what is done, or still open, may be late."""
    if deadline.earliest is None or deadline.latest is None or deadline.kind == "effect":
        return
    if deadline.met and deadline.earliest < deadline.met.on <= deadline.latest:
        yield say("Told on {day}: late under one reading, in time under another.", day=deadline.met.on)
    elif status in ("due", "overdue") and deadline.earliest < as_of <= deadline.latest:
        yield say("Already past under one reading, still in time under another: act at once.")


def _out_of_force(deadline: Deadline, life: Life) -> Iterator[Sentence]:
    if life.state == "draft":
        yield say("The agreement is not signed yet.")
    day = deadline.anchor.on
    if day is not None and life.situation.terms and not life.is_in_force_on(day):
        yield say("The agreement was not in force on {day}.", day=day)
    for before, term in pairwise(life.situation.terms):
        due, last = deadline.due_on, before.last_day
        if due and last and last < due < term.first_day and deadline.kind == "act":
            yield say(
                "Falls into the gap between two terms, after {last} and before {first}.",
                last=last,
                first=term.first_day,
            )


def _addenda(status: Status, life: Life) -> Iterator[Sentence]:
    """Says of a date still awaited that an addendum may have changed it in a way that is not known here."""
    if status not in ("upcoming", "due", "overdue"):
        return
    for addendum in life.situation.of_type(Addendum):
        if addendum.amends is None:
            yield say("An addendum of {on} is recorded; its changes are not in this date.", on=addendum.on)
    for version in life.versions:
        for misfit in version.misfits:
            yield say("An addendum no longer fits the text, and is not wholly in this date: {why}", why=misfit)
