from datetime import date
from typing import Any

import pytest

from .conftest import Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "1 tahun", "duration": "1 year", "from": "signing"}


def clause(**changes: Any) -> dict[str, Any]:
    return {"type": "renewal", "article": "Pasal 5", "quote": "dapat diperpanjang", "mode": "by-agreement", **changes}


def renewal(on: date = date(2022, 10, 3), **fields: Any) -> dict[str, Any]:
    return {"type": "renewal", "on": on, **(fields or {"length": "1 year"})}


def notice(on: date) -> dict[str, Any]:
    return {"type": "renewal-notice", "on": on, "party": "kedua"}


@pytest.mark.parametrize(
    ("clauses", "events", "said"),
    [
        ([TERM, clause()], [renewal()], []),
        ([TERM], [renewal()], []),
        ([TERM, clause()], [renewal(date(2022, 12, 8))], []),  # in time if the term ends on the anniversary
        ([TERM, clause()], [renewal(date(2022, 12, 9))], ["after the agreement had ended"]),
        ([TERM, clause()], [renewal(until=date(2022, 6, 30))], ["not after the end in force"]),
        ([TERM, clause()], [renewal(until=date(2023, 6, 30), length="1 year")], ["both a length and a last day"]),
        ([TERM, clause(mode="none")], [renewal()], ["excludes renewal"]),
        ([TERM, clause(max_renewals=1)], [renewal(), renewal(date(2023, 10, 2))], ["fewer renewals"]),
        ([TERM, clause(notice="1 month")], [notice(date(2022, 11, 1)), renewal()], []),
        ([TERM, clause(notice="1 month")], [renewal()], ["without a recorded notice"]),
        ([TERM, clause(notice="1 month")], [notice(date(2022, 11, 9)), renewal(date(2022, 12, 1))], ["every reading"]),
        ([TERM, clause(notice="1 month")], [notice(date(2022, 11, 8)), renewal(date(2022, 12, 1))], []),
        ([TERM, clause()], [{**renewal(), "from": date(2022, 12, 8)}], []),
        ([TERM, clause()], [{**renewal(), "from": date(2022, 12, 7)}], ["before the end in force"]),
        ([TERM, clause()], [{**renewal(), "from": date(2023, 2, 1)}], ["not in force until then"]),
    ],
)
def test_doubts(find: Find, clauses: list[Any], events: list[Any], said: list[str]) -> None:
    found = find("MOU602", agreement={"clause": clauses}, events=events)
    assert len(found) == len(said)
    assert all(part in str(problem.message) for part, problem in zip(said, found, strict=True))
    assert all(problem.document == "events" for problem in found)
