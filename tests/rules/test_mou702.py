from datetime import date
from typing import Any

import pytest

from mouctl.language import Language

from .conftest import Find

HEAD = {"schema": 1, "id": "kantor", "name": "Kalender", "source": "Surat 12"}
SKB_2024 = {
    "number": "SKB 855/3/4-2023",
    "year": 2024,
    "signed_on": date(2023, 9, 12),
    "public_holidays": [date(2024, 1, 1)],
}


def calendar(*days: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**HEAD, "day": list(days), **more}


def test_a_decreed_holiday_that_is_worked(find: Find) -> None:
    days = ({"on": date(2024, 4, 6), "kind": "working"}, {"on": date(2024, 4, 10), "kind": "working"})
    (problem,) = find("MOU702", calendars=[calendar(*days)])
    assert (problem.document, problem.route) == ("calendars/kantor", ("day", 1))
    assert Language("en").tell(problem.message) == (
        "10 April 2024 is a public holiday (Eid al-Fitr, SKB 855/3/4-2023), and the calendar “kantor” has it worked."
    )


@pytest.mark.parametrize("on", [date(2024, 4, 8), date(2024, 4, 13), date(2024, 4, 3)])
def test_joint_leave_weekends_and_ordinary_days_may_be_worked(find: Find, on: date) -> None:
    assert find("MOU702", calendars=[calendar({"on": on, "kind": "working"})]) == []


def test_joint_leave_that_no_decree_has(find: Find) -> None:
    leave = {"on": date(2024, 4, 15), "until": date(2024, 4, 17), "kind": "joint-leave", "name": "Cuti"}
    (problem,) = find("MOU702", calendars=[calendar(leave)])
    assert problem.route == ("day", 0)
    assert "joint leave on 16–17 April 2024" in Language("en").tell(problem.message)


def test_joint_leave_on_a_public_holiday(find: Find) -> None:
    leave = {"on": date(2024, 4, 10), "kind": "joint-leave", "name": "Cuti"}
    assert len(find("MOU702", calendars=[calendar(leave)])) == 1


@pytest.mark.parametrize("kind", ["public-holiday", "closed"])
def test_regional_days_and_closing_days_contradict_nothing(find: Find, kind: str) -> None:
    day = {"on": date(2024, 9, 24), "until": date(2024, 9, 26), "kind": kind, "name": "Galungan"}
    assert find("MOU702", calendars=[calendar(day)]) == []


def test_an_estimated_year_is_no_decree(find: Find) -> None:
    days = ({"on": date(2031, 1, 1), "kind": "working"}, {"on": date(2031, 5, 5), "kind": "joint-leave", "name": "C"})
    assert find("MOU702", calendars=[calendar(*days)]) == []


def test_a_decree_that_another_calendar_adds_counts(find: Find) -> None:
    decree = {**SKB_2024, "number": "CONTOH 1", "year": 2031, "public_holidays": [date(2031, 1, 1)]}
    added = {**HEAD, "id": "2031", "decree": [decree]}
    (problem,) = find("MOU702", calendars=[added, calendar({"on": date(2031, 1, 1), "kind": "working"})])
    assert "CONTOH 1" in Language("en").tell(problem.message)


def test_a_shipped_decree_with_another_list(find: Find) -> None:
    (problem,) = find("MOU702", calendars=[{**HEAD, "decree": [{**SKB_2024, "number": "CONTOH 1"}, SKB_2024]}])
    assert (problem.document, problem.route) == ("calendars/kantor", ("decree", 1))


def test_no_calendars_no_problem(find: Find) -> None:
    assert find("MOU702") == []
