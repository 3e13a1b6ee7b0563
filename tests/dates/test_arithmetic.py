"""Months, terms and series: vectors, and the properties that are proven of, or wanted from, Catala's `dates-calc`."""

from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from mouctl.dates.arithmetic import MonthEnd, add, add_months, last_day_of_term, subtract
from mouctl.dates.period import Period, parse_period
from mouctl.dates.recurrence import occurrence
from mouctl.errors import DateError

Case = dict[str, str]

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(-600, 600)
POLICIES = st.sampled_from(MonthEnd)
ROUNDING = st.sampled_from([MonthEnd.CLAMP, MonthEnd.NEXT])
CALENDAR_PERIODS = st.builds(
    Period, years=st.integers(0, 30), months=st.integers(0, 30), weeks=st.integers(0, 60), days=st.integers(0, 400)
)
MONTHLY = st.integers(1, 48).map(lambda months: Period(months=months))


def test_month_vectors(months_case: Case) -> None:
    day, months, policy = date.fromisoformat(months_case["day"]), int(months_case["months"]), months_case["policy"]
    if months_case["expected"] == "refused":
        with pytest.raises(DateError):
            add_months(day, months, MonthEnd(policy))
    else:
        assert add_months(day, months, MonthEnd(policy)) == date.fromisoformat(months_case["expected"])


def test_term_vectors(terms_case: Case) -> None:
    start, period = date.fromisoformat(terms_case["start"]), parse_period(terms_case["period"])
    day_before, policy = terms_case["manner"] == "day-before", MonthEnd(terms_case["policy"])
    if terms_case["expected"] == "refused":
        with pytest.raises(DateError):
            last_day_of_term(start, period, day_before=day_before, policy=policy)
    else:
        expected = date.fromisoformat(terms_case["expected"])
        assert last_day_of_term(start, period, day_before=day_before, policy=policy) == expected


def test_cycle_vectors(cycles_case: Case) -> None:
    anchor, every, n = date.fromisoformat(cycles_case["anchor"]), parse_period(cycles_case["every"]), cycles_case["n"]
    day_before, policy = cycles_case["manner"] == "day-before", MonthEnd(cycles_case["policy"])
    if cycles_case["expected"] == "refused":
        with pytest.raises(DateError):
            occurrence(anchor, every, int(n), day_before=day_before, policy=policy)
    else:
        expected = date.fromisoformat(cycles_case["expected"])
        assert occurrence(anchor, every, int(n), day_before=day_before, policy=policy) == expected


class TestMonths:
    @given(DAYS, MONTHS)
    def test_clamp_agrees_with_dateutil(self, day: date, months: int) -> None:
        assert add_months(day, months, MonthEnd.CLAMP) == day + relativedelta(months=months)

    @given(DAYS, DAYS, MONTHS, ROUNDING)
    def test_addition_is_monotonic(self, one: date, other: date, months: int, policy: MonthEnd) -> None:
        """dates-calc: "d1 < d2 ==> add_dates d1 p <= add_dates d2 p", not strict because of rounding."""
        first, second = sorted((one, other))
        assert add_months(first, months, policy) <= add_months(second, months, policy)

    @given(DAYS, MONTHS)
    def test_roundings_differ_by_at_most_a_day(self, day: date, months: int) -> None:
        """dates-calc: "sub_dates (add_period_round_up d p) (add_period_round_down d p) <= 1 day"."""
        down, up = add_months(day, months, MonthEnd.CLAMP), add_months(day, months, MonthEnd.NEXT)
        assert up - down in (timedelta(0), timedelta(1))

    @given(DAYS, MONTHS)
    def test_refuses_exactly_what_needs_rounding(self, day: date, months: int) -> None:
        clamped = add_months(day, months, MonthEnd.CLAMP)
        if clamped == add_months(day, months, MonthEnd.NEXT):
            assert add_months(day, months, MonthEnd.REFUSE) == clamped
        else:
            with pytest.raises(DateError):
                add_months(day, months, MonthEnd.REFUSE)

    @given(DAYS, st.integers(0, 30), st.integers(0, 40), ROUNDING)
    def test_years_and_months_are_rounded_once(self, day: date, years: int, months: int, policy: MonthEnd) -> None:
        """dates-calc: "add_period d (a year and b months) == add_period d ((12a+b) months)"."""
        period = Period(years=years, months=months)
        assert add(day, period, policy) == add_months(day, 12 * years + months, policy)


