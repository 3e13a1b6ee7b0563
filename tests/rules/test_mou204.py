import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("originals", "stamped", "routes"),
    [
        (3, 2, []),
        (2, 2, []),
        (2, 0, []),
        (2, None, []),
        (None, None, []),
        (None, 2, []),
        (1, None, ["originals"]),
        (0, None, ["originals"]),
        (-1, None, ["originals"]),
        (3, 1, ["stamped"]),
        (3, -1, ["stamped"]),
        (2, 3, ["stamped"]),
        (1, 1, ["originals", "stamped"]),
    ],
)
def test_originals_and_stamps(find: Find, originals: int | None, stamped: int | None, routes: list[str]) -> None:
    found = find("MOU204", agreement={"originals": originals, "stamped": stamped})
    assert [problem.route for problem in found] == [(route,) for route in routes]
