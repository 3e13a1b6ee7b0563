"""MOU605, MOU606 and MOU607: evidence that is gone, that changed, and of which nobody could tell."""

from datetime import date
from typing import Any

import pytest

from mouctl.language import Language
from mouctl.model.kept import Kept, Whereabouts

from .conftest import Find

OLD, NEW = "a" * 64, "b" * 64
THERE = Kept(Whereabouts.THERE, OLD)


def event(*evidence: dict[str, str]) -> dict[str, Any]:
    return {"type": "dispute", "on": date(2022, 3, 1), "evidence": list(evidence)}


SEALED, OPEN = {"file": "surat.pdf", "sha256": OLD}, {"file": "surat.pdf"}


@pytest.mark.parametrize(
    ("named", "kept", "found"),
    [
        (SEALED, THERE, {}),
        (SEALED, Kept(Whereabouts.THERE, NEW), {"MOU606": "has changed since it was recorded."}),
        (OPEN, THERE, {"MOU607": "could not be noticed: no sha256."}),
        *(
            (each, Kept(whereabouts), {"MOU605": said})
            for each in (SEALED, OPEN)
            for whereabouts, said in [
                (Whereabouts.GONE, "is gone."),
                (Whereabouts.NO_FILE, "is no ordinary file."),
                (Whereabouts.OUTSIDE, "lies outside the agreement's folder"),
                (Whereabouts.UNREADABLE, "cannot be read."),
            ]
        ),
    ],
)
def test_one_finding_at_the_most(named: dict[str, str], kept: Kept, found: dict[str, str], find: Find) -> None:
    for rule in ("MOU605", "MOU606", "MOU607"):
        problems = find(rule, events=[event(), event(OPEN, named)], kept={"surat.pdf": kept})
        here = [each for each in problems if each.route[:4] == ("event", 1, "evidence", 1)]
        assert len(here) == (rule in found)
        for problem in here:
            assert problem.document == "events"
            assert found[rule] in Language("en").tell(problem.message)


def test_the_advice_gives_the_hash(find: Find) -> None:
    (problem,) = find("MOU607", events=[event(OPEN)], kept={"surat.pdf": THERE})
    assert Language("en").tell(problem.advice) == f'Write beside it: sha256 = "{OLD}".'


def test_what_was_corrected_away_is_kept_as_well(find: Find) -> None:
    correction = {"type": "correction", "on": date(2022, 3, 2), "replaces": "e0", "reason": "salah"}
    assert len(find("MOU605", events=[event(SEALED), correction], kept={"surat.pdf": Kept(Whereabouts.GONE)})) == 1


def test_nothing_is_said_where_nobody_looked(find: Find) -> None:
    assert not any(find(rule, events=[event(OPEN, SEALED)]) for rule in ("MOU605", "MOU606", "MOU607"))
