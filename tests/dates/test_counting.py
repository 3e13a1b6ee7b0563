"""Counting days: vectors, and a slow walker of our own that knows nothing of the code it is a witness for."""

from datetime import date, timedelta
from types import MappingProxyType

import holidays
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mouctl.dates.counting import Before, Count, CountFrom, backward, forward
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import (
    CalendarYear,
    DayOff,
    OffKind,
    UnknownDay,
    WorkingCalendar,
    WorkingWeek,
    YearStatus,
)
from mouctl.errors import DateError

Case = dict[str, str]

ONE_DAY = timedelta(days=1)
YEAR = st.dates(date(2024, 1, 1), date(2024, 12, 31))
COUNTS = st.integers(0, 60)
WEEKS: dict[WorkingWeek, int] = {"mon-fri": 5, "mon-sat": 6}


def calendar_of(*off: date, week: WorkingWeek = "mon-fri") -> WorkingCalendar:
    """Every year known, and off only the weekends and the days given."""
    days = {
        day: DayOff(on=day, kind=OffKind.PUBLIC_HOLIDAY, name_id="Libur", name_en="Holiday", source="test")
        for day in off
    }
    return WorkingCalendar(
        years=lambda year: CalendarYear(
            year=year, status=YearStatus.DECREED, decrees=("test",), days_off=MappingProxyType(days)
        ),
        week=week,
    )


def walk(day: date, n: int, step: timedelta, off: set[date], week: WorkingWeek) -> date:
    """The slow witness: one day at a time, and a day counts if it is within the week and not off."""
    while n:
        day += step
        if day.weekday() < WEEKS[week] and day not in off:
            n -= 1
    return day


def count(case: Case, calendar: WorkingCalendar | None) -> Count:
    day, n = date.fromisoformat(case["day"]), int(case["days"])
    if case["direction"] == "forward":
        return forward(day, n, calendar=calendar, count_from=CountFrom(case["manner"]))
    return backward(day, n, calendar=calendar, before=Before(case["manner"]))


def test_calendar_day_vectors(calendar_days_case: Case) -> None:
    if calendar_days_case["expected"] == "refused":
        with pytest.raises(DateError):
            count(calendar_days_case, None)
        return
    counted = count(calendar_days_case, None)
    assert counted.end == date.fromisoformat(calendar_days_case["expected"])
    assert not counted.skipped
    assert not counted.years


def test_working_day_vectors(working_days_case: Case) -> None:
    known_on = date.fromisoformat(working_days_case["known_on"]) if working_days_case["known_on"] else None
    plain = (
        calendar_of() if working_days_case["holidays"] == "none" else WorkingCalendar(years=national_years(known_on))
    )
    week: WorkingWeek = "mon-sat" if working_days_case["week"] == "mon-sat" else "mon-fri"
    calendar = plain.under(week=week, joint_leave="working" if working_days_case["joint_leave"] == "working" else "off")
    assert count(working_days_case, calendar).end == date.fromisoformat(working_days_case["expected"])


def test_nearest_vectors(nearest_case: Case) -> None:
    calendar = WorkingCalendar(years=national_years())
    day, expected = date.fromisoformat(nearest_case["day"]), date.fromisoformat(nearest_case["expected"])
    nearest = calendar.last_working_day if nearest_case["direction"] == "before" else calendar.first_working_day
    assert nearest(day) == expected


def test_the_count_shows_its_working() -> None:
    counted = forward(
        date(2024, 4, 5), 7, calendar=WorkingCalendar(years=national_years()), count_from=CountFrom.NEXT_DAY
    )
    assert (counted.start, counted.end, counted.counted) == (date(2024, 4, 5), date(2024, 4, 24), 7)
    assert [off.on.day for off in counted.skipped] == [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21]
    assert counted.skipped[4].name("id") == "Hari Raya Idul Fitri"
    assert counted.years == {2024}


@pytest.mark.parametrize("before", Before)
def test_what_was_asked_for_is_what_is_counted(before: Before) -> None:
    """A day that must lie clear in between is passed, and not counted."""
    count = backward(date(2024, 7, 31), 3, calendar=calendar_of(), before=before)
    assert (count.start, count.counted) == (date(2024, 7, 31), 3)


def test_the_count_names_every_year_it_asked() -> None:
    calendar = WorkingCalendar(years=national_years())
    assert forward(date(2023, 12, 28), 3, calendar=calendar, count_from=CountFrom.NEXT_DAY).years == {2023, 2024}
    assert backward(date(2024, 1, 2), 1, calendar=calendar, before=Before.AT_LATEST).years == {2023, 2024}


