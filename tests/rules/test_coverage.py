"""What a work plan covers and leaves open: by tables, and told by the rules of the check and by coverage alike."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouctl.coverage import Extent, coverage
from mouctl.gaps import Gap, gaps
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.service.covering import RULES

from .conftest import PARTIES, Data, make_schedule

TERM = {"type": "term", "article": "Pasal 5", "quote": "...", "duration": "3 years", "from": "signing"}
SCOPE = [{"id": "a", "text": "Satu"}, {"id": "b", "text": "Dua"}]
WHOLE = {
    "schedule": "Januari 2022",
    "years": [2022, 2023, 2024],
    "funding": [{"source": "APBD", "party": "kedua"}],
    "duties": {"kesatu": ["Satu"], "kedua": ["Dua"]},
}
"""A line without a gap."""


def plan(*lines: Data, scope: Any = ("a", "b"), **more: Any) -> dict[str, Any]:
    activities = [{"id": f"a{number}", "text": "Kegiatan", **line} for number, line in enumerate(lines)]
    return {"programme": [{"number": "1.", "name": "P", "scope": list(scope), "activity": activities}], **more}


def planned(workplan: Data, scope: Any = SCOPE, as_of: date = date(2024, 8, 1)) -> Schedule:
    return make_schedule(agreement={"scope": scope, "clause": [TERM]}, workplan=workplan, as_of=as_of)


def gaps_in(one: Schedule) -> list[Gap]:
    agreement, workplan = one.life.version.agreement, one.life.version.workplan
    return list(gaps(agreement, workplan, one.life)) if workplan else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({}, []),
        ({"schedule": "Sesuai kesepakatan PARA PIHAK"}, [("undated", "a0")]),
        ({"schedule": None}, [("undated", "a0")]),
        ({"schedule": "kapan-kapan"}, [("unreadable", "a0")]),
        ({"years": [2021, 2022, 2023, 2024]}, [("stray-year", "a0")]),  # in force in 2021, but without a column
        ({"years": [2020, 2022, 2023, 2024, 2025]}, [("stray-year", "a0")] * 2),
        ({"years": [2022, 2024]}, [("idle-years", "")]),
        ({"funding": []}, [("unfunded", "a0")]),
        ({"funding": [{"source": "Hibah"}]}, [("others-money", "a0")]),
        ({"funding": [{"source": "Hibah"}, {"source": "APBD", "party": "kesatu"}]}, [("others-money", "a0")]),
        ({"duties": {"kesatu": ["Satu"]}}, [("idle-party", "a0")]),
        ({"duties": {}}, [("idle-party", "a0")]),
    ],
)
def test_each_gap_of_a_line(line: Data, expected: list[tuple[str, str]]) -> None:
    assert [(gap.kind, gap.about) for gap in gaps_in(planned(plan({**WHOLE, **line})))] == expected


@pytest.mark.parametrize(
    ("scope", "carried_out", "expected"),
    [
        (SCOPE, ("a", "b"), []),
        (SCOPE, ("a",), [("uncovered", "b")]),
        (SCOPE, (), [("uncovered", "a"), ("uncovered", "b"), ("orphan", "1.")]),
        (SCOPE, ("x",), [("uncovered", "a"), ("uncovered", "b"), ("orphan", "1.")]),  # an addendum took the item away
        ([], (), []),
    ],
)
def test_scope_against_programmes(scope: Any, carried_out: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    found = gaps_in(planned(plan(WHOLE, scope=carried_out), scope))
    assert [(gap.kind, gap.about) for gap in found] == expected


@pytest.mark.parametrize(
    ("lines", "extent", "years_without", "parties_without", "own_money"),
    [
        ([WHOLE], "covered", (), (), True),
        # One line may have what the other lacks.
        ([{**WHOLE, "years": [2022], "funding": []}, {"years": [2023, 2024]}], "partly", (), (), False),
        ([{**WHOLE, "years": [2022]}, {"years": [2023, 2024]}], "covered", (), (), True),
        ([{**WHOLE, "years": [2022, 2024]}], "partly", (2023,), (), True),
        ([{**WHOLE, "duties": {"kedua": ["Dua"]}}], "partly", (), ("kesatu",), True),
        ([{**WHOLE, "funding": [{"source": "Hibah"}]}], "partly", (), (), False),
        ([], "partly", (2022, 2023, 2024), ("kesatu", "kedua"), False),
    ],
)
def test_how_far_an_item_is_covered(
    lines: list[Data],
    extent: Extent,
    years_without: tuple[int, ...],
    parties_without: tuple[str, ...],
    own_money: bool,
) -> None:
    one = planned(plan(*lines, scope=("a",)))
    assert one.dossier.workplan
    carried_out, forgotten = coverage(one.dossier.agreement, one.dossier.workplan)
    assert (carried_out.extent, carried_out.own_money) == (extent, own_money)
    assert carried_out.years_without == years_without
    assert tuple(party.id for party in carried_out.parties_without) == parties_without
    assert (forgotten.extent, forgotten.programmes, forgotten.years) == ("uncovered", (), ())


YEARS = st.lists(st.sampled_from([2020, 2021, 2022, 2023, 2024, 2025]), unique=True, max_size=4)
PARTY = st.sampled_from([*(party["id"] for party in PARTIES), "donor", None])
FUNDING = st.fixed_dictionaries({"source": st.just("APBD"), "party": PARTY})
LINES = st.fixed_dictionaries(
    {},
    optional={
        "schedule": st.sampled_from(["Januari 2022", "Sesuai kesepakatan PARA PIHAK", "kapan-kapan", "2023"]),
        "years": YEARS,
        "funding": st.lists(FUNDING, max_size=2),
        "duties": st.dictionaries(st.sampled_from(["kesatu", "kedua"]), st.lists(st.just("Tugas"), max_size=1)),
    },
)
PLANS = st.builds(
    lambda lines, scope, years: plan(*lines, scope=scope, years=years),
    st.lists(LINES, max_size=4),
    st.lists(st.sampled_from(["a", "b"]), unique=True),
    YEARS,
)


@given(workplan=PLANS, scope=st.sampled_from([SCOPE, []]))
def test_check_and_coverage_tell_the_same(rules: dict[str, Rule], workplan: Data, scope: Any) -> None:
    """Each gap is a problem at the same place in the same words; the undated lines are one problem together."""
    one = planned(workplan, scope)
    problems = {(name, problem) for name in set(RULES.values()) for problem in rules[name].check(one)}
    told = Counter((name, each.document, each.route, str(each.message)) for name, each in problems if name != "MOU403")
    found = gaps_in(one)
    dated = [gap for gap in found if gap.kind != "undated"]
    assert Counter((RULES[gap.kind], gap.document, gap.route, str(gap.message)) for gap in dated) == told
    counted = [each.message.number for name, each in problems if name == "MOU403"]
    assert sum(counted) == len(found) - len(dated)
