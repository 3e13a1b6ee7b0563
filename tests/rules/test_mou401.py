from typing import Any

import pytest

from .conftest import Find

SCOPE = [{"id": "a", "text": "Satu"}, {"id": "b", "text": "Dua"}]


def programme(*scope: str) -> dict[str, Any]:
    return {"number": "1.", "name": "P", "scope": list(scope)}


@pytest.mark.parametrize(
    ("scope", "programmes", "places"),
    [
        (SCOPE, [programme("a"), programme("b")], []),
        (SCOPE, [programme("a", "b")], []),
        (SCOPE, [programme("a")], [("agreement", ("scope", 1))]),
        (SCOPE, [programme("a", "b"), programme()], [("workplan", ("programme", 1, "scope"))]),
        (SCOPE, [{"number": "1.", "name": "P"}, programme("a", "b")], [("workplan", ("programme", 0, "scope"))]),
        (SCOPE, [], [("agreement", ("scope", 0)), ("agreement", ("scope", 1))]),
        ([], [programme()], []),
    ],
)
def test_scope_and_programmes(find: Find, scope: Any, programmes: Any, places: Any) -> None:
    found = find("MOU401", agreement={"scope": scope}, workplan={"programme": programmes})
    assert [(problem.document, problem.route) for problem in found] == places


def test_without_a_work_plan(find: Find) -> None:
    assert find("MOU401", agreement={"scope": SCOPE}) == []
