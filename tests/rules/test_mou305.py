from datetime import date
from typing import Any

import pytest

from .conftest import Find


def term(**more: Any) -> dict[str, Any]:
    return {"type": "term", "article": "Pasal 5", "quote": "...", **more}


def renewal(notice: str, mode: str = "by-agreement") -> dict[str, Any]:
    return {"type": "renewal", "article": "Pasal 5", "quote": "...", "mode": mode, "notice": notice}


@pytest.mark.parametrize(
    ("clauses", "routes"),
    [
        ([term(duration="3 years", **{"from": "signing"}), renewal("3 months")], []),
        ([term(until=date(2024, 12, 31))], []),
        ([term(until=date(2021, 12, 8))], []),
        ([term(open_ended=True, **{"from": "signing"}), renewal("3 months")], []),
        ([term()], []),
        ([renewal("3 months")], []),
        ([term(until=date(2021, 12, 7))], [("clause", 0, "until")]),
        ([term(until=date(2022, 1, 1), **{"from": date(2022, 2, 1)}), renewal("1 month")], [("clause", 0, "until")]),
        ([term(duration="0 days", **{"from": "signing"})], [("clause", 0, "duration")]),
        ([term(duration="3 years", **{"from": "signing"}), renewal("3 years")], [("clause", 1, "notice")]),
        ([renewal("4 years"), term(duration="3 years", **{"from": "signing"})], [("clause", 0, "notice")]),
        ([term(duration="1 month", **{"from": "signing"}), renewal("60 days")], [("clause", 1, "notice")]),
        ([term(duration="3 years", **{"from": "signing"}), renewal("35 months")], []),
        ([term(duration="1 year", **{"from": "signing"}), renewal("1 year", "automatic")], [("clause", 1, "notice")]),
        ([term(duration="1 year", **{"from": "signing"}), renewal("1 year", "none")], []),
    ],
)
def test_terms(find: Find, clauses: list[dict[str, Any]], routes: list[tuple[Any, ...]]) -> None:
    assert [problem.route for problem in find("MOU305", agreement={"clause": clauses})] == routes


@pytest.mark.parametrize("term_end", ["day-before", "anniversary"])
def test_a_notice_as_long_as_the_term_under_either_reading(find: Find, term_end: str) -> None:
    data = {
        "clause": [term(duration="3 years", **{"from": "signing"}), renewal("3 years")],
        "conventions": {"term_end": term_end},
    }
    assert len(find("MOU305", agreement=data)) == 1


def test_a_draft_whose_end_is_before_its_fixed_beginning(find: Find) -> None:
    data = {"signed_on": None, "clause": [term(until=date(2022, 1, 1), **{"from": date(2022, 2, 1)})]}
    assert len(find("MOU305", agreement=data)) == 1
    assert find("MOU305", agreement={"signed_on": None, "clause": [term(until=date(2022, 1, 1))]}) == []
