"""Periods: what is read, what is refused, and that writing and reading undo each other."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouctl.dates.period import DayKind, Period, parse_period
from mouctl.errors import DateError
from mouctl.language import Language

Case = dict[str, str]

COUNTS = st.integers(0, 10_000)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    days = draw(COUNTS)
    kind = draw(st.sampled_from(DayKind)) if days else DayKind.BARE
    return Period(
        years=draw(COUNTS), months=draw(COUNTS), weeks=draw(COUNTS), days=days, day_kind=kind, hours=draw(COUNTS)
    )


def test_vectors(periods_case: Case) -> None:
    period = parse_period(periods_case["text"])
    assert period.canonical("en") == periods_case["en"]
    assert period.canonical("id") == periods_case["id"]


def test_refused_vectors(refused_periods_case: Case) -> None:
    with pytest.raises(DateError) as refused:
        parse_period(refused_periods_case["text"])
    assert str(refused.value.message) == refused_periods_case["message"]
    assert refused.value.advice is not None


@pytest.mark.parametrize("code", ["en", "id"])
@given(period=periods())
def test_canonical_reads_back(code: str, period: Period) -> None:
    assert parse_period(period.canonical(code)) == period


@pytest.mark.parametrize("kind", DayKind)
@pytest.mark.parametrize("code", ["en", "id"])
def test_no_days_keep_their_kind(kind: DayKind, code: str) -> None:
    nothing = Period(day_kind=kind)
    assert parse_period(nothing.canonical(code)) == nothing


@given(periods())
def test_english_sentence_reads_back(period: Period) -> None:
    assert parse_period(Language("en").tell(period)) == period


@given(periods(), st.lists(st.sampled_from([" ", "\u00a0", "\t", "\n"]), min_size=1, max_size=3))
def test_blanks_and_case_do_not_matter(period: Period, blanks: list[str]) -> None:
    assert parse_period(period.canonical("id").upper().replace(" ", "".join(blanks))) == period


@given(st.text(max_size=300) | st.text("p0123ymwdtxh hariker()", max_size=40))
def test_any_text_is_a_period_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert parse_period(text).canonical()


def test_a_text_longer_than_any_period_is_refused_and_cut() -> None:
    with pytest.raises(DateError) as refused:
        parse_period(f"3 {' ' * 10}(tiga) {'tahun ' * 40}")
    assert len(str(refused.value.message)) < 240


@given(periods(), st.integers(0, 50))
def test_times_is_repeated_addition(period: Period, n: int) -> None:
    total = Period()
    for _ in range(n):
        total += period
    assert period.times(n) == total


def test_days_of_different_kinds_are_not_added() -> None:
    with pytest.raises(ValueError, match="different kinds"):
        parse_period("7 hari") + parse_period("7 hari kerja")
    assert parse_period("1 month") + parse_period("7 hari kerja") == parse_period("1 month 7 working days")


def test_only_bare_days_can_be_read_otherwise() -> None:
    assert parse_period("7 hari").read_as(DayKind.WORKING) == parse_period("7 hari kerja")
    assert parse_period("7 hari kalender").read_as(DayKind.WORKING) == parse_period("7 hari kalender")
    assert parse_period("3 bulan").read_as(DayKind.WORKING) == parse_period("3 bulan")


@pytest.mark.parametrize(("text", "expected"), [("1 year 2 weeks", True), ("3 days", False), ("72 jam", False)])
def test_calendar_units(text: str, expected: bool) -> None:
    assert parse_period(text).is_calendar_units is expected


def test_impossible_periods_are_programming_errors() -> None:
    with pytest.raises(ValueError, match="negative"):
        Period(days=-1)
    with pytest.raises(ValueError, match="needs days"):
        Period(months=1, day_kind=DayKind.WORKING)
