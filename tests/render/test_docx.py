"""The document, read back by python-docx and as raw XML."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from lxml import etree

from mouctl.report import (
    Bar,
    Block,
    Column,
    Excerpt,
    Facts,
    Heading,
    Item,
    Items,
    Lines,
    Page,
    Paragraph,
    Report,
    Section,
    Signature,
    Signatures,
    Table,
    Timeline,
    Tone,
)

from .paper import TITLE, large, plan, real_plan, rendered, report_of, table_of, told

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(report: Report, language: str = "id") -> Docx:
    return Document(BytesIO(rendered(report, "docx", language)))


def part(report: Report, name: str) -> Any:
    with ZipFile(BytesIO(rendered(report, "docx"))) as packed:
        return etree.fromstring(packed.read(name))


def tables(*blocks: Block, page: Page | None = None) -> list[DocxTable]:
    return document(report_of(*blocks, page=page), "en").tables


def texts(table: DocxTable) -> list[list[str]]:
    """What the cells say, a merged one in every place that it covers."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def described(report: Report) -> Iterator[str]:
    """Everything about a document that a reader sees, as lines."""
    made = document(report)
    section = made.sections[0]
    yield f"page {section.page_width} x {section.page_height}, {section.orientation}, margins {section.left_margin}"
    yield f"title {made.core_properties.title!r}, language {made.core_properties.language}"
    yield from (f"foot {line.text!r}" for line in section.footer.paragraphs)
    for block in made.iter_inner_content():
        if isinstance(block, DocxParagraph):
            yield f"{block.style.name if block.style else ''}: {block.text!r}"
        else:
            yield from _described_table(block)


def _described_table(table: DocxTable) -> Iterator[str]:
    yield f"table {' '.join(element.get(f'{W}w') for element in table._tbl.iter(f'{W}gridCol'))}"
    for row in table._tbl.iter(f"{W}tr"):
        yield f"  row {' '.join(_name(each) for each in row.find(f'{W}trPr'))}".rstrip()
        for cell in row.iter(f"{W}tc"):
            said = [" / ".join(text.text for text in p.iter(f"{W}t")) for p in cell.iter(f"{W}p")]
            shape = [f"{_name(e)}={e.get(f'{W}val', '') or e.get(f'{W}w')}" for e in cell.find(f"{W}tcPr")]
            yield f"    {said} {' '.join(shape[1:])}".rstrip()


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(W)


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("plan-docx.txt", "".join(f"{line}\n" for line in described(plan())))


def test_every_cell_of_the_real_plan_stands_in_its_place() -> None:
    (table,) = document(real_plan()).tables
    shown = texts(table)
    assert shown[2:] == told(table_of(real_plan()))
    assert shown[0][6:11] == ["Tahun"] * 3 + ["Tugas dan tanggung jawab"] * 2
    assert shown[1][6:11] == ["2022", "2023", "2024", "PIHAK I", "PIHAK II"]
    assert shown[0][:6] == shown[1][:6]


def test_the_cells_of_a_programme_are_one() -> None:
    (table,) = document(real_plan()).tables
    assert table.cell(3, 1)._tc is table.cell(4, 1)._tc  # programme 2 has two activities
    assert table.cell(2, 1)._tc is not table.cell(3, 1)._tc
    assert table.cell(5, 1)._tc is table.cell(12, 1)._tc


def test_headings_are_repeated_and_rows_stay_whole() -> None:
    (table,) = document(real_plan()).tables
    rows = list(table._tbl.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True] + [False] * 13
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_higher_than_a_page_may_be_broken() -> None:
    (table,) = tables(Table((Column(key="a", title="A"),), (("word " * 9_000,), ("x",))))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table._tbl.iter(f"{W}tr")] == [True, False, True]