class TestAgainstTheWalker:
    @given(YEAR, COUNTS, st.sets(YEAR, max_size=40), st.sampled_from(list(WEEKS)))
    def test_forward(self, day: date, n: int, off: set[date], week: WorkingWeek) -> None:
        calendar = calendar_of(*off, week=week)
        assert forward(day, n, calendar=calendar, count_from=CountFrom.NEXT_DAY).end == walk(day, n, ONE_DAY, off, week)

    @given(YEAR, st.integers(1, 60), st.sets(YEAR, max_size=40), st.sampled_from(list(WEEKS)))
    def test_same_day_is_the_day_after_the_day_before(
        self, day: date, n: int, off: set[date], week: WorkingWeek
    ) -> None:
        calendar = calendar_of(*off, week=week)
        expected = walk(day - ONE_DAY, n, ONE_DAY, off, week)
        assert forward(day, n, calendar=calendar, count_from=CountFrom.SAME_DAY).end == expected

    @given(YEAR, COUNTS, st.sets(YEAR, max_size=40), st.sampled_from(list(WEEKS)))
    def test_backward(self, day: date, n: int, off: set[date], week: WorkingWeek) -> None:
        calendar = calendar_of(*off, week=week)
        assert backward(day, n, calendar=calendar, before=Before.AT_LATEST).end == walk(day, n, -ONE_DAY, off, week)
        assert backward(day, n, calendar=calendar, before=Before.CLEAR).end == walk(day, n + 1, -ONE_DAY, off, week)

    @given(YEAR, COUNTS, st.sets(YEAR, max_size=40))
    def test_skipped_and_counted_make_up_the_whole_span(self, day: date, n: int, off: set[date]) -> None:
        counted = forward(day, n, calendar=calendar_of(*off), count_from=CountFrom.NEXT_DAY)
        assert len(counted.skipped) + n == (counted.end - day).days

    @settings(deadline=None)  # the first one imports the package
    @given(st.dates(date(2021, 1, 1), date(2026, 9, 1)), COUNTS)
    def test_decreed_years_against_the_holidays_package(self, day: date, n: int) -> None:
        off = set(
            holidays.country_holidays("ID", years=range(2020, 2028), categories=("public", "government"), language="id")
        )
        end = forward(day, n, calendar=WorkingCalendar(years=national_years()), count_from=CountFrom.NEXT_DAY).end
        assert end == walk(day, n, ONE_DAY, off, "mon-fri")


class TestProperties:
    @given(YEAR, COUNTS, st.sets(YEAR, max_size=40))
    def test_backward_undoes_forward_from_a_working_day(self, day: date, n: int, off: set[date]) -> None:
        calendar = calendar_of(*off)
        assume(calendar.is_working_day(day))
        end = forward(day, n, calendar=calendar, count_from=CountFrom.NEXT_DAY).end
        assert backward(end, n, calendar=calendar, before=Before.AT_LATEST).end == day

    @given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(0, 100_000))
    def test_backward_undoes_forward_in_calendar_days(self, day: date, n: int) -> None:
        end = forward(day, n, calendar=None, count_from=CountFrom.NEXT_DAY).end
        assert backward(end, n, calendar=None, before=Before.AT_LATEST).end == day

    @given(YEAR, COUNTS, st.sets(YEAR, max_size=40), YEAR)
    def test_one_more_day_off_never_makes_a_deadline_earlier(
        self, day: date, n: int, off: set[date], more: date
    ) -> None:
        fewer = forward(day, n, calendar=calendar_of(*off), count_from=CountFrom.NEXT_DAY).end
        assert forward(day, n, calendar=calendar_of(*off, more), count_from=CountFrom.NEXT_DAY).end >= fewer

    @given(YEAR, st.sets(YEAR, max_size=40))
    def test_the_nearest_working_days_enclose_the_day(self, day: date, off: set[date]) -> None:
        calendar = calendar_of(*off)
        last, first = calendar.last_working_day(day), calendar.first_working_day(day)
        assert last <= day <= first
        assert (last == day == first) is calendar.is_working_day(day)


class TestBounds:
    def test_a_hundred_thousand_working_days(self) -> None:
        end = forward(date(2024, 1, 1), 100_000, calendar=calendar_of(), count_from=CountFrom.NEXT_DAY).end
        assert end == date(2024, 1, 1) + timedelta(weeks=20_000)

    @settings(max_examples=20)
    @given(st.integers(1, 400))
    def test_the_end_of_the_calendar_is_a_date_error(self, n: int) -> None:
        with pytest.raises(DateError):
            forward(date(9999, 12, 31), n, calendar=calendar_of(), count_from=CountFrom.NEXT_DAY)
        with pytest.raises(DateError):
            backward(date(1, 1, 1), n, calendar=calendar_of(), before=Before.AT_LATEST)

    def test_an_absurd_count_meets_the_unknown_years_first(self) -> None:
        calendar = WorkingCalendar(years=national_years(estimates=False))
        with pytest.raises(UnknownDay) as unknown:
            forward(date(2026, 1, 1), 10**9, calendar=calendar, count_from=CountFrom.NEXT_DAY)
        assert unknown.value.year == 2027

    def test_a_negative_count_is_a_programming_error(self) -> None:
        with pytest.raises(ValueError, match="not negative"):
            forward(date(2024, 1, 1), -1, calendar=None, count_from=CountFrom.NEXT_DAY)
        with pytest.raises(ValueError, match="not negative"):
            backward(date(2024, 1, 1), -1, calendar=None, before=Before.CLEAR)
