"""Calendars of a register's own over the national one."""

from datetime import date

from mouctl.dates.decrees import national_years
from mouctl.dates.layers import Layer, laid_over
from mouctl.dates.working_calendar import DayOff, OffKind, WorkingCalendar

LABOUR_DAY = date(2024, 5, 1)
WORKED = Layer(id="posko", source="SK 1", worked=frozenset({LABOUR_DAY}))
OFF = Layer(
    id="kantor",
    source="SK 2",
    days_off={LABOUR_DAY: DayOff(on=LABOUR_DAY, kind=OffKind.CLOSED, name_id="tutup", name_en="closed", source="SK 2")},
)


def is_worked(*layers: Layer) -> bool:
    return WorkingCalendar(years=laid_over(national_years(), layers)).is_working_day(LABOUR_DAY)


def test_the_later_word_on_a_national_holiday_holds() -> None:
    assert not is_worked()
    assert is_worked(WORKED)
    assert not is_worked(WORKED, OFF)
    assert is_worked(OFF, WORKED)


def test_a_year_that_is_not_known_stays_unknown() -> None:
    assert laid_over(lambda _: None, [WORKED])(2024) is None
