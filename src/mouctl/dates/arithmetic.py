"""Adding periods to days in the proleptic Gregorian calendar, with the rounding of missing days made explicit.

The rules follow the published semantics of the `dates-calc` library of the Catala project (Monat, Fromherz, Merigoux,
"Formalizing Date Arithmetic and Statically Detecting Ambiguities for the Law", ESOP 2024): a month is never a number
of days, years and months are added together and rounded once, and days come last.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from mouctl.dates.period import DayKind, Period
from mouctl.errors import DateError
from mouctl.sentences import say

IN_EVERY_MONTH = 28
"""Up to this one every month has all days."""
_AFTER_THE_LAST_DAY = date.max.toordinal() + 1
"""1 January 10000: no `date`, but the day *after* a term that ends on 31 December 9999."""


class MonthEnd(StrEnum):
    """What a day that its month does not have becomes, such as 31 August plus six months."""

    CLAMP = "clamp"
    """The last day of that month."""
    NEXT = "next"
    """The first day of the month after."""
    REFUSE = "refuse"
    """A `DateError`."""


class OutOfYears(DateError):  # says what happened, like its neighbours
    """A day before the year 1 or after the year 9999."""


def add_months(day: date, months: int, policy: MonthEnd) -> date:
    """The same-numbered day `months` later (earlier, if negative), rounded once by `policy` if it does not exist.

    Raises `DateError` outside the years 1 to 9999, and under `MonthEnd.REFUSE` for a missing day.
    """
    return _day(_add_months(day, months, policy), day)


def add(day: date, period: Period, policy: MonthEnd) -> date:
    """`period` after `day`: years and months together with one rounding, then weeks and days as calendar days.

    24 hours are a day, and a rest of hours counts up to a whole day. `day` itself is not counted.
    Raises `DateError` as `add_months` does, and `ValueError` (a programming error) for working days.
    """
    return _day(_shift(day, period, policy, 1), day)


def subtract(day: date, period: Period, policy: MonthEnd) -> date:
    """`period` before `day`, in the same order as `add`: months first, then days. It need not undo `add`.

    A rest of hours counts up to a whole day, which is the earlier and so the safe one. Raises as `add` does.
    """
    return _day(_shift(day, period, policy, -1), day)


def last_day_of_term(start: date, period: Period, *, day_before: bool, policy: MonthEnd) -> date:
    """The last day of a term of `period` whose first day is `start`.

    `day_before`: the start is day one, so three years from 8 December end on 7 December (UU 17/2003 Pasal 4 makes
    a year so run from 1 January to 31 December). A missing day is then rounded to the *next* and one taken off: three
    years from 29 February 2024 end on 28 February 2027, where rounding down first would lose a day.
    Otherwise the anniversary itself is the last day, under `policy`. `MonthEnd.REFUSE` refuses in both.
    Raises `DateError` as `add` does, and for a term of no length.
    """
    if period.is_zero:
        raise DateError(say("A term of no length has no last day."), say("Write how long the term is."))
    if not day_before:
        return add(start, period, policy)
    rounding = policy if policy is MonthEnd.REFUSE else MonthEnd.NEXT
    return _day(_shift(start, period, rounding, 1) - 1, start)


def days_away(day: date, days: int) -> date:
    """`days` calendar days after `day`, or before it if negative. Raises `DateError` outside the years 1 to 9999."""
    if not days:
        return day
    ordinal = day.toordinal() + days
    if 1 <= ordinal < _AFTER_THE_LAST_DAY:
        return date.fromordinal(ordinal)
    raise _out_of_years(day)


def _shift(day: date, period: Period, policy: MonthEnd, direction: Literal[1, -1]) -> int:
    if period.day_kind is DayKind.WORKING:
        raise ValueError("working days are counted with a calendar, in `counting`")
    months = 12 * period.years + period.months
    start = _add_months(day, direction * months, policy) if months else day.toordinal()
    days = 7 * period.weeks + period.days + -(-period.hours // 24)
    return start + direction * days


def _add_months(day: date, months: int, policy: MonthEnd) -> int:
    """The ordinal of the day, which may be the one after the last that `date` knows."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if (year, month, day.day) == (10000, 0, 1):
        return _AFTER_THE_LAST_DAY
    if not 1 <= year <= 9999:
        raise _out_of_years(day)
    length = monthrange(year, month + 1)[1] if day.day > IN_EVERY_MONTH else IN_EVERY_MONTH
    if day.day <= length:
        return date(year, month + 1, day.day).toordinal()
    if policy is MonthEnd.REFUSE:
        raise _missing(day, f"{year:04}-{month + 1:02}-{day.day:02}")
    return (date(year, month + 1, length) + timedelta(days=policy is MonthEnd.NEXT)).toordinal()


def _day(ordinal: int, origin: date) -> date:
    return days_away(origin, ordinal - origin.toordinal())


def _out_of_years(day: date) -> OutOfYears:
    return OutOfYears(
        say("Counted from {day}, the day lies outside the years 1 to 9999.", day=day),
        say("Check the period; a figure may have a digit too many."),
    )


def _missing(day: date, missing: str) -> DateError:
    return DateError(
        say("Counted from {day}, the day would be {missing}, which does not exist.", day=day, missing=missing),
        say("Choose how months are rounded: `month_end` may be “clamp” or “next” instead of “refuse”."),
    )