class TestPeriods:
    @given(DAYS, CALENDAR_PERIODS, ROUNDING)
    def test_days_come_after_months(self, day: date, period: Period, policy: MonthEnd) -> None:
        months = add_months(day, 12 * period.years + period.months, policy)
        assert add(day, period, policy) == months + timedelta(days=7 * period.weeks + period.days)

    @given(DAYS, st.integers(0, 5000), POLICIES)
    def test_days_can_be_taken_back(self, day: date, days: int, policy: MonthEnd) -> None:
        """dates-calc: "add_dates_days (add_dates_days d x) -x = d"; of months it is false."""
        period = Period(days=days)
        assert subtract(add(day, period, policy), period, policy) == day

    @given(DAYS, st.integers(0, 500))
    def test_months_can_be_taken_back_up_to_the_28th(self, day: date, months: int) -> None:
        assume(day.day <= 28)
        period = Period(months=months)
        assert subtract(add(day, period, MonthEnd.REFUSE), period, MonthEnd.REFUSE) == day

    def test_hours_are_whole_days_upwards_in_both_directions(self) -> None:
        day = date(2024, 4, 5)
        assert add(day, parse_period("25 jam"), MonthEnd.CLAMP) == date(2024, 4, 7)
        assert subtract(day, parse_period("25 jam"), MonthEnd.CLAMP) == date(2024, 4, 3)

    def test_working_days_need_a_calendar(self) -> None:
        with pytest.raises(ValueError, match="working days"):
            add(date(2024, 1, 1), parse_period("7 hari kerja"), MonthEnd.CLAMP)

    @given(st.dates(), CALENDAR_PERIODS.map(lambda period: period.times(300)), ROUNDING)
    def test_the_end_of_the_calendar_is_a_date_error(self, day: date, period: Period, policy: MonthEnd) -> None:
        for move in (add, subtract):
            with suppress(DateError):
                assert isinstance(move(day, period, policy), date)

    def test_a_missing_day_is_named(self) -> None:
        with pytest.raises(DateError, match="2023-02-30"):
            add_months(date(2023, 1, 30), 1, MonthEnd.REFUSE)


class TestTerms:
    @given(DAYS, MONTHLY, ROUNDING)
    def test_a_term_ends_before_its_anniversary_or_the_next_first(
        self, start: date, period: Period, policy: MonthEnd
    ) -> None:
        following = last_day_of_term(start, period, day_before=True, policy=policy) + timedelta(days=1)
        assert following.day == start.day or (
            following.day == 1 and start.day > monthrange(*_month_before(following))[1]
        )

    @given(DAYS, MONTHLY, POLICIES)
    def test_consecutive_terms_neither_overlap_nor_gap(self, start: date, period: Period, policy: MonthEnd) -> None:
        """A term that starts the day after another ends where the series says that its second cycle ends."""
        assume(start.day <= 28)
        first = last_day_of_term(start, period, day_before=True, policy=policy)
        second = last_day_of_term(first + timedelta(days=1), period, day_before=True, policy=policy)
        assert second == occurrence(start, period, 2, day_before=True, policy=policy)

    @given(DAYS, MONTHLY)
    def test_day_before_is_never_later_than_the_anniversary(self, start: date, period: Period) -> None:
        before = last_day_of_term(start, period, day_before=True, policy=MonthEnd.CLAMP)
        anniversary = last_day_of_term(start, period, day_before=False, policy=MonthEnd.CLAMP)
        assert anniversary - before in (timedelta(0), timedelta(1))


class TestSeries:
    @given(DAYS, MONTHLY, st.integers(1, 60))
    def test_never_drifts(self, anchor: date, every: Period, n: int) -> None:
        """Every cycle ends on the anchor's number, or on the last day of a month that has no such number."""
        day = occurrence(anchor, every, n, day_before=False, policy=MonthEnd.CLAMP)
        assert day.day == min(anchor.day, monthrange(day.year, day.month)[1])
        assert 12 * (day.year - anchor.year) + day.month - anchor.month == n * every.months

    @given(DAYS, MONTHLY, st.integers(1, 60), st.booleans(), ROUNDING)
    def test_each_cycle_ends_after_the_one_before(
        self, anchor: date, every: Period, n: int, day_before: bool, policy: MonthEnd
    ) -> None:
        ends = [occurrence(anchor, every, number, day_before=day_before, policy=policy) for number in (n, n + 1)]
        assert ends[0] < ends[1]

    def test_there_is_no_cycle_nought(self) -> None:
        with pytest.raises(ValueError, match="number 1"):
            occurrence(date(2024, 1, 1), Period(months=1), 0, day_before=True, policy=MonthEnd.CLAMP)


def _month_before(day: date) -> tuple[int, int]:
    previous = day.replace(day=1) - timedelta(days=1)
    return previous.year, previous.month
