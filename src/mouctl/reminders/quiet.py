"""Quiet days: everything waits for the next other day, but what cannot wait so long."""

from collections.abc import Collection
from datetime import date, timedelta

from mouctl.dates.working_calendar import OffKind, UnknownDay, WorkingCalendar
from mouctl.model.alerts import QuietDays
from mouctl.standing import Entry

_HOLIDAYS = (OffKind.PUBLIC_HOLIDAY, OffKind.JOINT_LEAVE)
_SATURDAY = 5
_LONGEST = 31
"""No stretch of quiet days is longer, whatever a calendar says."""


def is_quiet(day: date, quiet: Collection[QuietDays], calendar: WorkingCalendar) -> bool:
    """Whether the day is quiet. Holidays of a year that is not known are none: better one mail too many."""
    if "weekends" in quiet and day.weekday() >= _SATURDAY:
        return True
    return "holidays" in quiet and _is_holiday(day, calendar)


def next_open(day: date, quiet: Collection[QuietDays], calendar: WorkingCalendar) -> date:
    """The first day after `day` that is not quiet."""
    later = (day + timedelta(days=number) for number in range(1, _LONGEST))
    return next((each for each in later if not is_quiet(each, quiet, calendar)), day + timedelta(days=_LONGEST))


def can_wait(entry: Entry, as_of: date, opens: date) -> bool:
    """Whether telling it on the day `opens` is as good: not where its last day in time comes before that."""
    last = entry.last_in_time
    return entry.status in ("overdue", "lapsed") or last is None or last >= opens or last < as_of


def _is_holiday(day: date, calendar: WorkingCalendar) -> bool:
    try:
        off = calendar.why_off(day)
    except UnknownDay:
        return False
    return off is not None and off.kind in _HOLIDAYS
