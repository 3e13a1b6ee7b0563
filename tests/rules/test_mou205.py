from typing import Any

import pytest

from .conftest import Find

KESATU = {"party": "kesatu", "pages": 9}
KEDUA = {"party": "kedua", "pages": 9}


@pytest.mark.parametrize(
    ("initials", "routes"),
    [
        ([], []),
        ([KESATU, KEDUA], []),
        ([KESATU, {**KEDUA, "missing": [9]}], [("initials", 1, "missing")]),
        ([{**KESATU, "missing": [1, 2]}, KEDUA], [("initials", 0, "missing")]),
        ([KESATU], [("initials",)]),
        ([{"party": "ketiga", "pages": 1, "missing": [1]}, KESATU, KEDUA], [("initials", 0, "missing")]),
    ],
)
def test_initials(find: Find, initials: list[dict[str, Any]], routes: list[tuple[Any, ...]]) -> None:
    found = find("MOU205", agreement={"initials": initials})
    assert [problem.route for problem in found] == routes


def test_pages_are_named(find: Find) -> None:
    (problem,) = find("MOU205", agreement={"initials": [{**KESATU, "missing": [2, 9]}, KEDUA]})
    assert problem.message.values["pages"] == ("2", "9")
    assert problem.message.number == 2
