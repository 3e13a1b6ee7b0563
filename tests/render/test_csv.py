"""CSV: read back, and safe to open in a spreadsheet."""

import csv
from datetime import date
from io import StringIO

import pytest

from mouctl.report import Cell, Column, Facts, Lines, Paragraph, Report, Table, Tone, Toned

from .conftest import Show
from .sample import Weight, sample


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def one_cell(show: Show, cell: Cell) -> str:
    table = Table(columns=(Column(key="a", title="A"), Column(key="b", title="B")), rows=((cell, 1),))
    (_, (value, _)) = read(show(Report(schema="mouctl.sample/1", data={}, blocks=(table,)), "csv"))
    return value


def test_the_first_table_under_its_keys(show: Show) -> None:
    heading, *rows = read(show(sample(), "csv"))
    assert heading == ["id", "act_by", "days_left", "status"]
    assert rows[1] == ["bp2mi-asahan-2021/monitoring/5\nPasal 6 ayat (1)", "2024-06-07", "-55", "overdue"]
    assert len(rows) == 3


def test_facts_where_there_is_no_table(show: Show) -> None:
    blocks = (Paragraph("x"), Facts((("Last day", date(2024, 12, 7)),)), Facts((("Days left", -3),)))
    shown = show(Report(schema="mouctl.sample/1", data={}, blocks=blocks), "csv")
    assert shown == "key,value\nLast day,2024-12-07\nDays left,-3\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "+62 811=1", '=HYPERLINK("x")', "\uff1d1", "-", "+"]
)
def test_a_formula_is_disarmed(text: str, show: Show) -> None:
    assert one_cell(show, text) == f"'{text.strip()}"


@pytest.mark.parametrize("text", ["\r=1", "\r\n=1", "\n=1"])
def test_nor_does_a_line_break_hide_one(text: str, show: Show) -> None:
    assert one_cell(show, text)[0] in "'\ufffd"


@pytest.mark.parametrize("text", ["+62 811-6200-134", "+62 (21) 7994166", "021 - 7994166", "a=b", "a@b.id", "2024"])
def test_telephone_numbers_and_the_like_arrive_whole(text: str, show: Show) -> None:
    assert one_cell(show, text) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (-3, "-3"),
        (Toned(-3, Tone.BAD), "-3"),
        (2.5, "2.5"),
        (None, ""),
        (Weight.ERROR, "an error"),
        (date(2024, 1, 2), "2024-01-02"),
        (Lines((date(2024, 1, 2), "x")), "2024-01-02\nx"),
        (("a", date(2024, 1, 2)), "a, 2024-01-02"),
        ('say "a, b"', 'say "a, b"'),
    ],
)
def test_values(cell: Cell, text: str, show: Show) -> None:
    assert one_cell(show, cell) == text


def test_rows_end_in_a_line_feed_alone(show: Show) -> None:
    assert "\r" not in show(sample(), "csv")
