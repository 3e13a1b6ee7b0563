from datetime import date

import pytest

from .conftest import Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "3 tahun", "duration": "3 years", "from": "signing"}


@pytest.mark.parametrize(("deadline", "count"), [("contoh/expiry", 0), ("contoh/expiri", 1)])
def test_the_deadline_must_exist(find: Find, deadline: str, count: int) -> None:
    seen = {"type": "acknowledge", "on": date(2022, 1, 3), "until": date(2022, 2, 1), "by": "Kepala Biro"}
    events = [{**seen, "reason": "dijadwalkan", "deadline": deadline}]
    found = find("MOU603", agreement={"clause": [TERM]}, events=events)
    assert [problem.route for problem in found] == [("event", 0, "deadline")] * count
