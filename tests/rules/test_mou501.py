from typing import Any

import pytest

from .conftest import Find


def clause(kind: str, article: str, quote: str = "...", **more: Any) -> dict[str, Any]:
    return {"type": kind, "article": article, "quote": quote, **more}


ALONE = clause("termination", "Pasal 10 ayat (2)", "paling lambat 60 hari kalender sebelum tanggal pengakhiran")
TOGETHER = "(1) berlaku 3 (tiga) tahun dan dapat diperpanjang atau diakhiri atas kesepakatan PARA PIHAK."
TERM = clause("term", "Pasal 5 ayat (1)")


def articles(*paragraphs: str, number: int = 5) -> list[dict[str, Any]]:
    return [
        {"number": 1, "title": "X", "paragraphs": ["..."]},
        {"number": number, "title": "X", "paragraphs": list(paragraphs)},
    ]


@pytest.mark.parametrize(
    ("data", "route", "article"),
    [
        ({"clause": [TERM, ALONE], "article": articles(TOGETHER)}, ("article", 1, "paragraphs", 0), "Pasal 5 ayat (1)"),
        (
            {"clause": [TERM, ALONE], "article": articles("(1) x", TOGETHER)},
            ("article", 1, "paragraphs", 1),
            "Pasal 5 ayat (1)",
        ),
        (
            {"clause": [TERM, ALONE], "article": articles("berakhir berdasarkan persetujuan PARA PIHAK")},
            ("article", 1, "paragraphs", 0),
            "Pasal 5",
        ),
        ({"clause": [clause("term", "Pasal 5", TOGETHER), ALONE]}, ("clause", 0, "quote"), "Pasal 5"),
        (
            {"clause": [ALONE, clause("renewal", "Pasal 5 ayat (2)", TOGETHER, mode="by-agreement")]},
            ("clause", 1, "quote"),
            "Pasal 5 ayat (2)",
        ),
        (
            {
                "clause": [clause("term", "Article 5"), ALONE],
                "article": articles("(2) be terminated by mutual agreement"),
            },
            ("article", 1, "paragraphs", 0),
            "Article 5 (2)",
        ),
    ],
)
def test_two_ways_to_end(find: Find, data: dict[str, Any], route: tuple[Any, ...], article: str) -> None:
    (problem,) = find("MOU501", agreement=data)
    assert (problem.route, problem.article) == (route, article)


@pytest.mark.parametrize(
    "data",
    [
        {"clause": [TERM], "article": articles(TOGETHER)},
        {"clause": [ALONE], "article": articles(TOGETHER)},
        {"clause": [TERM, ALONE], "article": articles(TOGETHER, number=6)},
        {"clause": [TERM, ALONE], "article": articles("dapat diperpanjang atas kesepakatan PARA PIHAK")},
        {"clause": [TERM, ALONE], "article": articles("sebelum berakhirnya batas waktu Nota Kesepakatan ini")},
        {
            "clause": [TERM, clause("termination", "Pasal 10", "diakhiri dengan kesepakatan PARA PIHAK")],
            "article": articles(TOGETHER),
        },
        {},
    ],
)
def test_one_way_to_end(find: Find, data: dict[str, Any]) -> None:
    assert find("MOU501", agreement=data) == []
