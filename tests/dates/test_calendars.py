"""The decrees as shipped, what was known when, the estimates, and that nothing is read before it is asked for."""

import subprocess
import sys
import tomllib
from datetime import date
from itertools import pairwise

import holidays
import pytest

from mouctl.dates.decrees import DATA_DIR, decree_file, decreed_year, national_years
from mouctl.dates.estimates import estimated_year
from mouctl.dates.working_calendar import OffKind, UnknownDay, WorkingCalendar, YearStatus

Case = dict[str, str]

DECREED = range(2021, 2027)


def days_of(year: int, text: str) -> set[date]:
    """The days of "1:1,22 2:18", as the facts write them."""
    months = (part.split(":") for part in text.split())
    return {date(year, int(month), int(day)) for month, days in months for day in days.split(",")}


def test_every_decree_is_the_published_list(decrees_case: Case) -> None:
    year, signed_on = int(decrees_case["year"]), date.fromisoformat(decrees_case["signed_on"])
    known = decreed_year(year, signed_on)
    assert known is not None
    assert known.decrees[-1] == decrees_case["number"]
    listed = {kind: {on for on, off in known.days_off.items() if off.kind is kind} for kind in OffKind}
    assert listed[OffKind.PUBLIC_HOLIDAY] == days_of(year, decrees_case["public_holidays"])
    assert listed[OffKind.JOINT_LEAVE] == days_of(year, decrees_case["joint_leave"])
    assert decreed_year(year, date.fromordinal(signed_on.toordinal() - 1)) != known


@pytest.mark.parametrize("year", DECREED)
@pytest.mark.parametrize(
    ("category", "kind"), [("public", OffKind.PUBLIC_HOLIDAY), ("government", OffKind.JOINT_LEAVE)]
)
def test_the_lists_in_force_equal_the_holidays_package(year: int, category: str, kind: OffKind) -> None:
    known = decreed_year(year)
    assert known is not None
    package = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
    ours = {on: set(off.name_id.split("; ")) for on, off in known.days_off.items() if off.kind is kind}
    assert ours == {on: set(name.split("; ")) for on, name in package.items()}


@pytest.mark.parametrize("path", sorted(DATA_DIR.glob("*.toml")), ids=lambda path: path.stem)
def test_data_files_are_well_formed(path: object) -> None:
    document = tomllib.loads((DATA_DIR / str(path)).read_text(encoding="utf-8"))
    file = decree_file(document)
    assert file.year == document["year"]
    assert f"{file.year}.toml" == str(path).rsplit("/", maxsplit=1)[-1]
    assert list(document["names"]) == sorted(document["names"])
    assert [table["number"] for table in document["decree"]] == [decree.number for decree in file.decrees]
    assert all(one.signed_on < other.signed_on for one, other in pairwise(file.decrees))
    listed = set()
    for decree in file.decrees:
        assert list(decree.public_holidays) == sorted(set(decree.public_holidays))
        assert list(decree.joint_leave) == sorted(set(decree.joint_leave))
        assert not set(decree.public_holidays) & set(decree.joint_leave)
        listed |= set(decree.kinds())
    assert listed == set(file.names)
    assert {day.year for day in listed} == {file.year}


@pytest.mark.parametrize(
    ("day", "source"),
    [
        (date(2024, 2, 14), "Keppres 10/2024"),
        (date(2024, 11, 27), "Keppres 33/2024"),
        (date(2024, 4, 8), "SKB 855/3/4-2023"),
        (date(2022, 4, 29), "SKB 375/1/1-2022"),
        (date(2022, 7, 10), "SKB 678/2/2-2022"),
        (date(2023, 4, 19), "SKB 327/1/1-2023"),
        (date(2023, 6, 28), "SKB 624/2/2-2023"),
        (date(2025, 8, 18), "SKB 933/1/3-2025"),
        (date(2021, 5, 12), "SKB 642/4/4-2020"),
        (date(2021, 8, 11), "SKB 712/1/3-2021"),
    ],
)
def test_a_day_off_names_the_decree_that_brought_it(day: date, source: str) -> None:
    known = decreed_year(day.year)
    assert known is not None
    assert known.days_off[day].source == source


def test_the_decrees_in_force_are_named() -> None:
    known = decreed_year(2024)
    assert known is not None
    assert known.decrees == ("SKB 855/3/4-2023", "Keppres 10/2024", "Keppres 33/2024")
    assert known.status is YearStatus.DECREED
    earlier = decreed_year(2024, date(2024, 2, 4))
    assert earlier is not None
    assert earlier.decrees == ("SKB 855/3/4-2023",)


def test_a_year_was_unknown_before_its_first_decree() -> None:
    assert decreed_year(2024, date(2023, 9, 11)) is None
    assert national_years(date(2023, 9, 11), estimates=False)(2024) is None
    # An estimate made today would know what was decreed later.
    assert national_years(date(2023, 9, 11))(2024) is None


