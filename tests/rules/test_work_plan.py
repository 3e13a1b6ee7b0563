"""The lines and columns of the work plan: MOU405 to MOU410."""

from datetime import date
from typing import Any

import pytest

from mouctl.language import Language

from .conftest import Data, Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "...", "duration": "3 years", "from": "signing"}
LINE = ("programme", 0, "activity", 0)


def plan(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    activities = [{"id": f"a{number}", "text": "Kegiatan", **line} for number, line in enumerate(lines)]
    return {"programme": [{"number": "1.", "name": "P", "activity": activities}], **more}


@pytest.mark.parametrize(
    ("rule_id", "line", "route"),
    [
        ("MOU405", {"funding": [{"source": "APBD"}]}, None),
        ("MOU405", {"funding": []}, (*LINE, "funding")),
        ("MOU405", {}, (*LINE, "funding")),
        ("MOU406", {"duties": {"kesatu": ["a"], "kedua": ["b"]}}, None),
        ("MOU406", {"duties": {"kesatu": ["a"]}}, (*LINE, "duties")),
        ("MOU406", {"duties": {"kesatu": ["a"], "kedua": []}}, (*LINE, "duties")),
        ("MOU406", {}, (*LINE, "duties")),
        ("MOU407", {"funding": [{"source": "APBD", "party": "kedua"}]}, None),
        ("MOU407", {"funding": [{"source": "APBD", "party": "kedua"}, {"source": "Hibah"}]}, (*LINE, "funding", 1)),
        ("MOU407", {"funding": [{"source": "APBN", "party": "donor"}]}, (*LINE, "funding", 0)),
        ("MOU407", {}, None),  # that is MOU405
    ],
)
def test_cells(find: Find, rule_id: str, line: Any, route: Any) -> None:
    found = find(rule_id, workplan=plan(line))
    assert [(problem.document, problem.route) for problem in found] == ([("workplan", route)] if route else [])


def test_both_parties_are_named_where_neither_has_a_duty(find: Find) -> None:
    (problem,) = find("MOU406", workplan=plan({}))
    assert Language("en").tell(problem.message) == "Activity a0 gives no duty to PIHAK KESATU, PIHAK KEDUA."


@pytest.mark.parametrize("rule_id", ["MOU405", "MOU406", "MOU407", "MOU408", "MOU409", "MOU410"])
def test_without_a_work_plan(find: Find, rule_id: str) -> None:
    assert find(rule_id, agreement={"clause": [TERM]}) == []


def test_the_cells_of_the_real_work_plan_are_filled(find: Find, real: dict[str, Data]) -> None:
    for rule_id in ("MOU405", "MOU406", "MOU407", "MOU408"):
        assert find(rule_id, **real) == []


@pytest.mark.parametrize(
    ("years", "signed_on", "events", "as_of", "idle"),
    [
        # In force from 8 December 2021 to 7 December 2024: 24 days of 2021, most of 2024.
        ([2022, 2023, 2024], date(2021, 12, 8), [], date(2024, 8, 1), ""),
        ([2022, 2024], date(2021, 12, 8), [], date(2024, 8, 1), "2023"),
        ([], date(2021, 12, 8), [], date(2024, 8, 1), "2022, 2023, 2024"),
        # 1 July to 31 December are 184 days, 3 July to 31 December 182.
        ([2022, 2023, 2024], date(2021, 7, 1), [], date(2024, 8, 1), "2021"),
        ([2022, 2023, 2024], date(2021, 7, 3), [], date(2024, 8, 1), ""),
        # A renewal adds years, an early end takes them away.
        ([2022, 2023, 2024], date(2021, 12, 8), [("renewal", {"length": "1 year"})], date(2024, 8, 1), "2025"),
        ([2022], date(2021, 12, 8), [("termination", {"on": date(2023, 3, 1)})], date(2024, 8, 1), ""),
        ([2022, 2023, 2024], None, [], date(2024, 8, 1), ""),
    ],
)
def test_years_without_a_tick(find: Find, years: Any, signed_on: Any, events: Any, as_of: date, idle: str) -> None:
    happened = [{"type": kind, "on": date(2024, 7, 1), **more} for kind, more in events]
    agreement = {"signed_on": signed_on, "clause": [TERM]}
    found = find("MOU408", agreement=agreement, workplan=plan({"years": years}), events=happened, as_of=as_of)
    assert [(problem.document, problem.route) for problem in found] == ([("workplan", ("years",))] if idle else [])
    assert all(Language("en").tell(problem.message).endswith(f" for {idle}.") for problem in found)


def test_without_an_end_the_years_go_up_to_the_day_asked_about(find: Find) -> None:
    open_ended = {"type": "term", "article": "Pasal 5", "quote": "...", "open_ended": True, "from": "signing"}
    data = {"agreement": {"clause": [open_ended]}, "workplan": plan({"years": [2022]})}
    assert find("MOU408", **data, as_of=date(2022, 12, 31)) == []
    assert len(find("MOU408", **data, as_of=date(2024, 12, 31))) == 1
    assert len(find("MOU408", **data, as_of=date(9999, 12, 31))) == 1  # and soon done


def numbered(*numbers: Any, stage: str | None = None) -> list[dict[str, Any]]:
    return [{"number": number, **({"stage": stage} if stage else {})} for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        (["a.", "b.", "c."], []),
        (["1.", "2", "(3)"], []),
        (["c.", "d."], []),  # may begin anywhere
        (["a.", "b.", "c.", "d.", "c."], [4]),  # the real work plan, programme 3
        (["a.", "c."], [1]),
        (["1.", "3.", "4."], [1]),
        (["1.", "1."], [1]),
        (["1.", "b."], []),  # another kind of number
        (["1.a", "1.c"], []),  # not one of the two kinds
        (["a.", None, "b."], []),
        (["²", "٣", "ä", "9999999999999"], []),
    ],
)
def test_numbering(find: Find, numbers: Any, places: list[int]) -> None:
    lines = [line if line["number"] else {} for line in numbered(*numbers)]
    found = find("MOU409", workplan=plan(*lines))
    assert [problem.route for problem in found] == [("programme", 0, "activity", n, "number") for n in places]


def test_each_stage_has_its_own_numbering(find: Find) -> None:
    stages = [{"id": "s1", "number": "1.", "text": "S"}, {"id": "s2", "number": "3.", "text": "T"}]
    lines = [*numbered("a.", "b.", stage="s1"), *numbered("a.", "c.", stage="s2")]
    activities = [{"id": f"a{number}", "text": "K", **line} for number, line in enumerate(lines)]
    programmes = [
        {"number": "1.", "name": "P", "stage": stages, "activity": activities},
        {"number": "3.", "name": "Q"},
    ]
    assert [problem.route for problem in find("MOU409", workplan={"programme": programmes})] == [
        ("programme", 1, "number"),
        ("programme", 0, "stage", 1, "number"),
        ("programme", 0, "activity", 3, "number"),
    ]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ({}, False),
        ({"kesatu": "PIHAK KESATU", "kedua": "Pihak  Kedua"}, False),
        ({"kesatu": "PIHAK I", "kedua": "PIHAK II"}, True),  # the real work plan
        ({"kesatu": "PIHAK KESATU"}, True),
        ({"kesatu": "PIHAK KEDUA", "kedua": "PIHAK KESATU"}, True),  # the columns may be swapped
    ],
)
def test_labels(find: Find, labels: Any, found: bool) -> None:
    problems = find("MOU410", workplan=plan({}, labels=labels))
    assert [problem.route for problem in problems] == ([("labels",)] if found else [])
