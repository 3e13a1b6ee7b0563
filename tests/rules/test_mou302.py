from typing import Any

import pytest

from .conftest import Find


def clause(quote: str, **periods: Any) -> dict[str, Any]:
    kinds = {"duration": "term", "every": "monitoring", "length": "renewal", "settle_within": "dispute"}
    kind = next((kinds[key] for key in periods if key in kinds), "correspondence")
    extra = {"mode": "automatic"} if kind == "renewal" else {}
    return {"type": kind, "article": "Pasal 7 ayat (2)", "quote": quote, **extra, **periods}


@pytest.mark.parametrize(
    ("quote", "periods"),
    [
        ("paling lambat 7 (tujuh) hari kerja setelah", {"notice": "7 working days"}),
        ("paling lambat 7 (tujuh) hari setelah", {"notice": "7 days"}),
        ("paling lambat 60 (enam puluh) hari kalender sebelum", {"notice": "60 calendar days"}),
        ("paling lambat tujuh hari kerja", {"notice": "7 hari kerja"}),
        ("paling lambat tujuh (7) Hari\nKerja", {"notice": "7 hari kerja"}),
        ("selama 3 (tiga) tahun terhitung sejak ditandatangani", {"duration": "3 years"}),
        ("selama 1 (satu) tahun dan 6 (enam) bulan", {"duration": "1 year 6 months"}),
        ("selama 1 (satu) tahun", {"duration": "12 months"}),
        ("selama setahun", {"duration": "1 year"}),
        ("3 x 24 jam", {"notice": "72 hours"}),
        ("paling lambat 3 x 24 (tiga kali dua puluh empat) jam", {"notice": "72 hours"}),
        ("setiap 6 (enam) bulan sekali atau sewaktu-waktu", {"every": "6 months"}),
        ("within three (3) working days", {"notice": "3 working days"}),
        ("dalam waktu yang patut", {"notice": "7 days"}),
        ("segera", {"notice": "7 days"}),
        ("sesuai Undang-Undang Nomor 23 Tahun 2014", {"notice": "7 days"}),
        ("dalam kegiatan sehari-hari", {"notice": "7 days"}),
        ("dalam 10 (lima belas) hari", {"notice": "7 days"}),
        ("7 hari, dan jika perlu 14 hari kerja", {"notice": "7 days"}),
        ("paling lambat 3 (tiga) bulan sebelum berakhir", {"notice": "3 months", "length": "1 year"}),
    ],
)
def test_periods_that_the_quote_says(find: Find, quote: str, periods: dict[str, str]) -> None:
    assert find("MOU302", agreement={"clause": [clause(quote, **periods)]}) == []


@pytest.mark.parametrize(
    ("quote", "periods", "keys"),
    [
        ("paling lambat 7 (tujuh) hari kerja setelah", {"notice": "7 days"}, ["notice"]),
        ("paling lambat 7 (tujuh) hari setelah", {"notice": "7 working days"}, ["notice"]),
        ("paling lambat 7 (tujuh) hari setelah", {"notice": "7 calendar days"}, ["notice"]),
        ("paling lambat 60 (enam puluh) hari kalender sebelum", {"notice": "30 calendar days"}, ["notice"]),
        ("selama 3 (tiga) tahun", {"duration": "5 years"}, ["duration"]),
        ("selama setahun", {"duration": "2 years"}, ["duration"]),
        ("selama 1 (satu) tahun dan 6 (enam) bulan", {"duration": "1 year"}, ["duration"]),
        ("setiap 6 (enam) bulan sekali", {"every": "3 months"}, ["every"]),
        ("dalam 3 bulan", {"notice": "90 days"}, ["notice"]),
        ("dalam 7 hari atau 14 hari", {"notice": "10 days"}, ["notice"]),
        ("dalam 30 (tiga puluh) hari", {"settle_within": "60 days"}, ["settle_within"]),
        ("3 bulan sebelum berakhir, untuk 2 tahun", {"notice": "3 months", "length": "1 year"}, ["length"]),
        ("within thirty (30) days", {"notice": "3 days"}, ["notice"]),
    ],
)
def test_periods_that_it_does_not(find: Find, quote: str, periods: dict[str, str], keys: list[str]) -> None:
    first = {"type": "funding", "article": "Pasal 4", "quote": "9 hari"}
    found = find("MOU302", agreement={"clause": [first, clause(quote, **periods)]})
    assert [problem.route for problem in found] == [("clause", 1, key) for key in keys]
    assert {problem.article for problem in found} == {"Pasal 7 ayat (2)"}


def test_the_key_is_the_one_of_the_file(find: Find) -> None:
    term = {"type": "term", "article": "Pasal 5", "quote": "3 tahun", "duration": "2 years", "from": "signing"}
    (problem,) = find("MOU302", agreement={"clause": [term]})
    assert problem.route == ("clause", 0, "duration")
