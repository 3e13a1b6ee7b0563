from typing import Any

import pytest

from .conftest import PARTIES, Find


def party(*contacts: dict[str, Any]) -> dict[str, Any]:
    listed = [{"id": f"c{index}", "unit": "Biro", **contact} for index, contact in enumerate(contacts)]
    return {**PARTIES[0], "contact": listed} if contacts else dict(PARTIES[0])


@pytest.mark.parametrize(
    "contact",
    [
        {"address": "Jalan MT Haryono"},
        {"telephone": "021 - 7994166"},
        {"fax": "0623 - 44097"},
        {"email": "kerjasama@bp2mi.go.id"},
    ],
)
def test_one_way_is_enough(find: Find, contact: dict[str, str]) -> None:
    assert find("MOU203", agreement={"party": [party({}, contact)]}) == []


def test_a_party_that_cannot_be_reached(find: Find) -> None:
    for silent in (party(), party({}), party({}, {})):
        (problem,) = find("MOU203", agreement={"party": [party({"fax": "1"}), silent]})
        assert problem.route == ("party", 1, "contact")


def test_an_impossible_address_reaches_nobody(find: Find) -> None:
    found = find("MOU203", agreement={"party": [party({"email": "-"})]})
    assert [problem.route for problem in found] == [("party", 0, "contact")]
