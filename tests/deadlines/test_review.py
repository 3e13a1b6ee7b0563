"""What a review is about: its period under every reading, and what was planned and done in it."""

from datetime import date

import pytest
from tests.deadlines.building import dossier, events, on

from mouctl.cycles import Period, periods_of, the_one_at_hand
from mouctl.model.workplan import WorkPlan
from mouctl.review import Review, review_of

TERM = "term duration='3 years' from=signing"  # signed on 2021-12-08
HALF_YEARLY = f"{TERM} | monitoring every='6 months'"
SINCE_THE_LAST = f"{TERM} | monitoring every='6 months' counted_from=last-review"


def periods(clauses: str, as_of: date, told: str = "") -> tuple[Period, ...]:
    (found,) = periods_of(on(dossier(clauses, happened=events(told)), as_of)).values()
    return found


def days(found: tuple[Period, ...]) -> list[tuple[date, date]]:
    return [(period.first, period.last) for period in found]


def test_periods_follow_each_other_without_a_gap() -> None:
    found = periods(HALF_YEARLY, date(2024, 8, 1))
    assert [period.number for period in found] == [1, 2, 3, 4, 5, 6]
    assert days(found)[:2] == [(date(2021, 12, 8), date(2022, 6, 7)), (date(2022, 6, 8), date(2022, 12, 7))]
    assert days(found)[-1] == (date(2024, 6, 8), date(2024, 12, 7))


def test_a_period_has_the_readings_of_both_its_ends() -> None:
    (other,) = periods(HALF_YEARLY, date(2024, 8, 1))[4].otherwise
    assert (other.first, other.last) == (date(2023, 12, 9), date(2024, 6, 8))


def test_the_first_period_begins_on_the_first_day_under_every_reading() -> None:
    (other,) = periods(HALF_YEARLY, date(2024, 8, 1))[0].otherwise
    assert (other.first, other.last) == (date(2021, 12, 8), date(2022, 6, 8))


def test_counted_from_the_last_review_a_period_ends_with_its_review() -> None:
    told = "monitoring 2022-05-20 | monitoring 2022-12-01"
    found = periods(SINCE_THE_LAST, date(2023, 1, 15), told)
    assert days(found)[:2] == [(date(2021, 12, 8), date(2022, 5, 20)), (date(2022, 5, 21), date(2022, 12, 1))]
    assert (found[2].first, found[2].last) == (date(2022, 12, 2), date(2023, 6, 1))
    assert not found[1].otherwise


def test_counted_from_a_review_that_was_late() -> None:
    found = periods(SINCE_THE_LAST, date(2022, 8, 1), "monitoring 2022-07-04")
    assert days(found) == [(date(2021, 12, 8), date(2022, 7, 4)), (date(2022, 7, 5), date(2023, 1, 4))]


def test_several_clauses_have_periods_of_their_own() -> None:
    text = f"{TERM} | monitoring id=tengah every='6 months' | monitoring id=tahunan every='1 year'"
    found = periods_of(on(dossier(text), date(2024, 8, 1)))
    assert {name: len(own) for name, own in found.items()} == {"tahunan": 3, "tengah": 6}


@pytest.mark.parametrize("clauses", [TERM, f"{TERM} | monitoring", "monitoring every='6 months'"])
def test_without_days_there_is_no_period(clauses: str) -> None:
    assert periods_of(on(dossier(clauses), date(2024, 8, 1))) == {}


@pytest.mark.parametrize(
    ("as_of", "told", "number"),
    [
        (date(2021, 12, 8), "", 1),  # the first one is to come
        (date(2022, 6, 7), "", 1),  # its last day
        (date(2022, 6, 8), "", 1),  # late, and due now
        (date(2022, 7, 1), "monitoring 2022-06-01", 2),
        (date(2022, 6, 5), "monitoring 2022-06-01", 2),  # held already, before the period ended
        (date(2023, 1, 10), "monitoring 2022-12-01", 3),  # an older one that was never held does not hold this up
        (date(2026, 11, 24), "", 6),  # left undone at the end
    ],
)
def test_the_period_at_hand(as_of: date, told: str, number: int) -> None:
    assert the_one_at_hand(periods(HALF_YEARLY, as_of, told), as_of).number == number


def review(
    number: int, as_of: date, told: str = "", schedule: str | None = None, years: tuple[int, ...] = ()
) -> Review:
    activity = {"id": "baris", "text": "Kegiatan", "schedule": schedule, "years": years}
    programme = {"number": "1.", "name": "Program", "activity": [activity]}
    plan = WorkPlan.model_validate({"schema": 1, "title": "Rencana", "years": [2022, 2023], "programme": [programme]})
    one = on(dossier(HALF_YEARLY)._replace(workplan=plan, events=events(told)), as_of)
    (found,) = periods_of(one).values()
    return review_of(one, found, found[number - 1])


SECOND = date(2022, 12, 7)
"""The last day of the second period, which begins on 2022-06-08."""


