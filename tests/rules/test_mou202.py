from datetime import date

import pytest

from .conftest import PARTIES, Find


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("46/KA-MoU/XII/2021", None),
        ("46 / KA-MoU / XII / 2021", None),
        ("560/5100", None),
        ("560/V/5100/2021", None),
        ("V/560/XII/2021", None),
        ("XII", None),
        ("I", None),
        ("2021/XII/7", None),
        ("01/PKS/2021", None),
        ("131.12.354", None),
        ("46/KA-MoU/XI/2021", "XI"),
        ("46/KA-MoU/XII/2022", "2022"),
        ("46/KA-MoU/I/2022", "I/2022"),
        ("46/KA-MoU/XI", "XI"),
        ("01/PKS/2020", "2020"),
        (None, None),
    ],
)
def test_month_and_year(find: Find, number: str | None, said: str | None) -> None:
    second = {**PARTIES[1], "number": number} if number else PARTIES[1]
    found = find("MOU202", agreement={"party": [PARTIES[0], second]})
    assert [problem.message.values["parts"] for problem in found] == ([said] if said else [])
    assert [problem.route for problem in found] == [("party", 1, "number")] * bool(said)


def test_a_draft_has_nothing_to_compare(find: Find) -> None:
    party = {**PARTIES[0], "number": "46/KA-MoU/XI/2020"}
    assert find("MOU202", agreement={"signed_on": None, "party": [party]}) == []
    assert len(find("MOU202", agreement={"signed_on": date(2021, 11, 1), "party": [party]})) == 1
