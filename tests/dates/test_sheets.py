"""Counting on sheets against walking: the same days, and the same word on which open questions have a bearing."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mouctl.dates.arithmetic import OutOfYears
from mouctl.dates.decrees import decreed_year
from mouctl.dates.layers import Layer, laid_over
from mouctl.dates.sheets import nth_worked
from mouctl.dates.working_calendar import (
    CalendarYear,
    DayOff,
    JointLeave,
    OffKind,
    UnknownDay,
    WorkingCalendar,
    WorkingWeek,
    YearStatus,
)

ONE_DAY = timedelta(days=1)
WEEKS: tuple[WorkingWeek, ...] = ("mon-fri", "mon-sat")
LEAVES: tuple[JointLeave, ...] = ("off", "working")
SATURDAY, LEAVE, MONDAY = date(2024, 7, 20), date(2024, 5, 10), date(2024, 7, 22)
WORKED = Layer(id="kantor", source="Surat 1", worked=frozenset({SATURDAY, LEAVE}))
CLOSED = DayOff(on=date(2024, 7, 27), kind=OffKind.CLOSED, name_id="Tutup", name_en="Closed", source="Surat 1")
OFFICE = Layer(id="lain", source="Surat 2", days_off={CLOSED.on: CLOSED})
CALENDARS = [WorkingCalendar(years=laid_over(decreed_year, layers)) for layers in ([], [WORKED], [OFFICE])]


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("leave", LEAVES)
@settings(deadline=None)
@given(
    calendar=st.sampled_from(CALENDARS),
    start=st.dates(date(2021, 5, 1), date(2026, 8, 31)) | st.dates(date(2024, 4, 1), date(2024, 8, 1)),
    first=st.sampled_from([-1, 0, 1]),
    n=st.integers(1, 60),
)
@example(calendar=CALENDARS[0], start=date(2024, 7, 19), first=1, n=1)
@example(calendar=CALENDARS[1], start=date(2024, 7, 19), first=1, n=1)
@example(calendar=CALENDARS[1], start=date(2024, 5, 9), first=1, n=1)
@example(calendar=CALENDARS[2], start=date(2024, 7, 26), first=1, n=1)
@example(calendar=CALENDARS[0], start=date(2024, 5, 9), first=1, n=1)
def test_as_walking_finds(
    week: WorkingWeek, leave: JointLeave, calendar: WorkingCalendar, start: date, first: int, n: int
) -> None:
    calendar = calendar.under(week=week, joint_leave=leave)
    step, day = (ONE_DAY if first >= 0 else -ONE_DAY), start + ONE_DAY * first
    walked = [day]
    while sum(calendar.is_working_day(each) for each in walked) < n:
        walked.append(walked[-1] + step)
    found = nth_worked(start, first, n, calendar)
    assert (found.start, found.counted, found.end) == (start, n, walked[-1])
    assert found.skipped == tuple(off for off in map(calendar.why_off, walked) if off)
    assert found.years == {each.year for each in walked}

    def differs(each: date) -> tuple[bool, bool]:
        works = {(w, j): calendar.under(week=w, joint_leave=j).is_working_day(each) for w in WEEKS for j in LEAVES}
        return (
            any(works["mon-fri", j] != works["mon-sat", j] for j in LEAVES),
            any(works[w, "off"] != works[w, "working"] for w in WEEKS),
        )

    assert (found.saturday, found.leave) == tuple(map(any, zip(*map(differs, walked), strict=True)))


EVERY_YEAR = WorkingCalendar(years=lambda year: CalendarYear(year, YearStatus.DECREED, (), {}))
"""Without a holiday, from the year 1 to the year 9999."""


def test_the_first_and_the_last_year_are_counted_in_and_no_further() -> None:
    """31 December 9999 is a Friday; 1 January of the year 1 is a Monday."""
    assert nth_worked(date(9998, 12, 30), 1, 2, EVERY_YEAR).end == date(9999, 1, 1)
    assert nth_worked(date(9999, 12, 29), 1, 2, EVERY_YEAR).end == date(9999, 12, 31)
    assert nth_worked(date(2, 1, 2), -1, 2, EVERY_YEAR).end == date(1, 12, 31)
    assert nth_worked(date(1, 1, 3), -1, 2, EVERY_YEAR).end == date(1, 1, 1)
    for start, first in ((date(9999, 12, 29), 1), (date(1, 1, 3), -1)):
        with pytest.raises(OutOfYears) as refused:
            nth_worked(start, first, 3, EVERY_YEAR)
        assert refused.value.message.values["day"] == start


def test_the_working_week_matters_on_a_saturday_of_joint_leave() -> None:
    """Saturday 20 July: worked only where both the week and joint leave say so, so both questions matter."""
    off = DayOff(on=SATURDAY, kind=OffKind.JOINT_LEAVE, name_id="Cuti", name_en="Leave", source="SKB")
    year = CalendarYear(2024, YearStatus.DECREED, (), {SATURDAY: off})
    found = nth_worked(date(2024, 7, 19), 1, 1, WorkingCalendar(years=lambda _: year))
    assert (found.end, found.saturday, found.leave) == (MONDAY, True, True)


def test_a_year_that_is_not_known_is_refused_when_it_is_met() -> None:
    calendar = WorkingCalendar(years=decreed_year)
    assert nth_worked(date(2026, 12, 28), 1, 3, calendar).end == date(2026, 12, 31)
    with pytest.raises(UnknownDay):
        nth_worked(date(2026, 12, 28), 1, 4, calendar)
