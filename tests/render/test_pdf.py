"""PDF: what a program that reads it finds on each page, whatever the report holds."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render.pdf import FORMAT
from mouctl.report import Column, Heading, Report, Row, Section, Table

from .annex import ROWS, annex, columns, plan
from .sample import sample
from .test_hostile import tame
from .test_html import ENGLISH, MORE_HOSTILE, everywhere

ID = Column("a", "NOMOR", 5)
TEXT = Column("b", "URAIAN", 20)


def written(report: Report, language: str = "en") -> bytes:
    made = FORMAT.render(report, Surface(Language(language)))
    assert isinstance(made, bytes)
    return made


def pages(report: Report) -> list[str]:
    """The words of each page, without the blanks between them: where a line breaks is the typesetter's business."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(written(report))).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def tags(document: bytes) -> Counter[str]:
    """What programs that read aloud are told that the pieces are."""
    found: Counter[str] = Counter()

    def count(node: Any) -> None:
        node = node.get_object()
        for child in node if isinstance(node, Sequence) and not isinstance(node, str) else ():
            count(child)
        if isinstance(node, dict):
            found.update([node["/S"]] if "/S" in node else [])
            count(node["/K"]) if "/K" in node else None

    root: Any = PdfReader(BytesIO(document)).root_object["/StructTreeRoot"]
    count(root["/K"])
    return found


def test_every_word_of_the_plan_is_there() -> None:
    text = "".join(pages(annex()))
    for row in ROWS:
        for cell in (row.text,) if isinstance(row, Section) else row:
            assert all(squeezed(line.text) in text for line in ENGLISH.lines(cell))
    for words in ("NAMAPEJABAT", "Sat1Jan2022–Mon31Jan2022", "terlambat", "asof1August2024", "2023"):
        assert words in text


def test_every_page_lies_across_with_its_headings_initials_and_number() -> None:
    document = PdfReader(BytesIO(written(plan(60, 3, 2), "id")))
    count = len(document.pages)
    assert count > 2
    for number, page in enumerate(document.pages, 1):
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (842, 595)
        text = squeezed(page.extract_text())
        assert f"halaman{number}dari{count}" in text
        assert "ParafPIHAK1:____________ParafPIHAK2:____________" in text
        assert "PROGRAM/" in text or "Output" not in text
        assert "TUGASDANTANGGUNGJAWAB" in text or "Output" not in text


def test_a_report_without_a_page_is_upright_and_says_what_it_is() -> None:
    document = PdfReader(BytesIO(written(sample(), "id")))
    assert all(page.mediabox.width < page.mediabox.height for page in document.pages)
    assert document.metadata is not None
    assert document.metadata.title == "Tenggat per 1 Agustus 2024"
    assert str(document.root_object["/Lang"]) == "id"
    assert [str(entry["/Title"]) for entry in document.outline if isinstance(entry, dict)] == [
        "Tenggat per 1 Agustus 2024"
    ]