def test_the_widths_of_the_cells_are_those_of_the_grid() -> None:
    (table,) = document(real_plan()).tables
    grid = [int(column.get(f"{W}w")) for column in table._tbl.iter(f"{W}gridCol")]
    for row in table._tbl.iter(f"{W}tr"):
        widths = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")]
        assert sum(widths) == sum(grid)
    assert sum(grid) <= 16838 - 2 * 850
    assert sum(grid) > 0.98 * (16838 - 2 * 850)


def test_the_letters_of_a_wide_table_are_small_but_can_be_read() -> None:
    (table,) = document(real_plan()).tables
    style = table.cell(2, 2).paragraphs[0].style
    assert style is not None
    assert style.name in {"Table Text 7", "Table Text 7.5", "Table Text 8"}


def test_the_page() -> None:
    made = document(real_plan())
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    (foot,) = section.footer.paragraphs
    assert foot.text == "Paraf PIHAK I: ____________      Paraf PIHAK II: ____________\thalaman  dari "
    fields = [each.get(f"{W}instr") for each in part(real_plan(), "word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_page_stands_upright_unless_it_is_said() -> None:
    section = document(report_of(Heading("x"))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_many_places_for_initials_have_a_line_of_their_own() -> None:
    page = Page("x", initials=("PIHAK KESATU", "PIHAK KEDUA", "PIHAK KETIGA", "PIHAK KEEMPAT"))
    first, second = document(report_of(page=page)).sections[0].footer.paragraphs
    assert first.text.count("Paraf") == 4
    assert second.text == "\thalaman  dari "


@pytest.mark.parametrize(("language", "tag"), [("id", "id-ID"), ("en", "en-GB")])
def test_what_the_document_says_of_itself(language: str, tag: str) -> None:
    made = document(plan(), language)
    properties = made.core_properties
    assert (properties.title, properties.language) == (TITLE, tag)
    assert [properties.author, properties.comments, properties.last_modified_by] == ["", "", ""]
    assert properties.created is None
    assert {each.get(f"{W}val") for each in made.styles.element.iter(f"{W}lang")} == {tag}


def test_a_long_title_is_a_property_as_well() -> None:
    assert len(document(report_of(Heading("x" * 300))).core_properties.title) == 255


def test_only_what_is_needed_is_packed() -> None:
    with ZipFile(BytesIO(rendered(plan(), "docx"))) as packed:
        assert sorted(packed.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
            "word/document.xml", "word/footer1.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml",
        ]  # fmt: skip


def test_headings_are_headings() -> None:
    made = document(report_of(*(Heading(f"H{level}", level) for level in (1, 2, 9, 12))))
    assert [(p.style.name if p.style else "", p.text) for p in made.paragraphs] == [
        ("Heading 1", "H1"),
        ("Heading 2", "H2"),
        ("Heading 9", "H9"),
        ("Heading 9", "H12"),
    ]


def test_lists_are_lists_and_every_numbered_one_begins_anew() -> None:
    numbered = Items((Item("a", ("b", Excerpt(1, "key = 1", 1, 4))), Item("c")), numbered=True)
    report = report_of(numbered, Items((Item("d"),)), numbered)
    made = document(report)
    styles = [p.style.name if p.style else "" for p in made.paragraphs]
    assert styles == ["List Number", "List Continue", "Excerpt", "List Number", "List Bullet", *styles[:4]]
    numbers = [e.get(f"{W}val") for e in part(report, "word/document.xml").iter(f"{W}numId")]
    assert numbers == ["3", "3", "4", "4"]
    known = {e.get(f"{W}numId") for e in part(report, "word/numbering.xml").iter(f"{W}num")}
    assert set(numbers) <= known


def test_facts_stand_beside_their_labels() -> None:
    (table,) = tables(Facts((("Signed on", date(2021, 12, 8)), ("State", Lines(("in force", "still"))))))
    assert texts(table) == [["Signed on", "Wednesday, 8 December 2021"], ["State", "in force\nstill"]]


def test_a_section_runs_across_and_stays_with_what_it_heads() -> None:
    columns = (Column(key="a", title="A"), Column(key="b", title="B"))
    (table,) = tables(Table(columns, (Section("One"), (1, 2))))
    assert texts(table)[1:] == [["One", "One"], ["1", "2"]]
    assert len(list(table._tbl.iter(f"{W}keepNext"))) == 1


@pytest.mark.parametrize(
    ("last", "slots", "first_title"),
    [(date(2023, 12, 31), 24, "1"), (date(2027, 1, 1), 24, "I"), (date(2030, 1, 1), 18, "I")],
)
def test_a_timeline_is_drawn_in_shades(last: date, slots: int, first_title: str) -> None:
    (table,) = tables(
        Timeline((Bar("A", date(2022, 1, 1), last), Bar("B", date(2022, 1, 1), date(2022, 1, 1), Tone.BAD)))
    )
    assert len(table.columns) == 3 + slots
    assert texts(table)[1][3] == first_title
    shades = [len(row._tr.findall(f".//{W}shd")) for row in table.rows]
    assert shades[-1] == 1
    assert shades[-2] > slots - 12


def test_a_timeline_says_which_day_is_marked() -> None:
    made = document(
        report_of(Timeline((Bar("A", date(2022, 1, 1), date(2022, 12, 31)),), marked=date(2022, 5, 1))), "en"
    )
    assert [p.text for p in made.paragraphs if p.text] == ["▼ as of 1 May 2022"]
    assert made.tables[0].cell(1, 7).text == "5\n▼"


def test_places_to_sign_stand_side_by_side_on_one_page() -> None:
    places = tuple(Signature(f"PIHAK {n}", "Kepala Dinas", None if n else "KEPALA") for n in range(4))
    (table,) = tables(Signatures(places))
    shown = texts(table)
    assert [len(row) for row in shown] == [3, 3]
    assert shown[0][0] == "PIHAK 0\nKepala Dinas\nKEPALA"
    assert shown[1][0] == f"PIHAK 3\nKepala Dinas\n{'.' * 40}"
    assert table._tbl.find(f".//{W}tblBorders") is None


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table((Column(key="a", title="A"),), (("x",),))
    assert len(tables(table, table, Facts((("a", "b"),)), table)) == 4


@pytest.mark.parametrize(
    "blocks",
    [(), (Facts(()),), (Items(()),), (Timeline(()),), (Signatures(()),), (Table((Column(key="a", title="A"),), ()),)],
)
def test_reports_with_little_in_them(blocks: tuple[Block, ...]) -> None:
    assert [p.text for p in document(report_of(*blocks)).paragraphs] in ([], [""])


def test_paragraphs_keep_their_lines_and_tones() -> None:
    (paragraph,) = document(report_of(Paragraph(Lines(("a", "b")), Tone.BAD))).paragraphs
    assert paragraph.text == "a\nb"
    assert [run.bold for run in paragraph.runs if run.text.strip()] == [True, True]


def test_numbered_duties_hang() -> None:
    (table,) = document(real_plan()).tables
    indents = [p.paragraph_format.first_line_indent for p in table.cell(3, 10).paragraphs]
    assert re.match("1. ", table.cell(3, 10).text)
    assert all(indent is not None and indent < 0 for indent in indents)


@pytest.mark.slow
def test_a_large_plan() -> None:
    report = large(500, 10, 4)
    rows = list(document(report).tables[0]._tbl.iter(f"{W}tr"))
    assert len(rows) == 502
    expected = told(table_of(report))
    for row, cells in zip(rows[2:], expected, strict=True):
        said = [
            "\n".join("".join(t.text for t in p.iter(f"{W}t")) for p in c.iter(f"{W}p")) for c in row.iter(f"{W}tc")
        ]
        assert said[0] == cells[0]
        assert said[2:] == cells[2:]
        assert said[1] in ("", cells[1])  # merged
