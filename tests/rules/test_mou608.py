from datetime import date
from typing import Any

import pytest

from .conftest import Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "3 tahun", "duration": "3 years", "from": "signing"}
NOTICE = {"type": "termination", "article": "Pasal 10", "quote": "60 hari kalender", "notice": "60 calendar days"}
END = {"type": "termination", "on": date(2023, 6, 30), "ground": "unilateral"}


def told(on: date) -> dict[str, Any]:
    return {"type": "termination-notice", "on": on, "party": "kedua"}


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([END], "without a recorded notice"),
        ([told(date(2023, 5, 20)), END], "at the earliest"),
        ([told(date(2023, 5, 1)), END], "under another reading"),
        ([told(date(2023, 4, 1)), END], None),
        ([{**END, "ground": "mutual"}], None),
        ([{"type": "correction", "on": date(2023, 7, 1), "replaces": "e1", "reason": "Keliru"}, END], None),
    ],
)
def test_an_end_by_one_party(find: Find, events: list[Any], said: str | None) -> None:
    found = find("MOU608", agreement={"clause": [TERM, NOTICE]}, events=events)
    assert [str(said) in str(problem.message) for problem in found] == ([True] if said else [])
    assert [problem.route for problem in found] == ([("event", len(events) - 1)] if said else [])
