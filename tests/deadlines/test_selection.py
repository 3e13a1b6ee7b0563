"""Which rows of a work plan are wanted: each wish alone, wishes together, and the groups."""

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deadlines.building import dossier, events, on, real

from mouctl.lifecycle import Life
from mouctl.model.workplan import WorkPlan
from mouctl.selection import By, Choice, Selection, grouped, select

TERM = "term duration='3 years' from=signing"
LINES: tuple[dict[str, Any], ...] = (
    {"id": "a", "years": (2022, 2023), "duties": {"kesatu": ("x",), "kedua": ("y",)},
     "funding": ({"source": "DIPA", "party": "kesatu"}, {"source": "APBD Kab Contoh", "party": "kedua"})},
    {"id": "b", "years": (2024,), "duties": {"kedua": ("y",)}, "funding": ({"source": "Hibah"},)},
    {"id": "c", "schedule": "Maret 2023", "duties": {"kesatu": ()}},
    {"id": "d"},
    {"id": "e", "years": (2022,), "duties": {"kesatu": ("x",)}, "funding": ({"source": "Lainnya", "party": "kesatu"},)},
)  # fmt: skip
"""Ticks, duties and money in every combination that matters; c has a year by its schedule alone, d has nothing."""
TOLD = (
    "activity 2022-05-01 activity=a | activity 2024-02-01 activity=e year=2024 | "
    "activity 2022-06-01 activity=e state=cancelled"
)
AS_OF = date(2024, 3, 1)
"""Then a is done for 2022 and late for 2023, b planned, e cancelled for 2022 and done for 2024 without a tick."""


@cache
def plan() -> tuple[Life, WorkPlan]:
    lines = [{"text": "Kegiatan", **line} for line in LINES]
    programmes = [
        {"number": "1.", "name": "Satu", "scope": ("a",), "activity": lines[:2]},
        {"number": "2", "name": "Dua", "scope": ("b", "c"), "activity": lines[2:4]},
        {"number": "3.", "name": "Tiga", "activity": lines[4:]},
    ]
    made = WorkPlan.model_validate(
        {"schema": 1, "title": "Rencana", "years": (2022, 2023, 2024), "programme": programmes}
    )
    return on(dossier(TERM)._replace(workplan=made, events=events(TOLD)), AS_OF).life, made


def found(choice: Choice) -> Selection:
    return select(*plan(), choice)


def ids(selection: Selection) -> str:
    return "".join(row.activity.id for row in selection.rows)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), "abcde"),
        (Choice(years=(2022,)), "ae"),
        (Choice(years=(2023,)), "ac"),  # c: by its schedule, since nothing is ticked
        (Choice(years=(2024,)), "be"),  # e: done without a tick
        (Choice(years=(2022, 2024)), "abe"),
        (Choice(years=(None,)), "d"),
        (Choice(states=("done", "done-late")), "ae"),
        (Choice(states=("late",)), "a"),
        (Choice(states=("planned",)), "b"),
        (Choice(states=("cancelled",)), "e"),
        (Choice(states=(None,)), "cd"),
        (Choice(years=(2023,), states=("done",)), ""),  # a was done, but not for 2023
        (Choice(years=(2023,), states=("late",)), "a"),
        (Choice(parties=("kedua",)), "abcd"),  # c and d give nobody a duty, and so are owed by all
        (Choice(parties=("kesatu",)), "acde"),
        (Choice(parties=(None,)), "cd"),
        (Choice(programmes=("1",)), "ab"),
        (Choice(programmes=("2", "3")), "cde"),
        (Choice(scope=("a",)), "ab"),
        (Choice(scope=("c",)), "cd"),
        (Choice(scope=(None,)), "e"),
        (Choice(funding=("kesatu",)), "ae"),
        (Choice(funding=("APBD Kab Contoh", "Hibah")), "ab"),
        (Choice(funding=(None,)), "cd"),  # Hibah is nobody's, and still a source
        (Choice(parties=("kedua",), funding=("kesatu",)), "a"),
    ],
)
def test_wishes(choice: Choice, expected: str) -> None:
    assert ids(found(choice)) == expected


