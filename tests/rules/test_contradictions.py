"""Clauses side by side: MOU502 and MOU503."""

from datetime import date
from typing import Any

import pytest

from .conftest import Data, Find


def clause(kind: str = "termination", **more: Any) -> dict[str, Any]:
    return {"type": kind, "article": "Pasal 10", "quote": "...", **more}


def obligation(**more: Any) -> dict[str, Any]:
    return clause("obligation", **{"id": "a", "title": "Laporan", "anchor": "signing", "period": "1 month", **more})


@pytest.mark.parametrize(
    ("clauses", "routes"),
    [
        ([clause(notice="60 calendar days"), clause(id="b", notice="60 calendar days")], []),
        ([clause(notice="60 calendar days"), clause(id="b", notice="30 calendar days")], [("clause", 1, "notice")]),
        ([clause(notice="12 months"), clause(id="b", notice="1 year")], []),
        ([clause(notice="4 weeks"), clause(id="b", notice="28 calendar days")], [("clause", 1, "notice")]),
        ([clause(notice="60 days"), clause(id="b", notice="60 working days")], [("clause", 1, "notice")]),
        # Each party has a period of its own.
        ([clause(notice="60 days", owed_by=["kesatu"]), clause(id="b", notice="30 days", owed_by=["kedua"])], []),
        ([clause(notice="60 days"), clause(id="b", notice="30 days", owed_by=["kedua"])], [("clause", 1, "notice")]),
        # Counted otherwise, it is another duty.
        ([clause(notice="60 days"), clause(id="b", notice="30 days", counted_from="receipt")], []),
        # Told by word of mouth within hours, then in writing.
        (
            [
                clause("force-majeure", notice="3 x 24 jam", manner="oral"),
                clause("force-majeure", id="b", notice="10 working days"),
            ],
            [],
        ),
        (
            [clause("monitoring", every="6 months"), clause("monitoring", id="b", every="1 year")],
            [("clause", 1, "every")],
        ),
        ([obligation(), obligation(id="b", title="LAPORAN", period="2 months")], [("clause", 1, "period")]),
        ([obligation(), obligation(id="b", title="Serah terima", period="2 months")], []),
        ([obligation(), obligation(id="b", period="2 months", anchor="end")], []),
        ([clause(notice="60 days")], []),
        ([clause(), clause(id="b", notice="60 days")], []),  # the first says no figure
        ([], []),
    ],
)
def test_figures(find: Find, clauses: Any, routes: Any) -> None:
    assert [problem.route for problem in find("MOU502", agreement={"clause": clauses})] == routes


@pytest.mark.parametrize(
    ("article", "quote", "key"),
    [
        ("Pasal 5 ayat (1)", "berlaku selama 3 (tiga) tahun", None),
        ("Pasal 1 Adendum Kesatu", "berlaku selama 4 (empat) tahun", "article"),
        ("Article 2 of the Amendment", "...", "article"),
        ("Pasal 5", "jangka waktu sebagaimana telah diubah dengan Adendum Nomor 1", "quote"),
        ("Pasal 5", "as amended by Addendum No. 1", "quote"),
        ("Pasal 5", "dapat diubah dengan Adendum", None),  # addenda still to come
        ("Pasal 5", "may be amended by an addendum", None),
        ("Pasal 5", "akan diatur lebih lanjut dalam Adendum", None),
        ("Pasal 5", "diubah " + "x " * 20_000 + "Adendum", None),
        ("Pasal 5", "diubah " * 20_000, None),
    ],
)
def test_addenda_in_the_text(find: Find, article: str, quote: str, key: str | None) -> None:
    agreement = {"clause": [clause("monitoring", article=article, quote=quote, every="1 year")]}
    assert [problem.route for problem in find("MOU503", agreement=agreement)] == ([("clause", 0, key)] if key else [])


def test_a_recorded_addendum_and_the_article_on_addenda(find: Find, real: dict[str, Data]) -> None:
    agreement = {"clause": [clause("monitoring", article="Pasal 1 Adendum", every="1 year")]}
    assert find("MOU503", agreement=agreement, events=[{"type": "addendum", "on": date(2022, 1, 3)}]) == []
    assert find("MOU503", agreement={"clause": [clause("addendum", quote="diubah dengan Adendum")]}) == []
    for rule_id in ("MOU502", "MOU503"):
        assert find(rule_id, **real) == []
