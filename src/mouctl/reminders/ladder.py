"""The steps by which a deadline is reminded of: ever closer before its day, on it, then weekly while it is late."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mouctl.dates.arithmetic import MonthEnd, add, subtract
from mouctl.dates.period import Period
from mouctl.errors import DateError
from mouctl.standing import Entry

DAYS_BEFORE = (180, 90, 60, 30, 14, 7, 3, 1)
"""The usual steps, in calendar days before the day to act by."""
WEEK = 7
ON_THE_DAY = "day"
ESCALATED = "escalated"

_FEWEST_DAYS = {"years": 365, "months": 28, "weeks": 7, "days": 1}
"""What a unit lasts at least; a month is never converted, but it is not shorter than this."""


class Rung(NamedTuple):
    """A step of a ladder: its name, which holds no date, and the day from which it is due."""

    step: str
    on: date


def aim(entry: Entry) -> date | None:
    """The day to remind of: the first by which something has to be begun, sent or done; None where there is none.

    Where the other side owes it, that is the last day on which it is not late yet; for the end of a term its earliest.
    """
    deadline = entry.deadline
    if deadline.earliest is None or deadline.kind == "effect":
        return None
    if deadline.kind == "end":
        return deadline.earliest
    if entry.ours is False:
        return deadline.latest
    return min((deadline.act_by or deadline.earliest, deadline.earliest, *(way.on for way in entry.send_by)))


def ladder(entry: Entry, as_of: date, escalated_after: Period | None = None) -> tuple[Rung, ...]:
    """The steps due on `as_of` or before, the oldest first; of the weekly ones only the newest.

    With `escalated_after`, only the steps of somebody who is told once a thing is late for that long, and not
    acknowledged: the first of them is due when that time, counted from the first late day, is over.
    """
    day, last = aim(entry), entry.last_in_time
    if day is None or last is None:
        return ()
    late_from = last + timedelta(days=1) if last < date.max else last
    late = as_of >= late_from and entry.status in ("overdue", "lapsed")
    if escalated_after is None:
        return (*_before(entry, day, as_of), *(_weekly(late_from, as_of) if late else ()))
    begins = add(late_from, escalated_after, MonthEnd.CLAMP)
    if not late or begins > as_of:
        return ()
    return (Rung(ESCALATED, begins), *(rung for rung in _weekly(late_from, as_of) if rung.on > begins))


def periods(leads: tuple[Period, ...]) -> tuple[Period, ...]:
    """The lead times of a duty as steps: a list as it is given, a single one followed by the usual ones within it.

    Within it are those that are shorter than it can ever be: six months and 90 days, but not six months and 180 days.
    """
    if len(leads) != 1:
        return leads
    least = sum(getattr(leads[0], unit) * days for unit, days in _FEWEST_DAYS.items())
    return (*leads, *(Period(days=days) for days in DAYS_BEFORE if days < least))


def _before(entry: Entry, day: date, as_of: date) -> Iterator[Rung]:
    rungs = (_rung(period, day) for period in periods(entry.leads))
    yield from sorted((rung for rung in rungs if rung.on <= as_of), key=lambda rung: rung.on)
    if day <= as_of:
        yield Rung(ON_THE_DAY, day)


def _rung(period: Period, day: date) -> Rung:
    try:
        on = subtract(day, period, MonthEnd.CLAMP)
    except DateError:
        on = date.min
    return Rung(f"{period.canonical('en')} before" if not period.is_zero else ON_THE_DAY, on)


def _weekly(late_from: date, as_of: date) -> Iterator[Rung]:
    """On the first late day, and then every Monday, so that what is late comes in one mail a week."""
    monday = late_from + timedelta(days=WEEK - late_from.weekday())
    weeks = (as_of - monday).days // WEEK
    yield Rung(f"late {weeks + 2}", monday + timedelta(days=weeks * WEEK)) if weeks >= 0 else Rung("late 1", late_from)
