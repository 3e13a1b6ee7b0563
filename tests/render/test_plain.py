"""Plain text: nothing cut, one row a line."""

from mouctl.report import Column, Facts, Item, Items, Lines, Report, Table

from .conftest import Show


def show_table(show: Show, *cells: object) -> list[str]:
    columns = tuple(Column(key=str(n), title=f"T{n}", right=n == 1) for n in range(len(cells)))
    table = Table(columns=columns, rows=(cells, ("a",) * len(cells)))
    return show(Report(schema="mouctl.sample/1", data={}, blocks=(table,)), "plain").splitlines()


def test_a_row_is_a_line_whatever_its_cells_hold(show: Show) -> None:
    assert show_table(show, Lines(("x\ny", None, "z")), "a\tb") == ["T0        T1", "x; y; z  a b", "a          a"]


def test_a_very_long_cell_is_whole_and_pads_nobody_else(show: Show) -> None:
    heading, long, short = show_table(show, "x" * 40_000, 1)
    assert long == "x" * 40_000 + "   1"
    assert len(heading) == len(short) == 64


def test_the_width_is_no_concern_of_plain_text(show: Show) -> None:
    report = Report(schema="mouctl.sample/1", data={}, blocks=(Facts((("Label", "word " * 100),)),))
    assert show(report, "plain", width=20) == show(report, "plain") == "Label:  " + ("word " * 100).strip() + "\n"


def test_lines_of_an_item_stand_below_it(show: Show) -> None:
    items = (Item("a", ("b", None)), Item("c"))
    blocks = (Items(items=items, numbered=True), Items(items=items))
    shown = show(Report(schema="mouctl.sample/1", data={}, blocks=blocks), "plain")
    assert shown == "1. a\n   b\n2. c\n\n- a\n  b\n- c\n"
