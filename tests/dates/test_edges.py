"""What mutation testing found unguarded: what refusals say, rounding backwards, what counts and days off carry."""

from collections.abc import Callable
from datetime import date

import pytest

from mouctl.dates.arithmetic import MonthEnd, add, add_months, days_away, last_day_of_term, subtract
from mouctl.dates.counting import Before, CountFrom, backward, forward
from mouctl.dates.decrees import Decree, DecreeFile, national_years
from mouctl.dates.differences import brought_by, changed_days
from mouctl.dates.layers import Layer, laid_over
from mouctl.dates.numerals import read_number
from mouctl.dates.period import DayKind, Period, parse_period
from mouctl.dates.recurrence import occurrence
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, UnknownDay, WorkingCalendar, YearStatus
from mouctl.errors import DateError
from mouctl.language import Language

ENGLISH = Language("en")
LAST, FIRST, DECEMBER = date(9999, 12, 31), date(1, 1, 1), date(2021, 12, 8)
DAY, LONG = Period(days=1), Period(years=9000)
CLAMP, NEXT, REFUSE = MonthEnd.CLAMP, MonthEnd.NEXT, MonthEnd.REFUSE

OUTSIDE = "Counted from {}, the day lies outside the years 1 to 9999."
TOO_MANY = "Check the period; a figure may have a digit too many."
MISSING = "Counted from {}, the day would be {}, which does not exist."
ROUND = "Choose how months are rounded: `month_end` may be “clamp” or “next” instead of “refuse”."
HOW_TO_WRITE = "Write it like “3 years”, “3 (tiga) tahun”, “60 calendar days”, “7 hari kerja”, “3 x 24 jam” or “P3M”."