@pytest.mark.parametrize(
    ("by", "choice", "expected"),
    [
        ("programme", Choice(), {"1. Satu": "ab", "2 Dua": "cd", "3. Tiga": "e"}),
        ("party", Choice(), {"kesatu": "ae", "kedua": "ab", None: "cd"}),
        ("party", Choice(parties=("kedua",)), {"kedua": "ab", None: "cd"}),
        ("year", Choice(), {2022: "ae", 2023: "ac", 2024: "be", None: "d"}),
        ("year", Choice(years=(2023, 2024)), {2023: "ac", 2024: "be"}),
        ("funder", Choice(), {"kesatu": "ae", "kedua": "a", "Hibah": "b", None: "cd"}),
        ("funder", Choice(funding=("kesatu",)), {"kesatu": "ae"}),
    ],
)
def test_groups_in_their_order(by: By, choice: Choice, expected: dict[object, str]) -> None:
    groups = [(group.key, "".join(row.activity.id for row in group.rows)) for group in grouped(found(choice), by)]
    assert groups == list(expected.items())


@pytest.mark.parametrize(
    ("choice", "yearless"),
    [
        (Choice(), 0),
        (Choice(years=(2022,)), 1),
        (Choice(years=(2022, None)), 0),
        (Choice(years=(2022,), programmes=("1",)), 0),
        (Choice(years=(2022,), states=("done",)), 0),
    ],
)
def test_what_may_belong_to_any_year_is_counted(choice: Choice, yearless: int) -> None:
    assert found(choice).yearless == yearless


def test_only_the_ticks_of_the_years_wanted_count() -> None:
    assert [(tick.activity, tick.year) for tick in found(Choice(years=(2022,))).ticks] == [("a", 2022), ("e", 2022)]


def test_a_year_beside_the_plan_has_a_column_where_something_was_done_in_it() -> None:
    case = dossier(TERM)._replace(
        workplan=plan()[1].model_copy(update={"years": (2022,)}), events=events("activity 2021-12-31 activity=d")
    )
    life = on(case, AS_OF).life
    assert life.version.workplan is not None
    assert select(life, life.version.workplan, Choice()).plan_years == (2021, 2022, 2023, 2024)


ALONE = st.one_of(
    st.lists(st.sampled_from(("kesatu", "kedua", None)), max_size=2).map(lambda v: Choice(parties=tuple(v))),
    st.lists(st.sampled_from(("1", "2", "3")), max_size=2).map(lambda v: Choice(programmes=tuple(v))),
    st.lists(st.sampled_from(("a", "b", "c", None)), max_size=2).map(lambda v: Choice(scope=tuple(v))),
    st.lists(st.sampled_from(("kesatu", "kedua", "Hibah", "DIPA", None)), max_size=2).map(
        lambda v: Choice(funding=tuple(v))
    ),
    st.lists(st.sampled_from((2022, 2023, 2024, None)), max_size=2).map(lambda v: Choice(years=tuple(v))),
)


@settings(max_examples=200, deadline=None)
@given(ALONE, ALONE)
def test_wishes_of_two_kinds_find_what_each_finds_in_either_order(one: Choice, other: Choice) -> None:
    wishes = [{key: value for key, value in each._asdict().items() if value} for each in (one, other)]
    if set(wishes[0]) & set(wishes[1]):
        return  # two of one kind are alternatives
    together = Choice()._replace(**wishes[0], **wishes[1])
    first, second = found(one), found(other)
    assert ids(found(together)) == "".join(row.activity.id for row in first.rows if row in second.rows)


@pytest.mark.parametrize("case", ["made up", "real"])
def test_all_parties_and_all_years_together_are_the_whole(case: str) -> None:
    if case == "real":
        life = on(real(), AS_OF).life
        assert life.version.workplan is not None
        whole = select(life, life.version.workplan, Choice())
    else:
        whole = found(Choice())
    every = [row.activity.id for row in whole.every]
    parties = whole.life.version.agreement.party_ids
    years = (*whole.plan_years, None)
    funders = (*{name for row in whole.every for name in row.money}, None)
    for alternatives in (
        [Choice(parties=(party,)) for party in parties],
        [Choice(years=(year,)) for year in years],
        [Choice(funding=(funder,)) for funder in funders],
    ):
        seen = {row.activity.id for choice in alternatives for row in select(whole.life, whole.plan, choice).rows}
        assert seen == set(every)
    for by in ("programme", "party", "year", "funder"):
        assert {row.activity.id for group in grouped(whole, by) for row in group.rows} == set(every)