@pytest.mark.parametrize(
    ("schedule", "years", "told", "as_of", "done", "missing"),
    [
        (None, (), "", SECOND, None, []),  # neither ticked nor scheduled nor done
        (None, (2023,), "", SECOND, None, []),  # another year
        (None, (2022,), "", SECOND, 0, ["record", "day"]),
        ("Maret 2022", (2022,), "", SECOND, 0, ["record"]),  # the year touches the period, late from before it
        ("Maret 2022", (), "", SECOND, None, []),
        ("Agustus 2022", (), "", SECOND, 0, ["record"]),  # its schedule touches the period
        ("7 Desember 2022", (), "", SECOND, 0, ["record"]),
        ("8 Desember 2022", (), "", SECOND, None, []),
        # Done in the period, with and without evidence; the first and the last day are in it.
        ("Agustus 2022", (2022,), "activity 2022-06-08 activity=baris", SECOND, 1, ["evidence"]),
        ("Agustus 2022", (2022,), "activity 2022-12-07 activity=baris", SECOND, 1, ["evidence"]),
        ("Agustus 2022", (2022,), "activity 2022-06-07 activity=baris", SECOND, 0, []),  # before it
        ("Agustus 2022", (2022,), "activity 2022-12-08 activity=baris", date(2023, 1, 1), 0, []),  # after it
        ("Agustus 2022", (2022,), "activity 2022-12-07 activity=baris", date(2022, 12, 6), 0, ["record"]),  # not known
        # Done without being planned, and cancelled: both are seen, and neither lacks a record.
        ("2023", (), "activity 2022-09-01 activity=baris", SECOND, 1, ["evidence"]),
        ("2022", (2022,), "activity 2022-09-01 activity=baris state=cancelled", SECOND, 1, []),
        # Twice in one year.
        ("2022", (2022,), "activity 2022-07-01 activity=baris | activity 2022-09-01 activity=baris", SECOND, 2,
         ["evidence", "evidence"]),
    ],
)  # fmt: skip
def test_what_a_review_looks_at(
    schedule: str | None, years: tuple[int, ...], told: str, as_of: date, done: int | None, missing: list[str]
) -> None:
    works = review(2, as_of, told, schedule, years).works
    assert [len(work.done) for work in works] == ([] if done is None else [done])
    assert [each.what for work in works for each in work.missing] == missing


def test_what_is_late_from_an_earlier_year_is_looked_at_again() -> None:
    (work,) = review(4, date(2023, 8, 1), years=(2022,)).works
    assert [(tick.year, tick.state) for tick in work.ticks] == [(2022, "late")]


def test_what_was_done_in_the_period_for_an_earlier_year() -> None:
    (work,) = review(4, date(2023, 8, 1), "activity 2023-07-01 activity=baris year=2022", years=(2022,)).works
    assert [(tick.year, tick.state) for tick in work.ticks] == [(2022, "done-late")]
    assert [event.year for event in work.done] == [2022]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("dispute 2022-06-07", []),
        ("dispute 2022-06-08 | dispute 2022-12-07", ["e1", "e2"]),
        ("dispute 2022-12-08", []),
        ("force-majeure 2022-05-01", ["e1"]),  # lasts
        ("force-majeure 2022-05-01 ended_on=2022-06-07", []),
        ("force-majeure 2022-05-01 ended_on=2022-06-08", ["e1"]),
        ("activity 2022-07-01 activity=baris", []),  # stands with its line
        ("monitoring 2022-12-01", []),  # is the review itself
        ("monitoring 2022-07-01 kind=ad-hoc", ["e1"]),
        ("dispute 2022-07-01 | correction 2022-07-02 replaces=e1 reason=Keliru", []),
        ("acknowledge 2022-07-01 deadline=x/monitoring/1 until=2022-08-01 by=Kepala reason=Menunggu", []),
    ],
)
def test_other_events_of_the_period(told: str, expected: list[str]) -> None:
    assert [event.id for event in review(2, date(2023, 1, 15), told).events] == expected


@pytest.mark.parametrize(
    ("number", "told", "expected"),
    [
        (2, "", ["x/monitoring/1"]),
        (1, "", []),  # the review itself is not told twice
        (2, "monitoring 2022-06-01", []),
        (1, "contact-change 2022-05-01 party=kesatu", []),
    ],
)
def test_what_is_late_by_the_end_of_the_period(number: int, told: str, expected: list[str]) -> None:
    assert [entry.deadline.id for entry in review(number, date(2022, 12, 20), told).open] == expected


def test_a_line_looked_at_is_not_told_twice() -> None:
    found = review(2, SECOND, schedule="Maret 2022", years=(2022,))
    assert [work.activity.id for work in found.works] == ["baris"]
    assert [entry.deadline.id for entry in found.open] == ["x/monitoring/1"]


def test_the_periods_before_and_after() -> None:
    first, last = review(1, SECOND), review(6, SECOND)
    assert (first.before, first.after and first.after.number) == (None, 2)
    assert (last.before and last.before.number, last.after) == (5, None)
