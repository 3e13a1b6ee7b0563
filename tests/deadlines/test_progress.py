"""How far a work plan is: ticks against events, by the day asked about."""

from datetime import date

import pytest
from tests.deadlines.building import dossier, entry, events, on

from mouctl.model.workplan import WorkPlan
from mouctl.progress import Share, progress_of, share_of

TERM = "term duration='3 years' from=signing"  # signed on 2021-12-08: to 2024-12-07, or to 12-08 where day one is free
BEGINS = date(2022, 1, 1)


def _plan(schedule: str | None, years: tuple[int, ...]) -> WorkPlan:
    activity = {"id": "baris", "text": "Kegiatan", "schedule": schedule, "years": years}
    programme = {"number": "1.", "name": "Program", "activity": [activity]}
    return WorkPlan.model_validate(
        {"schema": 1, "title": "Rencana Kerja", "years": [2022, 2023, 2024], "programme": [programme]}
    )


@pytest.mark.parametrize(
    ("schedule", "years", "told", "as_of", "expected"),
    [
        # Planned until the end of the year, late from the day after.
        (None, (2022,), "", date(2022, 12, 31), [(2022, "planned", date(2022, 12, 31))]),
        (None, (2022,), "", date(2023, 1, 1), [(2022, "late", date(2022, 12, 31))]),
        # A schedule with a day of that year decides; it says nothing of the other years.
        ("Januari 2022", (2022, 2023), "", date(2022, 2, 1), [
            (2022, "late", date(2022, 1, 31)), (2023, "planned", date(2023, 12, 31)),
        ]),
        ("Juli 2022 - Maret 2023", (2022, 2023), "", date(2023, 4, 1), [
            (2022, "late", date(2022, 12, 31)), (2023, "late", date(2023, 3, 31)),
        ]),
        # Nothing can be done in time after the agreement has ended under every reading.
        (None, (2024,), "", date(2024, 12, 8), [(2024, "planned", date(2024, 12, 8))]),
        (None, (2024,), "", date(2024, 12, 9), [(2024, "late", date(2024, 12, 8))]),
        # Done on the last day is in time; a day later is late, and still done.
        ("Januari 2022", (2022,), "activity 2022-01-31 activity=baris", BEGINS.replace(month=6),
         [(2022, "done", date(2022, 1, 31))]),
        ("Januari 2022", (2022,), "activity 2022-02-01 activity=baris", BEGINS.replace(month=6),
         [(2022, "done-late", date(2022, 1, 31))]),
        # For the year that the event names, in whichever it happened.
        (None, (2022, 2023), "activity 2023-01-15 activity=baris year=2022", date(2023, 2, 1),
         [(2022, "done-late", date(2022, 12, 31)), (2023, "planned", date(2023, 12, 31))]),
        (None, (2022,), "activity 2022-03-01 activity=baris state=cancelled", date(2023, 2, 1),
         [(2022, "cancelled", date(2022, 12, 31))]),
        # Cancelled, and done after all.
        (None, (2022,), "activity 2022-03-01 activity=baris state=cancelled | activity 2022-09-01 activity=baris",
         date(2023, 2, 1), [(2022, "done", date(2022, 12, 31))]),
        # What happens after the day asked about is not known yet.
        (None, (2022,), "activity 2022-09-01 activity=baris", date(2022, 8, 31),
         [(2022, "planned", date(2022, 12, 31))]),
    ],
)  # fmt: skip
def test_what_became_of_a_tick(
    schedule: str | None, years: tuple[int, ...], told: str, as_of: date, expected: list[tuple[int, str, date]]
) -> None:
    case = dossier(TERM)._replace(workplan=_plan(schedule, years), events=events(told))
    ticks = list(progress_of(on(case, as_of).life))
    assert [(tick.year, tick.state, tick.by) for tick in ticks] == expected


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        # The term would have run to December 2024; it was ended on 30 June 2023.
        ("", date(2023, 6, 30), [("late", 2022, 31), ("planned", 2023, 30), ("moot", 2024, 30)]),
        ("", date(2023, 7, 1), [("late", 2022, 31), ("moot", 2023, 30), ("moot", 2024, 30)]),
        ("activity 2023-05-01 activity=baris", date(2024, 1, 5), [
            ("late", 2022, 31), ("done", 2023, 31), ("moot", 2024, 30),
        ]),
    ],
)  # fmt: skip
def test_what_an_early_end_leaves(told: str, as_of: date, expected: list[tuple[str, int, int]]) -> None:
    """What could have been done after the end is owed until then and no longer; what was late before stays late."""
    ended = "termination-notice 2023-03-01 effective_on=2023-06-30 party=kedua"
    recorded = events(" | ".join(filter(None, (ended, told))))
    clauses = f"{TERM} | termination notice='60 calendar days' counted_from=effective"
    case = dossier(clauses)._replace(workplan=_plan(None, (2022, 2023, 2024)), events=recorded)
    ticks = list(progress_of(on(case, as_of).life))
    assert [(tick.state, tick.year, tick.by.day) for tick in ticks] == expected


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("activity 2022-05-01 activity=baris", "undetermined"),
        ("activity 2022-05-01 activity=baris | activity 2023-05-01 activity=baris", "done"),
        ("activity 2022-05-01 activity=baris | activity 2023-05-01 activity=baris state=cancelled", "done"),
        ("activity 2023-05-01 activity=baris year=2022 | activity 2023-06-01 activity=baris", "done"),
    ],
)
def test_of_several_years_without_a_day_each_has_to_be_told_of(told: str, status: str) -> None:
    """One record of one year must not make the others look done among the deadlines."""
    case = dossier(TERM)._replace(workplan=_plan(None, (2022, 2023)), events=events(told))
    found = entry(on(case, date(2023, 12, 1)), "activity/baris")
    assert found
    assert found.status == status


def test_what_was_done_without_a_tick_is_told_and_not_counted() -> None:
    told = events("activity 2023-05-01 activity=baris year=2023")
    case = dossier(TERM)._replace(workplan=_plan(None, (2022,)), events=told)
    ticks = list(progress_of(on(case, date(2023, 6, 1)).life))
    assert [(tick.year, tick.ticked, tick.state) for tick in ticks] == [(2022, True, "late"), (2023, False, "done")]
    assert share_of(ticks) == Share(planned=0, done=0, late=1, cancelled=0)


def test_what_is_ticked_for_one_year_is_done_late_in_another() -> None:
    case = dossier(TERM)._replace(workplan=_plan(None, (2022,)), events=events("activity 2023-05-01 activity=baris"))
    ticks = list(progress_of(on(case, date(2023, 6, 1)).life))
    assert [(tick.year, tick.ticked, tick.state) for tick in ticks] == [(2022, True, "done-late")]


def test_what_is_told_of_no_tick_leaves_every_tick_as_it_is() -> None:
    """Of two years ticked it is not known which one was done in a third."""
    case = dossier(TERM)._replace(
        workplan=_plan(None, (2022, 2023)), events=events("activity 2024-05-01 activity=baris")
    )
    ticks = list(progress_of(on(case, date(2024, 6, 1)).life))
    assert [(tick.year, tick.state) for tick in ticks] == [(2022, "late"), (2023, "late"), (2024, "done")]
