"""A year of a working calendar with running totals of its days, so that no count walks day by day.

`WorkingCalendar.why_off` stays the one that says what a day is; here its answers are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from mouctl.dates.arithmetic import days_away
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, UnknownDay, WorkingCalendar

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """The days of a year: those worked, those off, and how many of each kind come before a day.

    The running totals have a place for each day, which is its ordinal less `new_year`, and one for the end of the year.
    Of `saturdays` are those that may be worked under another working week, of `leave` the days that may be worked if
    joint leave is. `years` is the year alone. (No tuple: every count reads the fields, and these are read faster.)
    """

    new_year: int
    first: date
    last: date
    worked: tuple[date, ...]
    off: tuple[DayOff, ...]
    worked_before: tuple[int, ...]
    off_before: tuple[int, ...]
    saturdays_before: tuple[int, ...]
    leave_before: tuple[int, ...]
    years: frozenset[int]


class Count(NamedTuple):
    """A count with its working: from which day, to which day, how many were asked for, and what was passed over.

    `skipped` has the days off in the order in which they were met; `years` has the years whose calendar was asked.
    `saturday` and `leave` say whether a day was met on which the working week, or joint leave, has a bearing: where it
    met none, another answer to that question alone gives the same count. All are empty for calendar days.
    """

    start: date
    end: date
    counted: int
    skipped: tuple[DayOff, ...] = ()
    years: frozenset[int] = frozenset()
    saturday: bool = False
    leave: bool = False

    def then(self, more: "Count") -> "Count":
        """The two as one, where the count goes on in another year."""
        return Count(
            self.start,
            more.end,
            self.counted + more.counted,
            self.skipped + more.skipped,
            self.years | more.years,
            self.saturday or more.saturday,
            self.leave or more.leave,
        )


@lru_cache(maxsize=256)
def sheet(calendar: WorkingCalendar, year: int) -> Sheet:
    """The sheet of a year. Raises `UnknownDay` for one that is not known."""
    known, first, last = calendar.years(year), date(year, 1, 1), date(year, 12, 31)
    if known is None:
        raise UnknownDay(year)
    days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
    reasons = [calendar.why_off(day) for day in days]
    return Sheet(
        new_year=first.toordinal(),
        first=first,
        last=last,
        worked=tuple(day for day, reason in zip(days, reasons, strict=True) if reason is None),
        off=tuple(reason for reason in reasons if reason is not None),
        worked_before=_running(reason is None for reason in reasons),
        off_before=_running(reason is not None for reason in reasons),
        saturdays_before=_running(day.weekday() == _SATURDAY and _is_open(day, known) for day in days),
        leave_before=_running(_is_leave(day, known) for day in days),
        years=frozenset((year,)),
    )


def _running(marks: Iterable[bool]) -> tuple[int, ...]:
    """How many are true before each, and in all."""
    return tuple(accumulate(marks, initial=0))


def _is_open(saturday: date, year: CalendarYear) -> bool:
    """Whether the working week has a bearing on a Saturday, whatever holds of joint leave."""
    return saturday not in year.worked and (saturday not in year.days_off or _leave(saturday, year))


def _is_leave(day: date, year: CalendarYear) -> bool:
    return day not in year.worked and _leave(day, year)


def _leave(day: date, year: CalendarYear) -> bool:
    off = year.days_off.get(day)
    return off is not None and off.kind is OffKind.JOINT_LEAVE


def nth_worked(start: date, first: int, n: int, calendar: WorkingCalendar) -> Count:
    """The `n`-th working day from the day that lies `first` days from `start`, backwards where `first` is negative.

    Raises `UnknownDay` for the first year met that is not known, and `DateError` outside the years 1 to 9999.
    """
    begin, within = days_away(start, first), _forwards if first >= 0 else _backwards
    known = sheet(calendar, begin.year)
    count = within(known, begin, n, start)
    while count.counted < n:
        past = (known.last - start).days + 1 if first >= 0 else (known.first - start).days - 1
        begin = days_away(start, past)
        known = sheet(calendar, begin.year)
        count = count.then(within(known, begin, n - count.counted, start))
    return count


def _forwards(known: Sheet, begin: date, n: int, start: date) -> Count:
    """The count of `start` within a year from `begin` on, as far as it gets."""
    low, worked = begin.toordinal() - known.new_year, known.worked
    passed = known.worked_before[low]
    index = passed + n - 1
    end, counted = (worked[index], n) if index < len(worked) else (known.last, len(worked) - passed)
    high = end.toordinal() + 1 - known.new_year
    skipped = known.off[known.off_before[low] : known.off_before[high]]
    saturday = known.saturdays_before[low] < known.saturdays_before[high]
    leave = known.leave_before[low] < known.leave_before[high]
    return Count(start, end, counted, skipped, known.years, saturday, leave)


def _backwards(known: Sheet, begin: date, n: int, start: date) -> Count:
    """The same towards the first day of the year."""
    high = begin.toordinal() + 1 - known.new_year
    passed = known.worked_before[high]
    index = passed - n
    end, counted = (known.worked[index], n) if index >= 0 else (known.first, passed)
    low = end.toordinal() - known.new_year
    skipped = known.off[known.off_before[low] : known.off_before[high]][::-1]
    saturday = known.saturdays_before[low] < known.saturdays_before[high]
    leave = known.leave_before[low] < known.leave_before[high]
    return Count(start, end, counted, skipped, known.years, saturday, leave)
