"""Addresses stay what they are when something else is added or moved."""

import tomllib

import pytest

from mouctl.findings import Route
from mouctl.loading.address import address

TEXT = """
title = "Judul"
calendars = ["a", "b"]

[[party]]
id = "kedua"
[[party.contact]]
id = "disnaker"

[[clause]]
type = "term"
[[clause]]
type = "obligation"
id = "laporan"

[[initials]]
party = "kesatu"

[[legal_basis]]
number = 39
[[legal_basis]]
number = 39

[[programme]]
number = "1.a"

[[event]]
id = "2022-06-07-monitoring-1"
type = "monitoring"
evidence = [{ file = "a b.pdf" }, {}]

[[day]]
on = 2024-01-02
"""


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        ((), ""),
        (("title",), "title"),
        (("party", 0, "contact", 0, "email"), "party.kedua.contact.disnaker.email"),
        (("clause", 0, "duration"), "clause.term.duration"),
        (("clause", 1), "clause.obligation/laporan"),
        (("initials", 0, "missing"), "initials.kesatu.missing"),
        (("legal_basis", 0), "legal_basis.39"),
        (("legal_basis", 1), "legal_basis.39#2"),
        (("programme", 0), 'programme."1.a"'),
        (("event", 0, "evidence", 0, "sha256"), 'event.2022-06-07-monitoring-1.evidence."a b.pdf".sha256'),
        (("event", 0, "evidence", 1), "event.2022-06-07-monitoring-1.evidence.2"),
        (("day", 0), "day.2024-01-02"),
        (("calendars", 1), "calendars.2"),
        (("clause", 7, "x"), "clause.8.x"),
        (("nothing", 0, 1), "nothing.1.2"),
    ],
)
def test_an_address_names_what_the_route_passes(route: Route, expected: str) -> None:
    assert address(tomllib.loads(TEXT), route) == expected


def test_another_clause_before_it_changes_no_address() -> None:
    before = tomllib.loads('[[clause]]\ntype = "term"\n[[clause]]\ntype = "renewal"\nnotice = "3 months"\n')
    after = tomllib.loads('[[clause]]\ntype = "funding"\n[[clause]]\ntype = "renewal"\nnotice = "3 months"\n')
    assert (
        address(before, ("clause", 1, "notice")) == address(after, ("clause", 1, "notice")) == "clause.renewal.notice"
    )


def test_odd_data_has_an_address_too() -> None:
    data = {"clause": [3, {"type": 4, "id": None}, "x"], "party": "no list"}
    assert address(data, ("clause", 0, "x")) == "clause.1.x"
    assert address(data, ("clause", 1)) == "clause.4/None"
    assert address(data, ("party", 0)) == "party.1"
