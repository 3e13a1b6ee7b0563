"""The terminal: widths, tables and cards, colours."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render.terminal import FORMAT
from mouctl.report import Block, Column, Facts, Heading, Item, Items, Lines, Paragraph, Report, Table, Tone, Toned

from .conftest import Show
from .sample import filled, sample

SGR = re.compile(r"\x1b\[[0-9;]*m")


def report(*blocks: Block) -> Report:
    return Report(schema="mouctl.sample/1", data={}, blocks=blocks)


def two_columns() -> Table:
    columns = (Column(key="a", title="A", min_width=30), Column(key="b", title="B", min_width=30, group="Group"))
    return Table(columns=columns, rows=(("one", "two"), ("three", None)))


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [24, 40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int, colour: bool, show: Show) -> None:
    for line in SGR.sub("", show(sample(), "terminal", width=width, colour=colour)).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip()


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), width=st.integers(24, 200), colour=st.booleans())
def test_no_text_breaks_out_of_the_width(text: str, width: int, colour: bool) -> None:
    shown = FORMAT.text(filled(text), Surface(language=Language("en"), width=width, colour=colour))
    assert "\x1b" not in SGR.sub("", shown)
    assert all(cell_len(line) <= width for line in SGR.sub("", shown).split("\n"))


def test_colour_changes_nothing_but_the_colour(show: Show) -> None:
    plain, coloured = (show(sample(), "terminal", width=80, colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert plain != coloured
    assert SGR.sub("", coloured) == plain


@pytest.mark.parametrize(
    ("tone", "code"),
    [(Tone.BAD, "1;31"), (Tone.WARN, "33"), (Tone.GOOD, "32"), (Tone.FAINT, "2"), (Tone.STRONG, "1")],
)
def test_tones(tone: Tone, code: str, show: Show) -> None:
    assert show(report(Paragraph("word", tone)), "terminal", colour=True) == f"\x1b[{code}mword\x1b[0m\n"


def test_an_inner_tone_speaks_before_an_outer_one(show: Show) -> None:
    nested = Toned(Lines((Toned("a", Tone.GOOD), Toned("b", Tone.PLAIN))), Tone.BAD)
    assert show(report(Paragraph(nested)), "terminal", colour=True) == "\x1b[32ma\x1b[0m\n\x1b[1;31mb\x1b[0m\n"


def test_columns_stand_side_by_side_where_their_least_widths_fit(show: Show) -> None:
    assert show(report(two_columns()), "terminal", width=62).splitlines() == [
        "       Group",
        "       ─────",
        "A      B",
        "────────────",
        "one    two",
        "three",
    ]


def test_else_each_row_is_a_card_without_its_empty_values(show: Show) -> None:
    assert show(report(two_columns()), "terminal", width=61).splitlines() == [
        "one",
        "  Group",
        "    B    two",
        "",
        "three",
    ]


def test_a_title_is_not_broken_within_a_word(show: Show) -> None:
    columns = tuple(Column(key=str(n), title="Pemberitahuan", min_width=2) for n in range(3))
    table = report(Table(columns=columns, rows=((1, 2, 3),)))
    assert show(table, "terminal", width=43).startswith("Pemberitahuan  Pemberitahuan  Pemberitahuan\n")
    assert show(table, "terminal", width=42) == "1\n  Pemberitahuan  2\n  Pemberitahuan  3\n"


def test_a_day_in_a_crowded_table_stays_on_one_line(show: Show) -> None:
    columns = (Column(key="day", title="Day", min_width=3), Column(key="quote", title="Quote", min_width=8))
    table = Table(columns=columns, rows=((date(2024, 12, 7), "paling lambat " * 20),))
    assert "\nSat 7 Dec 2024  paling" in show(report(table), "terminal", width=40)


def test_days_are_short_in_tables_and_full_beside_labels(show: Show) -> None:
    day = date(2024, 12, 7)
    table = Table(columns=(Column(key="day", title="Day"),), rows=((day,),))
    shown = show(report(Heading(day, 3), Facts((("Day", day),)), table), "terminal")
    assert re.findall(r".*2024", shown) == ["7 December 2024", "Day  Saturday, 7 December 2024", "Sat 7 Dec 2024"]


def test_nothing_is_cut(show: Show) -> None:
    word = "0123456789" * 4_000
    table = Table(columns=(Column(key="a", title="A"), Column(key="b", title="B")), rows=((word, "b"), (1, word)))
    for block in (Heading(word), Paragraph(word), Facts(((word, word),)), table, Items(items=(Item(word, (word,)),))):
        shown, said = (show(report(block), format_id, width=80) for format_id in ("terminal", "plain"))
        assert shown.count("7") == said.count("7")


def test_numbers_of_a_list_are_aligned(show: Show) -> None:
    shown = show(report(Items(items=tuple(Item("x", ("y",)) for _ in range(10)), numbered=True)), "terminal")
    assert shown.splitlines()[-4:] == [" 9. x", "    y", "10. x", "    y"]
