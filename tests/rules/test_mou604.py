from datetime import date
from typing import Any

import pytest

from .conftest import Find

AHEAD = {"type": "contact-change", "on": date(2999, 6, 7), "party": "kesatu"}
CORRECTION = {"type": "correction", "on": date(2022, 7, 1), "replaces": "e0", "reason": "tahun salah"}


@pytest.mark.parametrize(
    ("events", "count"),
    [
        ([{**AHEAD, "on": date(2022, 6, 7)}], 0),
        ([AHEAD], 1),
        ([{**AHEAD, "known_on": date(2022, 6, 7)}], 0),
        ([AHEAD, CORRECTION], 0),
    ],
)
def test_what_is_still_to_come(find: Find, events: list[dict[str, Any]], count: int) -> None:
    found = find("MOU604", events=events)
    assert [problem.route for problem in found] == [("event", 0, "on")] * count
