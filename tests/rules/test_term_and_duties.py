"""The term and what has to fit into it: MOU313 to MOU316."""

from datetime import date
from typing import Any

import pytest

from mouctl.language import Language

from .conftest import Find


def term(**more: Any) -> dict[str, Any]:
    return {"type": "term", "article": "Pasal 5", "quote": "...", "from": "signing", **more}


@pytest.mark.parametrize(
    ("until", "said"),
    [
        # From 8 December 2021 three years end on 7 or 8 December 2024, as the term is counted.
        (date(2024, 12, 7), None),
        (date(2024, 12, 8), None),
        (date(2024, 12, 6), "1 day short of 3 years"),
        (date(2024, 12, 9), "1 day over 3 years"),
        (date(2024, 12, 1), "6 days short of 3 years"),
        (date(2024, 11, 30), None),  # the end of a month is round itself
        (date(2024, 12, 15), "7 days over 3 years"),
        (date(2024, 12, 16), None),
        (date(2024, 12, 31), None),
        # Whole months: a day off, no more.
        (date(2022, 6, 6), "1 day short of 6 months"),
        (date(2022, 6, 9), "1 day over 6 months"),
        (date(2022, 6, 5), None),
        (date(2021, 12, 8), None),
        (date(2021, 12, 1), None),  # before it begins: MOU305
        (date(9999, 12, 31), None),
    ],
)
def test_fixed_last_days(find: Find, until: date, said: str | None) -> None:
    found = find("MOU313", agreement={"clause": [term(until=until)]})
    assert [problem.route for problem in found] == ([("clause", 0, "until")] if said else [])
    assert [Language("en").tell(each.message).partition(": ")[2] for each in found] == ([f"{said}."] if said else [])


@pytest.mark.parametrize(
    ("duration", "found"),
    [
        ("3 years", False),
        ("36 months", False),
        ("1 year 6 months", False),
        ("1095 calendar days", True),  # 29 February 2024 lies between
        ("1096 calendar days", False),
        ("156 weeks", True),
        ("90 calendar days", False),
        ("0 days", False),
    ],
)
def test_terms_counted_in_days(find: Find, duration: str, found: bool) -> None:
    problems = find("MOU313", agreement={"clause": [term(duration=duration)]})
    assert [problem.route for problem in problems] == ([("clause", 0, "duration")] if found else [])


@pytest.mark.parametrize("clauses", [[], [term(open_ended=True)], [term()], [{**term(), "until": date(2021, 1, 1)}]])
def test_without_a_length_nothing_is_near(find: Find, clauses: Any) -> None:
    assert find("MOU313", agreement={"clause": clauses}) == []


def obligation(**more: Any) -> dict[str, Any]:
    return {
        "type": "obligation", "id": "laporan", "title": "Laporan", "article": "Pasal 8", "quote": "...",
        "anchor": "signing", "period": "4 years", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("duty", "found"),
    [
        (obligation(), True),
        (obligation(period="3 years"), False),  # 8 December 2024, which is in time under one reading of the end
        (obligation(period="3 years 1 month"), True),
        (obligation(anchor="day", day=date(2025, 1, 1), period="0 days"), True),
        (obligation(anchor="end", period="30 calendar days"), False),  # meant to come after the end
        (obligation(anchor="event", event="monitoring"), False),
    ],
)
def test_duties_after_the_end(find: Find, duty: Any, found: bool) -> None:
    problems = find("MOU314", agreement={"clause": [term(duration="3 years"), duty]})
    assert [problem.route for problem in problems] == ([("clause", 1)] if found else [])


def test_what_was_done_is_not_found_again(find: Find) -> None:
    done = {"type": "fulfilment", "on": date(2024, 1, 1), "duty": "laporan"}
    assert find("MOU314", agreement={"clause": [term(duration="3 years"), obligation()]}, events=[done]) == []


def test_lines_of_the_work_plan_after_the_end(find: Find) -> None:
    lines = [{"id": "a", "text": "A", "schedule": "Desember 2024"}, {"id": "b", "text": "B", "schedule": "Juni 2024"}]
    plan = {"programme": [{"number": "1.", "name": "P", "activity": lines}]}
    (problem,) = find("MOU314", agreement={"clause": [term(duration="3 years")]}, workplan=plan)
    assert (problem.document, problem.route) == ("workplan", ("programme", 0, "activity", 0))
    assert find("MOU314", agreement={"clause": [term(open_ended=True)]}, workplan=plan) == []
    renewed = [{"type": "renewal", "on": date(2024, 7, 1), "length": "1 year"}]
    assert find("MOU314", agreement={"clause": [term(duration="3 years")]}, workplan=plan, events=renewed) == []


def monitoring(every: str) -> dict[str, Any]:
    return {"type": "monitoring", "article": "Pasal 6", "quote": "...", "every": every}


def termination(notice: str) -> dict[str, Any]:
    return {"type": "termination", "article": "Pasal 10", "quote": "...", "notice": notice}


@pytest.mark.parametrize(
    ("clause", "key"),
    [
        (termination("60 calendar days"), None),
        (termination("6 months"), None),  # as long as the term is just possible
        (termination("7 months"), "notice"),
        (termination("200 working days"), "notice"),
        (termination("120 working days"), None),
        (monitoring("6 months"), None),
        (monitoring("1 year"), "every"),
        (obligation(anchor="end", direction="before", period="1 year"), "period"),
        (obligation(anchor="end", period="1 year"), None),
        (termination("9999 years"), "notice"),
        (termination("0 days"), None),
    ],
)
def test_longer_than_the_term(find: Find, clause: Any, key: str | None) -> None:
    found = find("MOU315", agreement={"clause": [term(duration="6 months"), clause]})
    assert [problem.route for problem in found] == ([("clause", 1, key)] if key else [])
    assert find("MOU315", agreement={"clause": [term(open_ended=True), clause]}) == []
    assert find("MOU315", agreement={"clause": [clause]}) == []


def due(day: date, **more: Any) -> dict[str, Any]:
    return obligation(anchor="day", day=day, period="0 days", **more)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2024, 8, 16), None),  # a Friday
        (date(2024, 8, 17), "Independence Day"),
        (date(2024, 8, 18), "Sunday"),
        (date(2024, 12, 26), "Joint Holiday"),  # cuti bersama, SKB 855/3/4-2023
        (date(2024, 7, 28), None),  # past on the day asked about
    ],
)
def test_days_off(find: Find, day: date, off: str | None) -> None:
    found = find("MOU316", agreement={"clause": [due(day)]})
    assert [problem.route for problem in found] == ([("clause", 0)] if off else [])
    assert all(str(off) in Language("en").tell(problem.message) for problem in found)


def test_a_roll_that_the_text_gives_leaves_no_day_off(find: Find) -> None:
    rolls = {"conventions": {"roll": {"value": "following", "article": "Pasal 1", "quote": "..."}}}
    assert find("MOU316", agreement={"clause": [due(date(2024, 8, 17))], **rolls}) == []


def test_one_finding_a_clause(find: Find) -> None:
    weekly = obligation(anchor="day", day=date(2024, 8, 4), period=None, every="7 calendar days")
    weekly.pop("period")
    (problem,) = find("MOU316", agreement={"clause": [term(duration="3 years"), weekly]})
    assert problem.route == ("clause", 1)
    assert "2024" in Language("en").tell(problem.message)
