"""A year of a working calendar as two sorted rows, the days worked and the days off, so that no count walks day by day.

`WorkingCalendar.why_off` stays the one that says what a day is; here its answers are kept.
"""

from bisect import bisect_left, bisect_right
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import NamedTuple

from mouctl.dates.arithmetic import days_away
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, WorkingCalendar

_SATURDAY = 6
"""The remainder of its ordinal by seven."""


class Sheet(NamedTuple):
    """The days of a year by their ordinals, each row in its order; `off` and `reasons` go together.

    `saturdays` and `leave` are the days that may be worked under another working week, or if joint leave is worked.
    """

    worked: tuple[int, ...]
    off: tuple[int, ...]
    reasons: tuple[DayOff, ...]
    saturdays: tuple[int, ...]
    leave: tuple[int, ...]


class Reached(NamedTuple):
    """The day that a count reached, the days off that it passed over in the order met, and the years that it asked.

    `saturday` and `leave` say whether it met a day on which the working week, or joint leave, has a bearing: where it
    met none, another answer to that question alone gives the same count.
    """

    end: date
    skipped: tuple[DayOff, ...]
    years: frozenset[int]
    saturday: bool
    leave: bool


@lru_cache(maxsize=256)
def sheet(calendar: WorkingCalendar, year: int) -> Sheet:
    """The sheet of a year. Raises `UnknownDay` for one that is not known."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    reasons = {day: calendar.why_off(date.fromordinal(day)) for day in range(first, last + 1)}
    off = {day: reason for day, reason in reasons.items() if reason is not None}
    return Sheet(
        worked=tuple(day for day in reasons if day not in off),
        off=tuple(off),
        reasons=tuple(off.values()),
        saturdays=tuple(day for day in reasons if day % 7 == _SATURDAY and _is_open(day, calendar, year)),
        leave=tuple(day for day in reasons if _is_leave(day, calendar, year)),
    )


def _is_open(saturday: int, calendar: WorkingCalendar, year: int) -> bool:
    """Whether the working week has a bearing on a Saturday, whatever holds of joint leave."""
    known, day = calendar.years(year), date.fromordinal(saturday)
    return known is not None and day not in known.worked and (day not in known.days_off or _leave(day, known))


def _is_leave(ordinal: int, calendar: WorkingCalendar, year: int) -> bool:
    known, day = calendar.years(year), date.fromordinal(ordinal)
    return known is not None and day not in known.worked and _leave(day, known)


def _leave(day: date, year: CalendarYear) -> bool:
    off = year.days_off.get(day)
    return off is not None and off.kind is OffKind.JOINT_LEAVE


def nth_worked(start: date, first: int, n: int, calendar: WorkingCalendar) -> Reached:
    """The `n`-th working day from the day that lies `first` days from `start`, backwards where `first` is negative.

    Raises `UnknownDay` for the first year met that is not known, and `DateError` outside the years 1 to 9999.
    """
    begin = days_away(start, first)
    year, day, count = begin.year, begin.toordinal(), _forwards if first >= 0 else _backwards
    reached, still = count(sheet(calendar, year), day, n, year)
    while still:
        year += 1 if first >= 0 else -1
        if not MINYEAR <= year <= MAXYEAR:
            days_away(start, (year - start.year) * 366)  # raises
        day = (date(year, 1, 1) if first >= 0 else date(year, 12, 31)).toordinal()
        more, still = count(sheet(calendar, year), day, still, year)
        reached = Reached(
            more.end,
            reached.skipped + more.skipped,
            reached.years | more.years,
            reached.saturday or more.saturday,
            reached.leave or more.leave,
        )
    return reached


def _forwards(known: Sheet, day: int, n: int, year: int) -> tuple[Reached, int]:
    """How far the count gets within a year, and how many days are still to be counted after it."""
    worked, off, reasons, saturdays, leave = known
    index = bisect_left(worked, day) + n - 1
    still = max(0, index - len(worked) + 1)
    end = max(worked[-1], off[-1]) if still else worked[index]
    skipped = reasons[bisect_left(off, day) : bisect_left(off, end + 1)]
    met = (_any(saturdays, day, end), _any(leave, day, end))
    return Reached(date.fromordinal(end), skipped, frozenset((year,)), *met), still


def _backwards(known: Sheet, day: int, n: int, year: int) -> tuple[Reached, int]:
    """The same towards the first day of the year."""
    worked, off, reasons, saturdays, leave = known
    index = bisect_right(worked, day) - n
    still = max(0, -index)
    end = min(worked[0], off[0]) if still else worked[index]
    skipped = reasons[bisect_left(off, end) : bisect_right(off, day)][::-1]
    met = (_any(saturdays, end, day), _any(leave, end, day))
    return Reached(date.fromordinal(end), skipped, frozenset((year,)), *met), still


def _any(days: tuple[int, ...], low: int, high: int) -> bool:
    """Whether one of the days lies in the stretch."""
    index = bisect_left(days, low)
    return index < len(days) and days[index] <= high