@pytest.mark.parametrize("report", [annex(), sample(), plan(5, 1, 3)], ids=["annex", "sample", "plan"])
def test_programs_that_read_aloud_find_their_way(report: Report) -> None:
    """Typst checks what it can of PDF/UA-1 before it lets a document call itself that."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written(report)


def test_cells_and_headings_are_tagged() -> None:
    found = tags(written(annex()))
    assert found["/Table"] == 1
    assert found["/TH"] == 10 + 5 + 2  # above, below, and the sections
    assert found["/TD"] == 6 * 13 - 3 * 4  # three rows lack the four cells that run on from above


def test_a_row_is_on_one_page() -> None:
    found = pages(plan(60, 3, 2))
    for number in range(60):
        row = (
            f"Kegiatanke-{number}berdasarkan",
            f"Tugas{number}-0dalam",
            f"Tugas{number}-1dalam",
            f"Outcome{number}menurut",
        )
        assert sum(all(words in text for words in row) for text in found) == 1, number


def test_a_section_is_named_again_on_each_page_of_it() -> None:
    found = pages(plan(60, 3, 2))
    assert sum("Ruanglingkup1" in text for text in found) > 1
    first = next(text for text in found if "Ruanglingkup2" in text)
    assert "Output50" in first  # never the last line of a page


TALL = "tinggi " * 6_000
ENDLESS = "x" * 40_000


@pytest.mark.parametrize(
    ("table", "words", "times"),
    [
        (Table((ID, TEXT), (("1", TALL), ("2", "akhir"))), "tinggi", 6_000),
        (Table((ID, TEXT), (("1", ENDLESS), ("2", "akhir"))), "x", 40_000),
        (Table((ID, TEXT._replace(merged=True)), (("1", TALL), ("2", TALL), ("akhir", TALL))), "tinggi", 6_000),
        (Table((ID, TEXT._replace(title=TALL)), (("1", "akhir"),)), "tinggi", 6_000),
        (Table((ID, TEXT._replace(group=TALL)), (("1", "akhir"),)), "tinggi", 6_000),
        (Table((ID, TEXT), (Section(TALL), ("1", "akhir"))), "tinggi", 6_000),
    ],
    ids=["cell", "word", "merged cell", "title", "group", "section"],
)
def test_what_is_taller_than_a_page_is_printed_whole(table: Table, words: str, times: int) -> None:
    document = PdfReader(BytesIO(written(annex()._replace(blocks=(table,)))))
    seen = ["".join(pieces_within(page)) for page in document.pages]
    assert sum(text.lower().count(words) for text in seen) == times
    assert "akhir" in "".join(seen)


def pieces_within(page: PageObject) -> list[str]:
    """The pieces of text that lie on the paper: a program that extracts text finds those beside it too."""
    found: list[str] = []

    def look(text: str, cm: Sequence[float], tm: Sequence[float], *_: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if 0 < x < float(page.mediabox.width) and 0 < y < float(page.mediabox.height):
            found.extend(text.split("\n"))

    page.extract_text(visitor_text=look)
    return found


def test_no_word_leaves_its_cell() -> None:
    """Twenty columns on 273 mm hold 6 of the widest letters each, in the smallest type."""
    narrow = tuple(Column(str(number), "W" * 16, 1) for number in range(20))
    (page,) = PdfReader(BytesIO(written(annex()._replace(blocks=(Table(narrow, (("W" * 30,) * 20,)),))))).pages
    found = [piece for piece in pieces_within(page) if "W" in piece]
    assert sum(piece.count("W") for piece in found) == 20 * (16 + 30)
    assert max(len(piece.strip()) for piece in found) <= 6


def test_a_line_breaks_behind_a_slash_before_it_breaks_a_word() -> None:
    pieces = {
        piece.strip() for page in PdfReader(BytesIO(written(annex(), "id"))).pages for piece in pieces_within(page)
    }
    assert {"PROGRAM/", "KEGIATAN", "wirausaha/", "wirausaha baru"} <= pieces


@pytest.mark.parametrize("text", MORE_HOSTILE.values(), ids=MORE_HOSTILE.keys())
def test_hostile_text_stays_text(text: str) -> None:
    if len(text) > 200:
        text = text[:200]  # whole ones are above
    hostile, plain = (written(everywhere(t)) for t in (text, tame(text)))
    counted = ("/Table", "/TR", "/TH", "/TD", "/LI", "/H1", "/H2")
    assert [tags(hostile)[tag] for tag in counted] == [tags(plain)[tag] for tag in counted]


MARKUP = [
    "#eval(1)", "#", "$x$", "$", "*a*", "*", "_a_", "_", "`a`", "`", "\\u{41}", "\\", "=", "-", "+", "//", "/**/",
    "<a>", "@a", "~", "--", "---", "...", "'", '"', "[", "]", "{", "}", "https://a.b",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_stands(text: str) -> None:
    assert squeezed(text) in pages(Report("mouctl.sample/1", {}, (Heading("x"), Table((ID, TEXT), (("1", text),)))))[0]


@pytest.mark.parametrize("text", ["日本語", "ไทย", "नमस्ते", "ꦗꦮ", "👍🏽", "\ufffe", "a\u0301"])
def test_a_letter_that_no_font_has_is_no_error(text: str) -> None:
    assert written(annex((("1", *(text,) * 12),))).startswith(b"%PDF-")


def test_odd_reports_are_no_error() -> None:
    row: Row = (None,) * 13
    for blocks in ((), (Table(columns(), ()),), (Table(columns(), (row,)),), (Heading(None, 9), Heading("x", 40))):
        assert written(annex()._replace(blocks=blocks)).startswith(b"%PDF-")


RENDER = """
import sys
from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render.pdf import FORMAT
from tests.render.annex import annex
sys.stdout.buffer.write(FORMAT.render(annex(), Surface(Language("id"))))
"""


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"HOME": "/nowhere", "FONTCONFIG_PATH": "/nowhere"},
    ],
    ids=" ".join,
)
def test_the_same_bytes_everywhere(changes: dict[str, str]) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each), **changes}
    made = subprocess.run([sys.executable, "-c", RENDER], env=environment, capture_output=True, check=True).stdout
    assert made == written(annex(), "id")


@pytest.mark.slow
def test_a_plan_of_500_lines_ten_years_and_four_parties() -> None:
    found = pages(plan(500, 10, 4))
    text = "".join(found)
    assert all(f"Tugas{number}-3dalamrangka" in text for number in range(500))
    assert all("2031" in page and "PIHAK4" in page for page in found if "Output" in page)
