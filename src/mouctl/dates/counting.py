"""Counting days from an event, forwards or backwards, in calendar days or in working days.

No general Indonesian rule for contracts says whether the day of the event counts; sectoral rules say that it does
not (UU 37/2004 Pasal 1 angka 10, KUHAP Pasal 228, KUHP Pasal 79). So the manner of counting is always an argument.
"""

from datetime import date
from enum import StrEnum

from mouctl.dates.arithmetic import days_away
from mouctl.dates.sheets import Count, nth_worked
from mouctl.dates.working_calendar import WorkingCalendar

__all__ = ["Before", "Count", "CountFrom", "backward", "forward"]


class CountFrom(StrEnum):
    """Whether the day of the event counts."""

    NEXT_DAY = "next-day"
    """No: the day after is day one."""
    SAME_DAY = "same-day"
    """Yes: the day itself is day one."""


class Before(StrEnum):
    """What "n days before" asks for."""

    AT_LATEST = "at-latest"
    """“Paling lambat”: the n-th day before, T-n."""
    CLEAR = "clear"
    """“Sekurang-kurangnya”, read strictly: n whole days in between, T-n-1."""


def forward(day: date, n: int, *, calendar: WorkingCalendar | None, count_from: CountFrom) -> Count:
    """The `n`-th day after the event on `day`; calendar days if `calendar` is None, else working days.

    `NEXT_DAY` gives day+n, `SAME_DAY` day+n-1. If the event falls on a day off, the next working day is day one in
    both. Nought days reach `day` itself, even on a day off. Raises `DateError` past the year 9999, `UnknownDay` for
    an unknown year, and `ValueError` for a negative `n`.
    """
    first = 0 if count_from is CountFrom.SAME_DAY else 1
    return _count(day, n, n, calendar, first)


def backward(day: date, n: int, *, calendar: WorkingCalendar | None, before: Before) -> Count:
    """The day `n` days before `day`, itself not counted; calendar days if `calendar` is None, else working days.

    `AT_LATEST` gives day-n, and for nought days `day` itself. `CLEAR` leaves `n` whole days in between and so gives
    one (working) day more, also for nought. Raises as `forward` does.
    """
    steps = n + 1 if before is Before.CLEAR else n
    return _count(day, n, steps, calendar, -1)


def _count(start: date, n: int, steps: int, calendar: WorkingCalendar | None, first: int) -> Count:
    """Count `steps` days, of which the one `first` days away may be the first; backwards where that is negative."""
    if n < 0:
        raise ValueError("a count is not negative; its direction is the function's")
    if steps == 0:
        return Count(start=start, end=start, counted=n)
    if calendar is None:
        return Count(start=start, end=days_away(start, first - 1 + steps if first >= 0 else -steps), counted=n)
    count = nth_worked(start, first, steps, calendar)
    return count if steps == n else count._replace(counted=n)
