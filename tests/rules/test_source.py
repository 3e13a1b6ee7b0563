"""The signed text as a file beside the agreement: MOU310, MOU311, MOU312, and how it is gathered."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mouctl.loading.evidence import LARGEST_TEXT, kept_text
from mouctl.model.agreement import Agreement
from mouctl.model.kept import Kept, KeptText, Whereabouts

from .conftest import BARE, Find

TEXT = """Pasal 5
(1) Nota Kesepakatan ini berlaku selama 3 (tiga)  tahun terhitung
    sejak ditanda-
    tangani oleh PARA PIHAK.
(2) Surat-
    menyurat memakai “alamat” selama 13 (tiga belas) hari.
"""
THERE = Kept(Whereabouts.THERE, "0" * 64)


def agreement(*clauses: Any, **more: Any) -> dict[str, Any]:
    return {"source": {"file": "naskah.txt", **more}, "clause": list(clauses)}


def quoting(quote: str) -> dict[str, Any]:
    return {"type": "funding", "article": "Pasal 5", "quote": quote}


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("berlaku selama 3 (tiga) tahun terhitung sejak ditandatangani", True),
        ("BERLAKU  SELAMA 3 ( tiga ) tahun", True),
        ("berlaku\nselama", True),
        ("surat-menyurat", True),
        ('memakai "alamat"', True),
        ("memakai ‘alamat’", False),  # single and double are different marks
        ("berlaku selama ... sejak ditandatangani", True),
        ("berlaku selama … sejak ditandatangani", True),
        ("berlaku selama (...) PARA PIHAK", True),
        ("PARA PIHAK ... berlaku selama", False),  # in the order of the text
        ("selama 3 (tiga) tahun", True),
        ("3 (tiga belas) hari", False),  # not out of "13 (tiga belas) hari"
        ("berlaku selama 2 (dua) tahun", False),
        ("selama 3 (tiga) tah", False),  # whole words
        ("...", True),  # nothing is quoted
    ],
)
def test_quotes(find: Find, quote: str, found: bool) -> None:
    problems = find("MOU310", agreement=agreement(quoting(quote)), source=KeptText(THERE, TEXT))
    assert [problem.route for problem in problems] == ([] if found else [("clause", 0, "quote")])


def test_every_kind_of_quote(find: Find) -> None:
    passage = {"article": "Pasal 11", "quote": "lain"}
    clause = {"type": "force-majeure", "article": "Pasal 11", "quote": "lain", "suspends": passage}
    data = {
        **agreement(clause),
        "signed_words": "Rabu",
        "conventions": {"before": {"value": "at-latest", "quote": "lain"}, "roll": "none"},
    }
    assert [problem.route for problem in find("MOU310", agreement=data, source=KeptText(THERE, TEXT))] == [
        ("signed_words",),
        ("clause", 0, "quote"),
        ("clause", 0, "suspends", "quote"),
        ("conventions", "before", "quote"),
    ]


@pytest.mark.parametrize("source", [None, KeptText(THERE), KeptText(Kept(Whereabouts.GONE))])
def test_no_quote_is_looked_up_without_a_text(find: Find, source: KeptText | None) -> None:
    assert find("MOU310", agreement=agreement(quoting("lain")), source=source) == []


@pytest.mark.parametrize("whereabouts", list(Whereabouts))
def test_what_became_of_the_file(find: Find, whereabouts: Whereabouts) -> None:
    (problem,) = find("MOU311", agreement=agreement(), source=KeptText(Kept(whereabouts)))
    assert problem.route == ("source", "file")
    assert find("MOU311", agreement=agreement(), source=KeptText(THERE, TEXT)) == []
    assert find("MOU311", agreement=agreement()) == []


@pytest.mark.parametrize(
    ("registered", "kept", "found"),
    [("0" * 64, "0" * 64, False), ("1" * 64, "0" * 64, True), (None, "0" * 64, False), ("1" * 64, None, False)],
)
def test_the_digest(find: Find, registered: str | None, kept: str | None, found: bool) -> None:
    data = agreement(sha256=registered) if registered else agreement()
    problems = find("MOU312", agreement=data, source=KeptText(Kept(Whereabouts.THERE, kept), TEXT))
    assert [problem.route for problem in problems] == ([("source", "sha256")] if found else [])


def gathered(folder: Path, file: str) -> KeptText | None:
    whole = {**BARE, "source": {"file": file}}
    return kept_text(folder, Agreement.model_validate(whole))


def test_the_text_is_gathered_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "naskah.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    found = gathered(tmp_path, "naskah.txt")
    assert found == KeptText(Kept(Whereabouts.THERE, sha256(b"\xef\xbb\xbf" + TEXT.encode()).hexdigest()), TEXT)
    assert kept_text(tmp_path, Agreement.model_validate(BARE)) is None


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "teks".encode("utf-16"), b"a\0b", b"x" * (LARGEST_TEXT + 1)]
)
def test_what_is_no_text_is_there_without_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "naskah.txt").write_bytes(content)
    assert gathered(tmp_path, "naskah.txt") == KeptText(Kept(Whereabouts.THERE, sha256(content).hexdigest()))


@pytest.mark.parametrize(
    ("name", "whereabouts"),
    [
        ("tidak-ada.txt", Whereabouts.GONE),
        ("naskah.txt/lagi", Whereabouts.GONE),
        ("../luar.txt", Whereabouts.OUTSIDE),
        ("/etc/hostname", Whereabouts.OUTSIDE),
        ("tautan-keluar", Whereabouts.OUTSIDE),
        ("folder", Whereabouts.NO_FILE),
        ("pipa", Whereabouts.NO_FILE),
        ("a" * 5000, Whereabouts.UNREADABLE),
    ],
)
def test_hostile_files(tmp_path: Path, name: str, whereabouts: Whereabouts) -> None:
    folder = tmp_path / "naskah"
    (folder / "folder").mkdir(parents=True)
    (folder / "naskah.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "luar.txt").write_text("rahasia", encoding="utf-8")
    (folder / "tautan-keluar").symlink_to(tmp_path / "luar.txt")
    os.mkfifo(folder / "pipa")
    assert gathered(folder, name) == KeptText(Kept(whereabouts))
