from .conftest import Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "3 tahun", "duration": "3 years", "from": "signing"}
FUNDING = {"type": "funding", "article": "Pasal 4", "quote": "anggaran PARA PIHAK"}


def test_an_agreement_without_a_term(find: Find) -> None:
    assert [problem.route for problem in find("MOU307", agreement={"clause": [FUNDING]})] == [("clause",)]


def test_an_agreement_with_one(find: Find) -> None:
    assert find("MOU307", agreement={"clause": [FUNDING, TERM]}) == []
