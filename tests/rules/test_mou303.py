from typing import Any

import pytest

from mouctl.model.settings import Settings

from .conftest import Find


def clause(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "article": "Pasal 7", "quote": "...", **more}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (clause("correspondence", notice="7 days"), "notice"),
        (clause("term", duration="90 days", **{"from": "signing"}), "duration"),
        (clause("termination", notice="60 hari"), "notice"),
        (clause("obligation", id="x", title="X", anchor="end", period="5 days", direction="before"), "period"),
        (clause("correspondence", notice="7 working days"), None),
        (clause("correspondence", notice="7 calendar days"), None),
        (clause("correspondence", notice="2 weeks"), None),
        (clause("correspondence", notice="72 hours"), None),
        (clause("correspondence"), None),
        (clause("funding"), None),
    ],
)
def test_bare_periods(find: Find, data: dict[str, Any], key: str | None) -> None:
    found = find("MOU303", agreement={"clause": [clause("funding"), data]})
    assert [problem.route for problem in found] == ([("clause", 1, key)] if key else [])


def test_settled_by_the_text(find: Find) -> None:
    answer = {"value": "working", "article": "Pasal 1", "quote": "hari adalah hari kerja"}
    data = {"clause": [clause("correspondence", notice="7 days")], "conventions": {"bare_days": answer}}
    assert find("MOU303", agreement=data) == []


@pytest.mark.parametrize(
    ("data", "register", "earlier"),
    [
        (clause("correspondence", notice="7 days"), {}, True),
        (clause("correspondence", notice="7 days", direction="before"), {}, False),
        (clause("renewal", mode="automatic", notice="30 days"), {}, False),
        (clause("renewal", mode="automatic", length="365 days"), {}, True),
        (clause("correspondence", notice="7 days"), {"bare_days": "working"}, False),
    ],
)
def test_calendar_days_are_called_earlier_only_where_they_are(
    find: Find, data: dict[str, Any], register: dict[str, str], *, earlier: bool
) -> None:
    (problem,) = find("MOU303", agreement={"clause": [data]}, settings=Settings(conventions=register))
    assert ("end earlier" in str(problem.message)) is earlier
