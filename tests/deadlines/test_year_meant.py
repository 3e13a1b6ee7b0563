"""Which year of the work plan an activity's event tells of, and that every answer reads it in the same way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deadlines.building import dossier, entry, events, on

from mouctl.answers.matrix import Shape, matrix_report
from mouctl.answers.monev import monev_report
from mouctl.coverage import coverage
from mouctl.cycles import periods_of
from mouctl.model.agreement import Lettered
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.event import Addendum, Event
from mouctl.model.workplan import Activity, WorkPlan
from mouctl.model.year_meant import year_meant
from mouctl.progress import Tick, progress_of
from mouctl.review import review_of
from mouctl.rules.mou609_overdue import check
from mouctl.schedule import Schedule
from mouctl.selection import Choice, select

CLAUSES = "term duration='3 years' from=signing | monitoring every='6 months'"
TABLE = (2021, 2022, 2023, 2024)
LONG_AFTER = date(2026, 1, 5)


def _line(schedule: str | None, years: tuple[int, ...]) -> Activity:
    return Activity.model_validate({"id": "baris", "text": "Kegiatan", "schedule": schedule, "years": years})


@pytest.mark.parametrize(
    ("schedule", "years", "told", "meant"),
    [
        # The year that it names, ticked or not.
        (None, (2022, 2023), "2023-01-15 year=2022", 2022),
        (None, (2022,), "2022-05-01 year=2024", 2024),
        # A single tick, on whichever day it was done.
        (None, (2022,), "2022-05-01", 2022),
        (None, (2022,), "2023-01-01", 2022),
        (None, (2022, 2022), "2024-05-01", 2022),
        ("Januari 2022", (2023,), "2022-01-15", 2023),
        # Several ticks: the year of the day, its first and its last one included.
        (None, (2022, 2023), "2022-12-31", 2022),
        (None, (2022, 2023), "2023-01-01", 2023),
        # Several ticks and none for that year: it tells of no tick.
        (None, (2022, 2023), "2024-01-01", 2024),
        (None, (2022, 2024), "2023-06-01", 2023),
        # No tick: the schedule's one year; else the year of the day.
        ("Januari 2022", (), "2021-12-28", 2022),
        ("Juli 2022 - Maret 2023", (), "2022-12-28", 2022),
        ("Juli 2022 - Maret 2023", (), "2024-01-05", 2024),
        (None, (), "2023-06-01", 2023),
    ],
)  # fmt: skip
def test_the_year_that_an_event_tells_of(schedule: str | None, years: tuple[int, ...], told: str, meant: int) -> None:
    day, *rest = told.split(" ", 1)
    (event,) = events(f"activity {day} activity=baris {' '.join(rest)}")
    assert isinstance(event, ActivityEvent)
    assert year_meant(event, _line(schedule, years)) == meant


@pytest.mark.parametrize(
    ("schedule", "years", "told", "status"),
    [
        # The contradiction that there was: done in another year than the one ticked.
        (None, (2022,), "activity 2023-05-01 activity=baris", "done"),
        (None, (2022,), "activity 2022-05-01 activity=baris year=2023", "undetermined"),
        # Done in a year that is not ticked: of several ticks none is known to be done.
        (None, (2022, 2023), "activity 2024-05-01 activity=baris", "undetermined"),
        # Each ticked year that the schedule touches has to be told of, and no other.
        ("Juli 2022 - Maret 2023", (2022, 2023), "activity 2023-02-01 activity=baris", "overdue"),
        ("Juli 2022 - Maret 2023", (2022, 2023, 2024),
         "activity 2022-09-01 activity=baris | activity 2023-02-01 activity=baris", "done"),
        ("Juli 2022 - Maret 2023", (2022,), "activity 2023-02-01 activity=baris", "done"),
        ("Juli 2022 - Maret 2023", (2022,), "activity 2023-05-01 activity=baris", "done-late"),
        # Once all of it was done, doing it again does not make it late.
        ("Januari 2022", (2022,), "activity 2022-01-05 activity=baris | activity 2022-06-01 activity=baris", "done"),
        ("Januari 2022", (2022, 2023), "activity 2023-01-05 activity=baris", "overdue"),
        # Part of it done and the rest cancelled; all of it cancelled; part of it cancelled and nothing else told.
        ("Juli 2022 - Maret 2023", (2022, 2023),
         "activity 2022-09-01 activity=baris | activity 2023-02-01 activity=baris state=cancelled", "done"),
        ("Juli 2022 - Maret 2023", (2022, 2023),
         "activity 2022-09-01 activity=baris state=cancelled | activity 2023-02-01 activity=baris state=cancelled",
         "moot"),
        (None, (2022, 2023), "activity 2022-09-01 activity=baris state=cancelled", "undetermined"),
        # A line without a tick is one matter; an event says otherwise by naming another year than its schedule's.
        ("Januari 2022", (), "activity 2023-02-01 activity=baris", "done-late"),
        ("Januari 2022", (), "activity 2023-02-01 activity=baris year=2023", "overdue"),
        ("Juli 2022 - Maret 2023", (), "activity 2023-02-01 activity=baris", "done"),
        (None, (), "activity 2023-02-01 activity=baris year=2023", "done"),
    ],
)  # fmt: skip
def test_how_the_deadline_stands(schedule: str | None, years: tuple[int, ...], told: str, status: str) -> None:
    case = dossier(CLAUSES)._replace(workplan=_plan(_line(schedule, years)), events=events(told))
    found = entry(on(case, date(2024, 6, 1)), "activity/baris")
    assert found
    assert found.status == status


@pytest.mark.parametrize(
    ("before", "after", "told", "expected"),
    [
        # Done late for the one year ticked, and then another year was added: that one is not done by it.
        ((2022,), (2022, 2023), "2023-02-01", [(2022, "done-late"), (2023, "planned")]),
        ((2022,), (2022, 2023), "2023-07-01", [(2022, "late"), (2023, "done")]),  # the first day of the addendum
        # Done before it was put off: the year to which it was put off is still open.
        ((2023,), (2024,), "2023-02-01", [(2023, "done"), (2024, "planned")]),
        ((2023,), (2024,), "2023-07-01", [(2024, "done")]),
    ],
)  # fmt: skip
def test_an_entry_is_read_by_the_text_of_its_day(
    before: tuple[int, ...], after: tuple[int, ...], told: str, expected: list[tuple[int, str]]
) -> None:
    amends = {"workplan": {"activity": [{"id": "baris", "years": after}]}}
    addendum = Addendum.model_validate({"id": "adendum", "type": "addendum", "on": date(2023, 7, 1), "amends": amends})
    case = dossier(CLAUSES)._replace(
        workplan=_plan(_line(None, before)), events=(addendum, *events(f"activity {told} activity=baris"))
    )
    one = on(case, date(2023, 8, 1))
    assert [(tick.year, tick.state) for tick in progress_of(one.life)] == expected
    found = entry(one, "activity/baris")
    assert found
    assert (found.status == "done") == all("done" in state for _, state in expected)


def _plan(line: Activity) -> WorkPlan:
    programme = {"number": "1.", "name": "Program", "scope": ["a"], "activity": [line.model_dump()]}
    return WorkPlan.model_validate({"schema": 1, "title": "Rencana Kerja", "years": TABLE, "programme": [programme]})


schedules = st.sampled_from(
    [None, "Sesuai kesepakatan PARA PIHAK", "Januari 2022", "Juli 2022 - Maret 2023", "2023", "Juli 2021 - Juli 2024"]
)
ticks = st.lists(st.sampled_from((2021, 2022, 2023, 2024, 2030)), max_size=4).map(tuple)
happened = st.lists(
    st.builds(
        lambda day, year, state: f"activity {day} activity=baris state={state}" + (f" year={year}" if year else ""),
        st.dates(date(2021, 1, 1), date(2025, 12, 31)),
        st.none() | st.integers(2021, 2025),
        st.sampled_from(("done", "done", "cancelled")),
    ),
    max_size=4,
).map(lambda told: events(" | ".join(told)))


@given(schedules, ticks, happened, st.dates(date(2021, 12, 8), LONG_AFTER))
def test_every_answer_has_the_same_ticks_done(
    schedule: str | None, years: tuple[int, ...], told: tuple[Event, ...], as_of: date
) -> None:
    """Deadlines, the table, the reports of all reviews, the scope and the rule on what is overdue."""
    case = dossier(CLAUSES)._replace(workplan=_plan(_line(schedule, years)), events=told)
    one = on(case, as_of)
    found = {tick.year: tick for tick in progress_of(one.life)}
    assert {year for year, tick in found.items() if tick.ticked} == set(years)
    _deadline_agrees(one, found)
    _table_agrees(one, found)
    _reviews_agree(one, found)
    _scope_agrees(one, found)


def _deadline_agrees(one: Schedule, found: Mapping[int, Tick]) -> None:
    """A deadline that is done leaves no tick open of those whose year its schedule names, or of all of them."""
    line = entry(one, "activity/baris")
    assert line
    deadline, ticked = line.deadline, [tick for tick in found.values() if tick.ticked]
    first, last = deadline.anchor.on, deadline.due_on
    in_span = [tick for tick in ticked if first and last and first.year <= tick.year <= last.year]
    own = in_span or ticked
    if own:
        states = {tick.state for tick in own}
        all_told, any_done = states <= {"done", "done-late", "cancelled"}, states & {"done", "done-late"}
        assert bool(deadline.met) == bool(all_told and any_done)
        assert bool(deadline.moot) == (states == {"cancelled"})
        assert not deadline.met or deadline.met.event in {tick.event for tick in own}
    overdue = any(problem.document == "workplan" for problem in check(one))
    assert overdue == (line.status == "overdue")
    assert not (overdue and own and all(tick.event for tick in own))


def _table_agrees(one: Schedule, found: Mapping[int, Tick]) -> None:
    plan = one.life.version.workplan
    assert plan
    data: Any = matrix_report(select(one.life, plan, Choice()), Shape()).data
    (row,) = data["rows"]
    assert row["progress"] == {str(year): tick.state for year, tick in found.items()}
    years = {each["event"]: each["year"] for each in data["recorded"]}
    assert all(years[tick.event] == tick.year for tick in found.values() if tick.event)
    assert set(years) == {event.id for event in one.life.situation.of_type(ActivityEvent)}


def _reviews_agree(one: Schedule, found: Mapping[int, Tick]) -> None:
    for periods in periods_of(one).values():
        for period in periods:
            data: Any = monev_report(one, review_of(one, periods, period)).data
            for work in data["activities"]:
                assert all(found[each["year"]].state == each["state"] for each in work["years"])
                assert all(found[each["year"]].state.removesuffix("-late") == "done" for each in work["done"]
                           if each["state"] == "done")  # fmt: skip
                lacking = {each["year"] for each in work["missing"] if each["what"] == "record"} - {None}
                assert all(found[year].event is None for year in lacking)


def _scope_agrees(one: Schedule, found: Mapping[int, Tick]) -> None:
    """The scope is told of what is ticked, be it done or not, and of nothing that was done without a tick."""
    plan, item = one.life.version.workplan, Lettered(id="a", text="Ruang lingkup")
    assert plan
    (covered,) = coverage(one.life.version.agreement.model_copy(update={"scope": (item,)}), plan)
    assert covered.years == tuple(year for year in TABLE if year in found and found[year].ticked)
