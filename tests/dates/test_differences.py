"""What moved a day between two states of the calendars: the decree that brought it, or the one that struck it off."""

from datetime import date

import pytest

from mouctl.dates.decrees import decreed_year, decrees_of
from mouctl.dates.differences import brought_by, changed_days
from mouctl.dates.layers import Layer, laid_over
from mouctl.dates.working_calendar import DayOff, OffKind

SKB_963, SKB_375, SKB_678 = "SKB 963/3/4-2021", "SKB 375/1/1-2022", "SKB 678/2/2-2022"


def by(day: date, old: date | None, new: date | None) -> tuple[str, ...]:
    first, second = decreed_year(day.year, old), decreed_year(day.year, new)
    assert day in list(changed_days(first, second))
    return brought_by(day, first, second, decrees_of(day.year))


@pytest.mark.parametrize(
    ("day", "old", "expected"),
    [
        (date(2022, 4, 29), date(2022, 4, 1), SKB_375),
        (date(2022, 7, 10), date(2022, 4, 1), SKB_678),
        (date(2022, 7, 9), date(2022, 4, 1), SKB_678),  # struck off: no source names it any more
        (date(2023, 4, 26), date(2023, 1, 1), "SKB 327/1/1-2023"),
        (date(2023, 6, 30), date(2023, 1, 1), "SKB 624/2/2-2023"),
        (date(2024, 11, 27), date(2024, 1, 1), "Keppres 33/2024"),
        (date(2021, 12, 27), date(2020, 12, 1), "SKB 281/1/1-2021"),
        (date(2021, 12, 24), date(2020, 12, 1), "SKB 712/1/3-2021"),
        (date(2021, 10, 19), date(2021, 3, 1), "SKB 712/1/3-2021"),
    ],
)
def test_the_decree_that_made_the_difference_whichever_state_is_the_older(day: date, old: date, expected: str) -> None:
    assert by(day, old, None) == by(day, None, old) == (expected,)


def test_a_year_that_only_one_state_knows() -> None:
    assert by(date(2022, 4, 15), date(2020, 1, 1), date(2022, 4, 1)) == (SKB_963,)


def test_equal_states_differ_in_nothing() -> None:
    assert list(changed_days(decreed_year(2022), decreed_year(2022))) == []


def test_a_calendar_of_the_register() -> None:
    plain = decreed_year(2024)
    closed = DayOff(date(2024, 7, 15), OffKind.CLOSED, "Tutup", "Closed", "Surat 12")
    layer = Layer(id="kantor", source="Surat 12", days_off={closed.on: closed}, worked=frozenset({date(2024, 7, 20)}))
    laid = laid_over(lambda _: plain, [layer])(2024)
    assert list(changed_days(plain, laid)) == [date(2024, 7, 15), date(2024, 7, 20)]
    for day in changed_days(plain, laid):
        assert brought_by(day, plain, laid, decrees_of(2024)) == ("Surat 12",)
        assert brought_by(day, laid, plain, decrees_of(2024)) == ("Surat 12",)
