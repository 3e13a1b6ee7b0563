import pytest

from .conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "berlaku selama 3 (tiga) tahun",
        "berlaku selama 3 ( Tiga ) tahun",
        "berlaku selama tiga (3) tahun",
        "( 2 ) ( dua ) rangkap",
        "60(enam puluh) hari",
        "sebesar 10.000 (sepuluh ribu)",
        "tahun dua ribu dua puluh satu (2021)",
        "duapuluh satu (21) hari",
        "for three (3) years and 21 (twenty-one) days",
        "one hundred and twenty (120) days",
        "sebagaimana dimaksud pada ayat (1) huruf b",
        "Pasal 10 (lihat juga Pasal 11)",
        "Pasal 5 (jangka waktu)",
        "Pasal 5 (lima ribu dua ratus puluh)",
        "nilai 2,5 (lima)",
        "nomor 12/5 (dua puluh)",
        "kav. A5 (enam)",
        "ketiga (4) ke-tiga (4)",
        "terdiri atas tiga\n(1) ayat pertama",
        "tiga (10.5)",
        "",
    ],
)
def test_pairs_that_agree_and_what_is_none(find: Find, text: str) -> None:
    articles = [{"number": 1, "title": "X", "paragraphs": [f"(1) {text}"]}]
    clauses = [{"type": "funding", "article": "Pasal 4", "quote": f"x {text}"}]
    assert find("MOU301", agreement={"article": articles, "clause": clauses}) == []


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("paling lambat 10 (lima belas) hari", 10, 15),
        ("paling lambat 10 ( Lima  Belas ) hari", 10, 15),
        ("paling lambat lima belas (10) hari", 10, 15),
        ("paling lambat duabelas (10) hari", 10, 12),
        ("(2) (tiga) rangkap", 2, 3),
        ("100 (seribu)", 100, 1000),
        ("1.000 (seratus)", 1000, 100),
        ("0 (satu)", 0, 1),
        ("7\n(delapan) hari", 7, 8),
        ("within sixty (30) days", 30, 60),
        ("within 30 (sixty-one) days", 30, 61),
    ],
)
def test_pairs_that_do_not(find: Find, text: str, figure: int, words: int) -> None:
    articles = [{"number": 7, "title": "X", "paragraphs": ["(1) tiga (3)", f"(2) {text}"]}]
    clauses = [
        {"type": "funding", "article": "Pasal 4", "quote": "3 (tiga)"},
        {"type": "funding", "article": "Pasal 5", "quote": text},
    ]
    found = find("MOU301", agreement={"article": articles, "clause": clauses})
    assert [(problem.route, problem.article) for problem in found] == [
        (("clause", 1, "quote"), "Pasal 5"),
        (("article", 0, "paragraphs", 1), "Pasal 7"),
    ]
    assert {(problem.message.values["figure"], problem.message.values["words"]) for problem in found} == {
        (figure, words)
    }


def test_each_pair_is_told(find: Find) -> None:
    clause = {"type": "funding", "article": "Pasal 4", "quote": "3 (dua) bulan dan 4 (lima) hari, 6 (enam) jam"}
    assert len(find("MOU301", agreement={"clause": [clause]})) == 2
