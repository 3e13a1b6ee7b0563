"""What a text should have: MOU308 (practice) and MOU309 (its own headings)."""

from typing import Any

import pytest

from .conftest import BARE, PARTIES, Data, Find

PUBLIC = list(PARTIES)
PRIVATE = [PARTIES[0], {**PARTIES[1], "public_body": False}]
ALL = ("funding", "termination", "force-majeure", "dispute")


def clause(kind: str, article: str = "Pasal 4") -> dict[str, Any]:
    return {"type": kind, "article": article, "quote": "..."}


def article(title: str, number: int = 11) -> dict[str, Any]:
    return {"number": number, "title": title, "paragraphs": ["..."]}


@pytest.mark.parametrize(
    ("kind", "parties", "types", "titles", "found"),
    [
        ("nota-kesepakatan", PUBLIC, ALL, [], False),
        ("nota-kesepakatan", PUBLIC, ALL[1:], [], True),
        ("perjanjian-kerja-sama", PUBLIC, (), [], True),
        ("perjanjian-kerja-sama", PUBLIC, (), ["PEMBIAYAAN", "Pengakhiran", "Keadaan Kahar", "Sengketa"], False),
        ("mou", PUBLIC, (), [], False),
        ("nota-kesepakatan", PRIVATE, (), [], False),
    ],
)
def test_usual_clauses(find: Find, kind: str, parties: Any, types: Any, titles: Any, found: bool) -> None:
    agreement = {
        "kind": kind,
        "party": parties,
        "clause": [clause(each) for each in types],
        "article": [article(title, number) for number, title in enumerate(titles)],
    }
    assert [problem.route for problem in find("MOU308", agreement=agreement)] == ([("kind",)] if found else [])


@pytest.mark.parametrize(
    ("articles", "clauses", "routes"),
    [
        ([article("KEADAAN MEMAKSA (FORCE MAJEURE)")], [], [("article", 0, "title")]),
        ([article("KEADAAN MEMAKSA (FORCE MAJEURE)")], [clause("force-majeure")], []),
        ([article("PENUTUP"), article("KORESPONDENSI", 7)], [], [("article", 1, "title")]),
        # An obligation that cites the article stands for it, whatever its type.
        ([article("PEMANTAUAN DAN EVALUASI", 6)], [clause("dispute", "Pasal 6 ayat (1)")], []),
        ([article("PEMANTAUAN DAN EVALUASI", 6)], [clause("dispute", "Pasal 61")], [("article", 0, "title")]),
        ([article("Termination", 8)], [clause("dispute", "Article 8 (2)")], []),
        ([article("MAKSUD DAN TUJUAN"), article("ADENDUM"), article("RUANG LINGKUP")], [], []),
        ([article("TUGAS PEMBANTUAN")], [], []),
        # One heading may speak of two things.
        ([article("Perselisihan dan Keadaan Kahar")], [], [("article", 0, "title"), ("article", 0, "title")]),
    ],
)
def test_headings(find: Find, articles: Any, clauses: Any, routes: Any) -> None:
    found = find("MOU309", agreement={"article": articles, "clause": clauses})
    assert [problem.route for problem in found] == routes


def test_the_real_agreement_has_them_all(find: Find, real: dict[str, Data]) -> None:
    for rule_id in ("MOU308", "MOU309"):
        assert find(rule_id, **real) == []


def test_bare(find: Find) -> None:
    assert find("MOU309", agreement=BARE) == []
