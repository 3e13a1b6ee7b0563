from datetime import date

import pytest

from .conftest import Find

SIGNED = date(2021, 12, 8)


@pytest.mark.parametrize(
    "words",
    [
        "Rabu tanggal Delapan bulan Desember tahun Dua ribu dua puluh satu",
        "Rabu tanggal Delapan bulan Desember tahun Duaribu dua puluh satu (08/12/2021)",
        "Pada hari ini Rabu, tanggal 8 (delapan), bulan Desember, tahun 2021 (dua ribu dua puluh satu)",
        "Rabu, tanggal 08 bulan 12 (Desember) tahun 2021 (08-12-2021)",
        "RABU, TANGGAL DELAPAN BULAN DUA BELAS (DESEMBER) TAHUN DUA RIBU DUA PULUH SATU (08.12.2021)",
        "rabu, 8 Desember 2021",
        "8 Des 2021",
        "Rabu tanggal delapan bulan Desember (12) tahun 21",
        "2021-12-08",
        "Wednesday, the eighth day of December two thousand and twenty-one (08/12/2021)",
        "Wednesday, December 8th, 2021",
        "hari yang disebut di atas, di hadapan dua orang saksi dan salah satu pihak",
        "tanggal delapan, bulan Desember, disaksikan 2 orang dari 3 instansi",
        "",
    ],
)
def test_witnesses_that_agree(find: Find, words: str) -> None:
    assert find("MOU201", agreement={"signed_on": SIGNED, "signed_words": words or None}) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Selasa tanggal Delapan bulan Desember tahun Dua ribu dua puluh satu", ["Selasa"]),
        ("Rabu tanggal Sembilan bulan Desember tahun Dua ribu dua puluh satu", ["Sembilan"]),
        ("Rabu tanggal Delapan bulan Nopember tahun Dua ribu dua puluh satu", ["Nopember"]),
        ("Rabu tanggal Delapan bulan Desember tahun Dua ribu dua puluh dua", ["Dua ribu dua puluh dua"]),
        ("Rabu tanggal Delapan bulan Desember (11) tahun 2021", ["11"]),
        ("Rabu tanggal 8 (sembilan) bulan Desember tahun 2021", ["sembilan"]),
        ("Rabu tanggal Delapan bulan Desember tahun Dua ribu dua puluh satu (08/12/2022)", ["08/12/2022"]),
        ("Rabu (12-08-2021)", ["12-08-2021"]),
        ("Rabu (08/12/22)", ["08/12/22"]),
        ("Jum'at, 10 Desember 2021", ["Jum'at", "10"]),
        ("Jum’at, 10 Desember 2021", ["Jum'at", "10"]),
        ("Ahad", ["Ahad"]),
        ("the ninth of December 2021", ["ninth"]),
        ("December 9, 2020", ["9", "2020"]),
        ("31/02/2021", ["31/02/2021"]),
    ],
)
def test_witnesses_that_do_not(find: Find, words: str, said: list[str]) -> None:
    found = find("MOU201", agreement={"signed_on": SIGNED, "signed_words": words})
    assert [problem.message.values["words"] for problem in found] == said
    assert {problem.route for problem in found} == {("signed_words",)}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2022, 2, 4), "Jum`at tanggal empat bulan Pebruari tahun dua ribu dua puluh dua"),
        (date(2022, 11, 6), "Ahad tanggal enam bulan Nopember tahun dua ribu dua puluh dua"),
        (date(2022, 11, 6), "Minggu 6 Nopember 2022"),
        (date(2023, 8, 31), "Kamis tanggal tiga puluh satu bulan Agustus tahun duaribu duapuluh tiga"),
    ],
)
def test_spellings(find: Find, day: date, words: str) -> None:
    assert find("MOU201", agreement={"signed_on": day, "signed_words": words}) == []


def test_the_weekday_that_it_was_is_named(find: Find) -> None:
    (problem,) = find("MOU201", agreement={"signed_words": "Selasa"})
    assert str(problem.message.values["weekday"]) == "Wednesday"


def test_american_order_only_in_english(find: Find) -> None:
    data = {"signed_on": SIGNED, "signed_words": "12/08/2021"}
    assert find("MOU201", agreement={**data, "language": "en"}) == []
    assert len(find("MOU201", agreement={**data, "language": "id"})) == 1


def test_a_draft_has_nothing_to_compare(find: Find) -> None:
    assert find("MOU201", agreement={"signed_on": None, "signed_words": "Selasa"}) == []
