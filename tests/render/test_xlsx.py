"""The workbook, read back by openpyxl: a parser of its own."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mouctl.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Lines,
    Page,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Toned,
)
from mouctl.sentences import ShortDay

from .paper import TITLE, large, plan, real_plan, rendered, report_of, table_of, told


def book(report: Report, language: str = "id") -> Any:
    return load_workbook(BytesIO(rendered(report, "xlsx", language)), rich_text=False)


def first_sheet(*blocks: Block, page: Page | None = None) -> Worksheet:
    sheet: Worksheet = book(report_of(*blocks, page=page), "en").worksheets[0]
    return sheet


def one_cell(cell: Cell) -> Any:
    """The cell of a table of one, whose heading is on the first row."""
    return first_sheet(Table(columns=(Column(key="a", title="A"),), rows=((cell,),)))["A2"]


def values(sheet: Worksheet, first: int, last: int) -> list[list[str]]:
    rows = sheet.iter_rows(min_row=first, max_row=last, values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]


def described(report: Report) -> Iterator[str]:
    """Everything about a workbook that a reader sees, as lines."""
    for sheet in book(report).worksheets:
        yield f"sheet {sheet.title!r}"
        yield f"  merged: {', '.join(sorted(map(str, sheet.merged_cells.ranges)))}"
        yield f"  frozen: {sheet.freeze_panes}  filter: {sheet.auto_filter.ref}  repeated: {sheet.print_title_rows}"
        yield (
            f"  page: {sheet.page_setup.orientation}, paper {sheet.page_setup.paperSize}, "
            f"{sheet.page_setup.fitToWidth or 1} wide, {sheet.page_setup.fitToHeight} high"
        )
        yield f"  foot: {sheet.oddFooter.left.text!r} {sheet.oddFooter.right.text!r}"
        yield f"  widths: {' '.join(f'{c}={d.width:.1f}' for c, d in sheet.column_dimensions.items())}"
        yield f"  heights: {' '.join(f'{n}={d.height:.1f}' for n, d in sheet.row_dimensions.items())}"
        for row in sheet.iter_rows():
            yield from (f"  {c.coordinate} {c.value!r} {_style(c)}" for c in row if c.value is not None)


def _style(cell: Any) -> str:
    colour = cell.font.color.rgb[2:] if cell.font.color and cell.font.color.type == "rgb" else ""
    fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""
    look = (cell.alignment.horizontal, "bold" if cell.font.b else "", colour, fill and f"on {fill}", cell.number_format)
    return " ".join(filter(None, look))


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("plan-xlsx.txt", "".join(f"{line}\n" for line in described(plan())))


def test_every_cell_of_the_real_plan_stands_in_its_place() -> None:
    table = table_of(real_plan())
    sheet = book(real_plan()).worksheets[0]
    assert values(sheet, 5, 17) == told(table)
    assert sheet.max_row == 17
    assert [cell.value for cell in sheet[4][6:11]] == ["2022", "2023", "2024", "PIHAK I", "PIHAK II"]
    assert sheet["G3"].value == "Tahun"
    merged = set(map(str, sheet.merged_cells.ranges))
    assert {"G3:I3", "J3:K3", "A3:A4", "F3:F4", "L3:L4", "M3:M4"} <= merged
    assert not [each for each in sheet.merged_cells.ranges if each.min_row > 4]  # or filters would tear it apart


def test_the_headings_stay_in_sight_and_are_printed_on_every_page() -> None:
    sheet = book(real_plan()).worksheets[0]
    assert sheet.freeze_panes == "D5"  # below the headings, right of number, programme and stage
    assert sheet.auto_filter.ref == "A4:M17"
    assert sheet.print_title_rows == "$3:$4"


def test_the_page() -> None:
    workbook = book(real_plan())
    sheet = workbook.worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.left.text.strip() == "Paraf PIHAK I: ____________      Paraf PIHAK II: ____________"
    assert sheet.oddFooter.right.text.strip() == "halaman &[Page] dari &N".replace("&[Page]", "&P")
    assert workbook.properties.title == "Rencana Kerja"
    assert not workbook.properties.creator


def test_rows_are_as_high_as_their_text() -> None:
    sheet = book(real_plan()).worksheets[0]
    width = {
        get_column_letter(number): dimension.width
        for dimension in sheet.column_dimensions.values()
        for number in range(dimension.min, dimension.max + 1)
    }
    for row in sheet.iter_rows(min_row=5, max_row=17):
        for cell in row:
            letters = sum(len(line) / width[cell.column_letter] for line in str(cell.value or "").split("\n"))
            assert sheet.row_dimensions[cell.row].height > letters * 11


def test_a_section_is_a_column_so_that_every_row_says_where_it_belongs() -> None:
    table = Table((Column(key="a", title="A"),), (("x",), Section("One"), ("y",), Section("Two"), ("z",)))
    assert values(first_sheet(table), 1, 4) == [["Section", "A"], ["", "x"], ["One", "y"], ["Two", "z"]]


def test_what_repeats_is_pale_by_a_rule_that_survives_sorting() -> None:
    sheet = book(real_plan()).worksheets[0]
    (area,) = sheet.conditional_formatting
    assert str(area.sqref) == "B6:B17"
    assert area.rules[0].formula == ["AND($B6=$B5)"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 811",
        "@x",
        "-3",
        "2024",
        "2024-01-02",
        "https://example.org",
        "mailto:a@b.id",
        "TRUE",
        "{=A1}",
        "1e5",
    ],
)
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    cell = one_cell(text)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize("text", ["<r>x</r>", "<r><t>x</t></r></si><si><t>y", "<r></si></r>"])
def test_nor_is_it_taken_for_rich_text(text: str) -> None:
    assert one_cell(text).value.rstrip() == text
    assert one_cell(Lines((text, Toned(text, Tone.BAD)))).value == f"{text}\n{text}"


@pytest.mark.parametrize("wrap", [lambda t: t, lambda t: Lines((t, Toned(t, Tone.BAD)))])
def test_nor_for_an_escape(wrap: Callable[[str], Cell]) -> None:
    """A spreadsheet reads `_x0041_` as an A, unless its underscore is escaped itself."""
    assert set(one_cell(wrap("_x0041_")).value.split("\n")) == {"_x0041_"}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, 3),
        (-2.5, -2.5),
        (Toned(-3, Tone.BAD), -3),
        (Lines((7,)), 7),
        (date(2024, 12, 7), datetime(2024, 12, 7)),  # noqa: DTZ001 (as openpyxl reads it)
        (ShortDay(date(2024, 12, 7)), datetime(2024, 12, 7)),  # noqa: DTZ001
        (date(1899, 12, 31), "Sun 31 Dec 1899"),
        (date(9999, 12, 31), datetime(9999, 12, 31)),  # noqa: DTZ001
        (Lines((date(2024, 12, 7), "or later")), "Sat 7 Dec 2024\nor later"),
        (10**15, "1000000000000000"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (True, "True"),
        (None, None),
    ],
)
def test_values(cell: Cell, value: object) -> None:
    assert one_cell(cell).value == value


def test_a_day_is_shown_so_that_nobody_takes_the_month_for_it() -> None:
    assert one_cell(date(2024, 12, 7)).number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("cell", [date(2024, 12, 7), 123456789012345, -1234567.25])
def test_no_number_is_wider_than_its_column(cell: Cell) -> None:
    """A spreadsheet shows number signs in its place."""
    columns = (
        Column(key="a", title="A", min_width=2),
        *(Column(key=str(n), title="B", min_width=40) for n in range(9)),
    )
    sheet = first_sheet(Table(columns, ((cell, *("word " * 99,) * 9),)))
    assert sheet.column_dimensions["A"].width >= len(str(cell)) - 0.5


@pytest.mark.parametrize("text", ["x" * 40_000, "word " * 8_000, "😀" * 20_000, "a\n" * 400])
def test_what_is_too_long_for_a_cell_stands_whole_on_the_last_sheet(text: str) -> None:
    workbook = book(report_of(Table((Column(key="a", title="A"),), ((text,), (text[:-1] + "!",)))), "en")
    sheet, continued = workbook.worksheets
    assert continued.title == "Continued"
    assert sheet["A3"].value.endswith("…\n[The whole text is Text 2 on the last sheet.]")
    column = [cell.value for cell in continued["A"]]
    first, second = column.index("Text 1"), column.index("Text 2")
    assert len("".join(column[first + 1 : second]).replace("\n", "")) >= len(text.replace("\n", "").strip()) - 3
    assert all(len(value.encode("utf-16-le")) // 2 <= 32_767 and value.count("\n") <= 253 for value in column)


def test_each_table_has_a_sheet_under_its_headings() -> None:
    table = Table((Column(key="a", title="A"),), (("x",),))
    workbook = book(
        report_of(
            Heading("Register"), Facts((("Label", "Value"),)), Heading("Deadlines", 2), table, Paragraph("A note."),
            Heading("Deadlines", 2), Paragraph("Other ones."), table,
        ),
        "en",
    )  # fmt: skip
    assert workbook.sheetnames == ["Register", "Deadlines", "Deadlines 2"]
    assert [[cell.value for cell in sheet["A"] if cell.value] for sheet in workbook.worksheets] == [
        ["Register", "Label"],
        ["Deadlines", "A", "x", "A note."],
        ["Deadlines", "Other ones.", "A", "x"],
    ]


def test_the_records_are_a_sheet_of_data() -> None:
    table = Table((Column(key="a", title="A"),), (("x",),))
    report = report_of(Heading("Register"), table)._replace(
        records=lambda: Table((Column(key="due_on", title="Due"),), ((date(2024, 1, 2),),))
    )
    assert book(report, "en").sheetnames == ["Register", "Data"]
    assert [cell.value for cell in book(report, "en")["Data"]["A"]] == ["due_on", datetime(2024, 1, 2)]  # noqa: DTZ001
    assert book(report._replace(page=Page("Annex")), "en").sheetnames == ["Annex"]  # which has what it says


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c[d]e:f*g?h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("History", "History 2"),
        ("", "mouctl"),
        ("Rencana Kerja Badan Pelindungan Pekerja Migran", "Rencana Kerja Badan Pelindungan"),
        ("x" * 40, "x" * 31),
        ("😀" * 20, "😀" * 15),
        ("<&>\"'x", "<&>\"'x"),
    ],
)
def test_names_of_sheets(title: str, name: str) -> None:
    assert book(report_of(Heading(title), Paragraph("x"))).sheetnames == [name]


def test_a_footer_obeys_nothing_and_is_not_too_long() -> None:
    page = Page("x", initials=tuple(f"PIHAK {number} &P&D &A" for number in range(20)))
    footer = first_sheet(Paragraph("x"), page=page).oddFooter
    assert footer.left.text.startswith("Initials PIHAK 0 &&P&&D &&A: ____  Initials PIHAK 1")
    assert footer.left.text.endswith("____")
    assert len(footer.left.text) + len(footer.right.text) < 240


def test_the_initials_of_eight_parties_fit_into_a_footer() -> None:
    page = Page("x", initials=tuple(f"PIHAK {number}" for number in range(8)))
    assert first_sheet(Paragraph("x"), page=page).oddFooter.left.text.count(":") == 8


@pytest.mark.parametrize("blocks", [(), (Heading("x"),), (Table((Column(key="a", title="A"),), ()),)])
def test_reports_with_little_in_them(blocks: tuple[Block, ...]) -> None:
    assert len(book(report_of(*blocks)).worksheets) == 1


@pytest.mark.slow
def test_a_large_plan() -> None:
    report = large(500, 10, 4)
    sheet = book(report).worksheets[0]
    assert values(sheet, 5, 504) == told(table_of(report))
    assert sheet.auto_filter.ref == "A4:V504"


def test_the_title_is_the_property_of_the_document() -> None:
    assert book(plan()).properties.title == TITLE