def test_equal_arguments_give_equal_calendars() -> None:
    assert WorkingCalendar(years=national_years()) == WorkingCalendar(years=national_years())


class TestEstimates:
    def test_2027_is_estimated_with_its_joint_leave(self) -> None:
        year = estimated_year(2027)
        assert year is not None
        assert (year.status, year.decrees, year.joint_leave_known) == (YearStatus.ESTIMATED, (), True)
        kinds = [off.kind for off in year.days_off.values()]
        assert (kinds.count(OffKind.PUBLIC_HOLIDAY), kinds.count(OffKind.JOINT_LEAVE)) == (18, 8)
        source = next(iter(year.days_off.values())).source
        assert source.startswith("holidays 0.")

    @pytest.mark.parametrize(
        ("year", "known"), [(2001, True), (2020, True), (2027, True), (2028, False), (2100, False)]
    )
    def test_joint_leave_may_be_unknown(self, year: int, known: bool) -> None:
        estimate = estimated_year(year)
        assert estimate is not None
        assert estimate.joint_leave_known is known

    @pytest.mark.parametrize("year", [1, 1945, 2101, 9999])
    def test_nothing_from_the_package_is_unknown_and_not_free_of_holidays(self, year: int) -> None:
        assert estimated_year(year) is None

    def test_names_do_not_follow_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LANG", "th_TH.UTF-8")
        estimated_year.cache_clear()
        year = estimated_year(2030)
        assert year is not None
        off = year.days_off[date(2030, 8, 17)]
        assert (off.name("id"), off.told("en")) == ("Hari Kemerdekaan Republik Indonesia", "Independence Day")


class TestWorkingCalendar:
    calendar = WorkingCalendar(years=national_years(estimates=False))

    @pytest.mark.parametrize("day", [date(2020, 12, 31), date(2027, 1, 4), date(2027, 1, 3), date(1, 1, 1)])
    def test_unknown_years_are_unknown_even_on_sundays(self, day: date) -> None:
        with pytest.raises(UnknownDay) as unknown:
            self.calendar.is_working_day(day)
        assert unknown.value.year == day.year
        with pytest.raises(UnknownDay):
            self.calendar.last_working_day(day)
        with pytest.raises(UnknownDay):
            self.calendar.first_working_day(day)
        assert self.calendar.status(day.year) is None

    def test_status(self) -> None:
        assert self.calendar.status(2024) is YearStatus.DECREED
        assert WorkingCalendar(years=national_years()).status(2027) is YearStatus.ESTIMATED

    def test_why_off(self) -> None:
        weekend, leave = self.calendar.why_off(date(2024, 4, 6)), self.calendar.why_off(date(2024, 4, 8))
        assert weekend is not None
        assert (weekend.kind, weekend.told("id"), weekend.source) == (OffKind.WEEKEND, "Sabtu", "mon-fri")
        assert leave is not None
        assert (leave.kind, leave.told("en")) == (OffKind.JOINT_LEAVE, "Eid al-Fitr Joint Holiday")
        assert self.calendar.why_off(date(2024, 4, 5)) is None

    def test_a_holiday_on_a_weekend_is_told_as_the_holiday(self) -> None:
        off = self.calendar.why_off(date(2024, 2, 10))
        assert off is not None
        assert (off.kind, off.told("id")) == (OffKind.PUBLIC_HOLIDAY, "Tahun Baru Imlek")

    def test_under_another_reading(self) -> None:
        worked = self.calendar.under(joint_leave="working")
        assert worked.is_working_day(date(2024, 4, 8))
        assert not worked.is_working_day(date(2024, 4, 10))
        assert worked.under(week="mon-sat").is_working_day(date(2024, 4, 6))
        assert not worked.under(week="mon-sat").is_working_day(date(2024, 4, 7))
        assert worked.under(joint_leave="off") == self.calendar


LAZINESS = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from datetime import date
import mouctl.dates.arithmetic, mouctl.dates.recurrence, mouctl.dates.estimates
from mouctl.dates.counting import CountFrom, forward
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
calendar = WorkingCalendar(years=national_years())
read = lambda: sorted(name[-9:] for name in set(opened) if name.endswith(".toml"))
assert read() == [] and "tomllib" not in sys.modules, "read at import"
forward(date(2024, 4, 5), 7, calendar=calendar, count_from=CountFrom.NEXT_DAY)
assert read() == ["2024.toml"], read()
assert "holidays" not in sys.modules, "holidays imported for a decreed year"
calendar.is_working_day(date(2027, 1, 4))
assert "holidays" in sys.modules
"""


def test_nothing_is_read_or_imported_before_it_is_asked_for() -> None:
    subprocess.run([sys.executable, "-c", LAZINESS], check=True, timeout=60)
