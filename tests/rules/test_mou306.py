from datetime import date
from typing import Any

import pytest

from .conftest import Find


def clause(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "article": "Pasal 5", "quote": "...", **more}


TERM = clause("term", duration="3 years", **{"from": "signing"})


@pytest.mark.parametrize(
    ("clauses", "events", "routes"),
    [
        ([TERM, clause("monitoring", every="6 months")], [], []),
        ([], [], []),
        ([clause("funding")], [], []),
        ([TERM, clause("monitoring")], [], [("clause", 1)]),
        ([clause("monitoring", every="6 months")], [], [("clause", 0)]),
        ([clause("term")], [], [("clause", 0)]),
        ([clause("term", duration="3 years")], [], [("clause", 0)]),
        ([TERM, clause("renewal", mode="by-agreement")], [], [("clause", 1)]),
        ([TERM, clause("obligation", id="x", title="X", anchor="signing")], [], [("clause", 1)]),
        ([TERM, clause("force-majeure")], [], []),
        ([TERM, clause("force-majeure")], [{"type": "force-majeure", "on": date(2024, 4, 5)}], [("clause", 1)]),
        ([TERM, clause("correspondence")], [], []),
    ],
)
def test_duties_without_a_day(find: Find, clauses: Any, events: Any, routes: list[tuple[Any, ...]]) -> None:
    found = find("MOU306", agreement={"clause": clauses}, events=events)
    assert [problem.route for problem in found] == routes
    assert all(problem.article == "Pasal 5" for problem in found)


def test_clauses_of_one_article_are_told_apart(find: Find) -> None:
    clauses = [
        TERM,
        clause("obligation", id="satu", title="X", anchor="signing", period="1 month"),
        clause("obligation", id="dua", title="X", anchor="signing"),
        clause("monitoring", id="tiga"),
    ]
    found = find("MOU306", agreement={"clause": clauses})
    assert [problem.route for problem in found] == [("clause", 2), ("clause", 3)]


def test_lines_of_the_work_plan_are_counted_elsewhere(find: Find) -> None:
    plan = {"programme": [{"number": "1", "name": "P", "activity": [{"id": "1", "text": "A"}]}]}
    assert find("MOU306", workplan=plan) == []


def test_a_draft_is_spared_what_signing_will_bring(find: Find) -> None:
    clauses = [TERM, clause("monitoring", every="6 months")]
    assert find("MOU306", agreement={"signed_on": None, "clause": clauses}) == []
    nameless = clause("obligation", id="x", title="X", anchor="signing")
    found = find("MOU306", agreement={"signed_on": None, "clause": [TERM, nameless]})
    assert [problem.route for problem in found] == [("clause", 1)]
