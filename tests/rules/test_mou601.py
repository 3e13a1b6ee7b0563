from datetime import date
from typing import Any

import pytest

from .conftest import Find

REVIEW = {"type": "monitoring", "on": date(2022, 6, 7)}
EARLY = {"type": "monitoring", "on": date(2021, 6, 7)}
CORRECTION = {"type": "correction", "on": date(2022, 7, 1), "replaces": "e0", "reason": "tahun salah"}


@pytest.mark.parametrize(
    ("events", "routes"),
    [
        ([], []),
        ([REVIEW], []),
        ([{**REVIEW, "on": date(2021, 12, 8)}], []),
        ([REVIEW, EARLY], [("event", 1, "on")]),
        ([EARLY, REVIEW, EARLY], [("event", 0, "on"), ("event", 2, "on")]),
        ([EARLY, CORRECTION], []),
    ],
)
def test_events_before_signing(find: Find, events: list[dict[str, Any]], routes: list[tuple[Any, ...]]) -> None:
    found = find("MOU601", events=events)
    assert [(problem.document, problem.route) for problem in found] == [("events", route) for route in routes]


def test_a_draft_has_no_signing(find: Find) -> None:
    assert find("MOU601", agreement={"signed_on": None}, events=[EARLY]) == []
