"""The table of date cases: every expected day was reckoned by hand from the ground that its row names."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mouctl.language import Language
from mouctl.model.dossier import Dossier
from mouctl.sentences import Sentence

from .building import PRIVATE, PUBLIC, dossier, entry, event, events, on, pairs, real

Case = dict[str, str]

TABLE = Path(__file__).parent / "cases.csv"


def rows() -> list[Case]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def written(case: Case) -> Dossier:
    """The row's agreement: the real one, or the one that its clauses write."""
    if case["clauses"] == "the real agreement":
        return real()._replace(events=events(case["events"]))
    return dossier(
        case["clauses"],
        signed=day(case["signed"]),
        public=PRIVATE if case["parties"] == "private" else PUBLIC,
        text=pairs(case["text"].split()),
        register=pairs(case["register"].split()),
        happened=events(case["events"]),
        plan=case["schedule"],
    )


@pytest.mark.parametrize("case", rows(), ids=lambda case: case["case"])
def test_case(case: Case) -> None:
    imagined = event(case["imagined"]) if case["imagined"] else None
    found = on(written(case), date.fromisoformat(case["as_of"]), imagined=imagined)
    assert found.life.state == case["state"]
    if not case["deadline"]:
        return
    own = entry(found, case["deadline"])
    if case["status"] == "none":
        assert own is None
        return
    assert own is not None
    deadline = own.deadline
    assert deadline.due_on == day(case["due_on"])
    assert sorted(reading.due_on for reading in deadline.readings) == [day(each) for each in case["readings"].split()]
    assert (deadline.earliest, deadline.latest) == (day(case["earliest"]), day(case["latest"]))
    assert deadline.act_by == day(case["act_by"])
    assert own.status == case["status"]
    assert case["says"] in said(own.why, *own.warnings), own.warnings


def said(*sentences: Sentence | None) -> str:
    return " ".join(Language("en").tell(each) for each in sentences if each)


class TestTheTable:
    def test_is_large_enough_and_names_each_case_once(self) -> None:
        names = Counter(case["case"] for case in rows())
        assert len(names) >= 70
        assert set(names.values()) == {1}

    def test_every_row_names_its_ground(self) -> None:
        assert all(len(case["ground"]) > 5 for case in rows())

    @pytest.mark.parametrize(
        "status", ["undetermined", "upcoming", "due", "overdue", "lapsed", "done", "done-late", "moot"]
    )
    def test_shows_every_status(self, status: str) -> None:
        assert any(case["status"] == status for case in rows())

    @pytest.mark.parametrize(
        "state", ["draft", "signed", "in-force", "expired", "terminated", "open-ended", "undetermined"]
    )
    def test_shows_every_state(self, state: str) -> None:
        assert any(case["state"] == state for case in rows())
