from datetime import date
from typing import Any

import pytest

from .conftest import Find


def term(**more: Any) -> dict[str, Any]:
    return {"type": "term", "article": "Pasal 5", "quote": "...", "from": "signing", **more}


def plan(*ticks: int, columns: tuple[int, ...] = (2022, 2023, 2024)) -> dict[str, Any]:
    activities = [{"id": "0", "text": "A"}, {"id": "1", "text": "A", "years": list(ticks)}]
    return {"years": list(columns), "programme": [{"number": "1", "name": "P", "activity": activities}]}


THREE = term(duration="3 years")


@pytest.mark.parametrize(
    ("clauses", "workplan", "positions"),
    [
        ([THREE], plan(2022, 2023, 2024), []),
        ([THREE], plan(), []),
        ([THREE], plan(2021, columns=(2021, 2022)), []),
        ([THREE], plan(2022, 2025), [1]),
        ([THREE], plan(2022, 2025, columns=(2022, 2025)), [1]),
        ([THREE], plan(2020, 2022, columns=(2020, 2022)), [0]),
        ([THREE], plan(2022, 2023, columns=(2022,)), [1]),
        ([], plan(2022, 2031), [1]),
        ([], plan(2031, columns=(2031,)), []),
        ([term(open_ended=True)], plan(2031, columns=(2031,)), []),
        ([term(open_ended=True)], plan(2020, columns=(2020,)), [0]),
        ([term(until=date(2025, 1, 1))], plan(2025, columns=(2025,)), []),
    ],
)
def test_ticks(find: Find, clauses: Any, workplan: Any, positions: list[int]) -> None:
    found = find("MOU402", agreement={"clause": clauses}, workplan=workplan)
    assert [(problem.document, problem.route) for problem in found] == [
        ("workplan", ("programme", 0, "activity", 1, "years", position)) for position in positions
    ]


def test_the_latest_reading_of_the_end_counts(find: Find) -> None:
    data = {"signed_on": date(2022, 1, 1), "clause": [THREE]}
    assert find("MOU402", agreement=data, workplan=plan(2025, columns=(2025,))) == []


def test_a_renewal_adds_years(find: Find) -> None:
    plan_to_2027 = plan(2027, columns=(2027,))
    renewed = [{"type": "renewal", "on": date(2024, 7, 1), "length": "3 years"}]
    assert len(find("MOU402", agreement={"clause": [THREE]}, workplan=plan_to_2027)) == 1
    assert find("MOU402", agreement={"clause": [THREE]}, workplan=plan_to_2027, events=renewed) == []


def test_without_a_work_plan(find: Find) -> None:
    assert find("MOU402", agreement={"clause": [THREE]}) == []


def test_it_is_told_that_the_latest_end_counts(find: Find) -> None:
    data = {"signed_on": date(2021, 12, 31), "clause": [THREE]}
    (problem,) = find("MOU402", agreement=data, workplan=plan(2030, columns=(2030,)))
    assert str(problem.message).endswith("at the latest, under every reading.")
