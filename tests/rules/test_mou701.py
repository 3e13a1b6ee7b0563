from datetime import date
from typing import Any

import pytest

from mouctl.dates.decrees import decreed_year, national_years
from mouctl.model.settings import Settings

from .conftest import Find

ARTICLE = {"article": "Pasal 11", "quote": "..."}
TERM = {"type": "term", "article": "Pasal 5", "quote": "...", "until": date(2040, 12, 31)}


def change(on: date, notice: str = "7 working days") -> dict[str, Any]:
    clause = {"type": "correspondence", **ARTICLE, "notice": notice}
    return {
        "agreement": {"clause": [TERM, clause]},
        "events": [{"type": "contact-change", "on": on, "party": "kesatu"}],
    }


@pytest.mark.parametrize(
    ("on", "notice", "uncertain"),
    [
        (date(2024, 4, 5), "7 working days", False),
        (date(2031, 4, 5), "7 working days", True),
        (date(2026, 12, 28), "7 working days", True),
        (date(2031, 4, 5), "7 calendar days", False),
        (date(2031, 4, 5), "7 days", False),
        (date(2031, 4, 5), "1 month", False),
    ],
)
def test_estimated_holidays(find: Find, on: date, notice: str, *, uncertain: bool) -> None:
    found = find("MOU701", **change(on, notice), as_of=date(2031, 4, 20))
    assert [problem.route for problem in found] == [("clause", 1)] * uncertain


def test_only_the_years_that_are_counted_in(find: Find) -> None:
    signed_long_ago = {
        "signed_on": date(2019, 12, 8),
        "clause": [
            {**TERM, "until": None, "duration": "5 years", "from": "signing"},
            {"type": "renewal", **ARTICLE, "mode": "by-agreement", "notice": "10 working days"},
        ],
    }
    clauses = [{key: value for key, value in clause.items() if value} for clause in signed_long_ago["clause"]]  # type: ignore[attr-defined]
    assert find("MOU701", agreement={**signed_long_ago, "clause": clauses}) == []


def test_unknown_years(find: Find) -> None:
    data = change(date(2031, 4, 5))
    (problem,) = find("MOU701", **data, years=national_years(estimates=False), as_of=date(2031, 4, 20))
    assert problem.route == ("clause", 1)
    assert find("MOU306", **data, years=national_years(estimates=False), as_of=date(2031, 4, 20)) == []


def test_estimates_that_the_register_refuses(find: Find) -> None:
    settings = Settings(conventions={"beyond_table": "refuse"})
    assert len(find("MOU701", **change(date(2031, 4, 5)), settings=settings, as_of=date(2031, 4, 20))) == 1


def test_a_due_date_that_moves_off_days_off(find: Find) -> None:
    activity = {"id": "1", "text": "A", "schedule": "Mei 2031"}
    plan = {"programme": [{"number": "1", "name": "P", "activity": [activity]}]}
    settings = Settings(conventions={"roll": "preceding"})
    assert find("MOU701", workplan=plan) == []
    (problem,) = find("MOU701", workplan=plan, settings=settings)
    assert (problem.document, problem.route) == ("workplan", ("programme", 0, "activity", 0))


def test_nobody_waits_for_what_is_done(find: Find) -> None:
    data = change(date(2031, 4, 5))
    data["events"][0]["notified_on"] = date(2031, 4, 7)
    assert find("MOU701", **data, as_of=date(2031, 4, 20)) == []


def test_the_decrees_that_ship_reach_2026() -> None:
    assert decreed_year(2026)
    assert decreed_year(2027) is None, "the dates in this file need moving on"