@pytest.mark.parametrize(
    ("refused", "message", "advice"),
    [
        (lambda: add_months(DECEMBER, 12 * 9000, CLAMP), OUTSIDE.format("8 December 2021"), TOO_MANY),
        (lambda: add_months(date(9999, 12, 1), 1, CLAMP), OUTSIDE.format("1 December 9999"), TOO_MANY),
        (lambda: add(LAST, DAY, CLAMP), OUTSIDE.format("31 December 9999"), TOO_MANY),
        (lambda: subtract(FIRST, DAY, CLAMP), OUTSIDE.format("1 January 1"), TOO_MANY),
        (lambda: days_away(FIRST, -1), OUTSIDE.format("1 January 1"), TOO_MANY),
        (
            lambda: last_day_of_term(DECEMBER, LONG, day_before=True, policy=CLAMP),
            OUTSIDE.format("8 December 2021"),
            TOO_MANY,
        ),
        (
            lambda: last_day_of_term(date(9999, 12, 31), Period(days=2), day_before=True, policy=CLAMP),
            OUTSIDE.format("31 December 9999"),
            TOO_MANY,
        ),
        (
            lambda: add_months(date(2024, 1, 31), 1, REFUSE),
            MISSING.format("31 January 2024", "2024-02-31"),
            ROUND,
        ),
        (
            lambda: last_day_of_term(DECEMBER, Period(), day_before=True, policy=CLAMP),
            "A term of no length has no last day.",
            "Write how long the term is.",
        ),
        (
            lambda: parse_period("3 tahun 2 tahun"),
            "“3 tahun 2 tahun” names the same unit twice.",
            "Write each unit once, the longest first.",
        ),
        (
            lambda: parse_period("3 (empat) tahun"),
            "“3” and “empat” are not the same number.",
            "Look at the signed text; if it really says both, the parties must settle which one holds.",
        ),
        (lambda: parse_period("hari"), "“hari” is not a period.", HOW_TO_WRITE),
        (lambda: parse_period("123456789 x"), "“123456789 x” is not a period.", HOW_TO_WRITE),
        (lambda: parse_period("1234567890 hari"), "“1234567890 hari” is longer than any calendar.", HOW_TO_WRITE),
        (lambda: parse_period("x" * 200), f"“{'x' * 200}” is not a period.", HOW_TO_WRITE),
        (lambda: parse_period("x" * 201), f"“{'x' * 200}…” is not a period.", HOW_TO_WRITE),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(refused: Callable[[], object], message: str, advice: str) -> None:
    with pytest.raises(DateError) as raised:
        refused()
    assert ENGLISH.tell(raised.value.message) == message
    assert ENGLISH.tell(raised.value.advice) == advice


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: add(DECEMBER, Period(days=1, day_kind=DayKind.WORKING), CLAMP), "working days are counted with a "),
        (lambda: forward(DECEMBER, -1, calendar=None, count_from=CountFrom.NEXT_DAY), "a count is not negative; its "),
        (lambda: occurrence(DECEMBER, DAY, 0, day_before=True, policy=CLAMP), "the first cycle is number 1"),
        (lambda: Period(months=1, day_kind=DayKind.WORKING), "a kind of day needs days"),
        (lambda: parse_period("7 hari") + parse_period("7 hari kerja"), "days of different kinds cannot be added"),
    ],
)
def test_a_programming_error_says_which(wrong: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        wrong()


class TestBackwards:
    def test_a_missing_day_is_rounded_as_the_policy_says(self) -> None:
        """A month before 31 March 2024 there is no 31 February."""
        march, month = date(2024, 3, 31), Period(months=1)
        assert subtract(march, month, CLAMP) == date(2024, 2, 29)
        assert subtract(march, month, NEXT) == date(2024, 3, 1)
        with pytest.raises(DateError):
            subtract(march, month, REFUSE)


class TestCounts:
    @pytest.mark.parametrize("n", [0, 3])
    def test_carry_where_they_start_and_what_was_asked_for(self, n: int) -> None:
        ahead = forward(DECEMBER, n, calendar=None, count_from=CountFrom.NEXT_DAY)
        back = backward(DECEMBER, n, calendar=None, before=Before.CLEAR)
        assert (ahead.start, ahead.counted) == (back.start, back.counted) == (DECEMBER, n)


class TestPeriods:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("1 year", "1 year"),
            ("1 year 6 months", "1 year and 6 months"),
            ("2 years 1 month 10 working days", "2 years, 1 month, and 10 working days"),
        ],
    )
    def test_in_words(self, text: str, told: str) -> None:
        assert ENGLISH.tell(parse_period(text)) == told

    def test_of_no_length_have_bare_days(self) -> None:
        assert parse_period("0 bulan") == Period()

    def test_as_long_as_any_may_be(self) -> None:
        many = "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"
        text = f"{many} tahun, {many} bulan, dua puluh empat hari"
        assert len(text) == 200
        assert parse_period(text) == Period(years=999_999, months=999_999, days=24)
        with pytest.raises(DateError):
            parse_period(text.replace("dua", "tiga"))

    @pytest.mark.parametrize("words", ["sepuluh ratus", "sebelas puluh", "dua puluh sepuluh"])
    def test_words_that_name_no_number(self, words: str) -> None:
        assert read_number(words) is None


class TestDaysOff:
    def test_have_a_name_in_both_languages(self) -> None:
        calendar = WorkingCalendar(years=national_years())
        maulid, saturday = calendar.why_off(date(2024, 9, 16)), calendar.why_off(date(2024, 9, 14))
        assert maulid is not None
        assert saturday is not None
        assert (maulid.on, saturday.on) == (date(2024, 9, 16), date(2024, 9, 14))
        assert (maulid.name("id"), maulid.name("en")) == ("Maulid Nabi Muhammad", "Prophet's Birthday")
        assert (saturday.name("id"), saturday.name("en")) == ("Sabtu", "Saturday")

    def test_of_an_estimated_year_say_which_day_they_are(self) -> None:
        labour = WorkingCalendar(years=national_years()).why_off(date(2035, 5, 1))
        assert labour is not None
        assert (labour.on, labour.name("en")) == (date(2035, 5, 1), "International Labor Day")

    def test_of_an_unknown_year_say_which(self) -> None:
        with pytest.raises(UnknownDay, match=r"^no calendar is known for 2150$"):
            WorkingCalendar(years=national_years()).is_working_day(date(2150, 1, 4))


