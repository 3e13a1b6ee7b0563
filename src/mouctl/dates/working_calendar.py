"""Which days are working days, from which source, and for which years that is known.

Monday to Friday less public holidays less joint leave is the rule for government offices (Perpres 21/2023 Pasal 3
and 6; before it Keppres 68/1995). For private employers joint leave is optional, and six-day weeks were real in some
regions. A year without a source is unknown: that is never the same as a year without holidays.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from mouctl.dates.arithmetic import days_away

WorkingWeek: TypeAlias = Literal["mon-fri", "mon-sat"]
JointLeave: TypeAlias = Literal["off", "working"]

_SATURDAY, _SUNDAY = 5, 6
_WEEKEND_NAMES = {_SATURDAY: ("Sabtu", "Saturday"), _SUNDAY: ("Minggu", "Sunday")}


class OffKind(StrEnum):
    """Why a day is no working day."""

    WEEKEND = "weekend"
    PUBLIC_HOLIDAY = "public-holiday"
    JOINT_LEAVE = "joint-leave"
    CLOSED = "closed"
    """An office's own closing day, from a register's calendar."""


class YearStatus(StrEnum):
    """How well a year is known: by decree, or only by an estimate."""

    DECREED = "decreed"
    ESTIMATED = "estimated"


class UnknownDay(LookupError):  # says what happened, like `UnknownYear`
    """A day of a year for which no source is known. Internal; whoever shows it makes it an `UnknownYear`."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no calendar is known for {year}")
        self.year = year


class DayOff(NamedTuple):
    """One day off: the day, why, what it is called, and the source (a decree, an estimate, or the working week)."""

    on: date
    kind: OffKind
    name_id: str
    name_en: str
    source: str

    def name(self, code: str) -> str:
        """What the day is called, in Indonesian ("id") or else in English."""
        return self.name_id if code == "id" else self.name_en

    def told(self, code: str) -> str:
        """What `Language.tell` shows for the day: its name."""
        return self.name(code)


class CalendarYear(NamedTuple):
    """The public holidays and joint leave of one year, with the decrees they rest on in the order of signing."""

    year: int
    status: YearStatus
    decrees: tuple[str, ...]
    days_off: Mapping[date, DayOff]
    joint_leave_known: bool = True
    """False where only public holidays could be estimated: joint leave may yet be decreed."""
    worked: frozenset[date] = frozenset()
    """Days that a register's calendar has worked though they would be off."""

    @property
    def digest(self) -> str:
        """Names the year's content: two calendars with one digest give the same working days."""
        from hashlib import sha256  # asked for by few commands, and it takes its time to load

        days = [f"{on} {off.kind}" for on, off in sorted(self.days_off.items())]
        worked = [f"{on} worked" for on in sorted(self.worked)]
        return sha256("\n".join([str(self.year), self.status, *days, *worked]).encode()).hexdigest()[:12]


class WorkingCalendar(NamedTuple):
    """Working days under one working week and one reading of joint leave. Years are asked for only when needed."""

    years: Callable[[int], CalendarYear | None]
    week: WorkingWeek = "mon-fri"
    joint_leave: JointLeave = "off"

    def under(self, *, week: WorkingWeek | None = None, joint_leave: JointLeave | None = None) -> "WorkingCalendar":
        """The same years under another working week or another reading of joint leave."""
        return WorkingCalendar(self.years, week or self.week, joint_leave or self.joint_leave)

    def why_off(self, day: date) -> DayOff | None:
        """Why `day` is off, or None for a working day. Raises `UnknownDay` if its year is unknown, weekends included.

        A holiday on a weekend is told as the holiday, which says more; joint leave that is worked is no reason.
        """
        year = self.years(day.year)
        if year is None:
            raise UnknownDay(day.year)
        if day in year.worked:
            return None
        off = year.days_off.get(day)
        if off is not None and not (off.kind is OffKind.JOINT_LEAVE and self.joint_leave == "working"):
            return off
        return self._weekend(day)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked. Raises `UnknownDay` if its year is unknown."""
        return self.why_off(day) is None

    def last_working_day(self, on_or_before: date) -> date:
        """The nearest working day at or before the day. Raises `UnknownDay`, and `DateError` before the year 1."""
        return self._nearest(on_or_before, -1)

    def first_working_day(self, on_or_after: date) -> date:
        """The nearest working day at or after the day. Raises `UnknownDay`, and `DateError` after the year 9999."""
        return self._nearest(on_or_after, 1)

    def status(self, year: int) -> YearStatus | None:
        """How well `year` is known; None if it is not."""
        known = self.years(year)
        return known.status if known else None

    def _nearest(self, day: date, step: int) -> date:
        while self.why_off(day) is not None:
            day = days_away(day, step)
        return day

    def _weekend(self, day: date) -> DayOff | None:
        weekday = day.weekday()
        if weekday < _SATURDAY or (weekday == _SATURDAY and self.week == "mon-sat"):
            return None
        name_id, name_en = _WEEKEND_NAMES[weekday]
        return DayOff(on=day, kind=OffKind.WEEKEND, name_id=name_id, name_en=name_en, source=self.week)