HOLIDAY, LEAVE, NEITHER = date(2030, 1, 1), date(2030, 12, 24), date(2030, 5, 6)
NAMES = {HOLIDAY: ("Tahun Baru", "New Year"), LEAVE: ("Cuti", "Leave"), NEITHER: ("Lain", "Other")}
ONE = Decree("SKB 1", date(2029, 9, 1), (HOLIDAY,), ())
TWO = Decree("SKB 2", date(2029, 10, 1), (HOLIDAY,), (LEAVE,))
THREE = Decree("SKB 3", date(2029, 11, 1), (HOLIDAY, LEAVE), ())


class TestDecreesTogether:
    def test_keep_their_year(self) -> None:
        one, two = DecreeFile(2030, NAMES, (ONE,)), DecreeFile(2030, {}, (TWO,))
        assert two.together_with(one) == DecreeFile(2030, NAMES, (ONE, TWO))


def known(*decrees: Decree) -> CalendarYear | None:
    return DecreeFile(2030, NAMES, decrees).in_force()


class TestDifferences:
    HISTORY = DecreeFile(2030, NAMES, (ONE, TWO, THREE))

    def test_without_a_history(self) -> None:
        """Struck off by SKB 5: without the history of decrees it can only be that one."""
        struck = known(ONE, TWO, Decree("SKB 5", date(2029, 12, 1), (HOLIDAY,), ()))
        assert brought_by(LEAVE, known(ONE, TWO), struck, None) == ("SKB 5",)

    def test_to_no_list_at_all(self) -> None:
        assert brought_by(HOLIDAY, known(ONE), None, None) == ("SKB 1",)
        assert brought_by(HOLIDAY, None, known(ONE), None) == ("SKB 1",)

    def test_of_kind_only(self) -> None:
        assert list(changed_days(known(ONE, TWO), known(ONE, TWO, THREE))) == [LEAVE]
        assert brought_by(LEAVE, known(ONE, TWO), known(ONE, TWO, THREE), self.HISTORY) == ("SKB 3",)

    def test_by_a_decree_that_has_the_day_before_one_that_has_not(self) -> None:
        """The first decree does not have the day; it is the second that brought it."""
        assert brought_by(LEAVE, None, known(ONE, TWO), None) == ("SKB 2",)
        years = (known(ONE), known(ONE, TWO, Decree("SKB 4", date(2029, 12, 1), (HOLIDAY,), ())))
        assert brought_by(LEAVE, *years, DecreeFile(2030, NAMES, (ONE, TWO))) == ("SKB 2",)


class TestLayers:
    def closed(self, day: date, kind: OffKind) -> Layer:
        off = DayOff(on=day, kind=kind, name_id="Libur daerah", name_en="Regional holiday", source="Pergub 1")
        return Layer(id="daerah", source="Pergub 1", days_off={day: off})

    def test_make_no_year_known(self) -> None:
        assert laid_over(lambda _: None, [self.closed(HOLIDAY, OffKind.CLOSED)])(2030) is None

    def test_a_stronger_reason_takes_the_place_of_joint_leave_only(self) -> None:
        base = known(ONE, TWO)
        for day, kind, expected in (
            (LEAVE, OffKind.PUBLIC_HOLIDAY, "Pergub 1"),
            (LEAVE, OffKind.JOINT_LEAVE, "SKB 2"),
            (HOLIDAY, OffKind.PUBLIC_HOLIDAY, "SKB 1"),
        ):
            laid = laid_over(lambda _: base, [self.closed(day, kind)])(2030)
            assert laid is not None
            assert laid.status is YearStatus.DECREED
            assert laid.days_off[day].source == expected
