"""Timelines: drawn to scale on a terminal, as Mermaid in Markdown, in which no label can be more than one."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render.markdown import FORMAT
from mouctl.report import Bar, Report, Timeline, Tone

from .conftest import Show
from .test_hostile import HOSTILE

YEAR = Bar("Setahun", date(2022, 1, 1), date(2022, 12, 31), Tone.GOOD, "selesai")
MONTH = Bar("Sebulan", date(2023, 1, 1), date(2023, 1, 31), Tone.BAD, "terlambat")
DAY = Bar("Sehari", date(2023, 12, 31), date(2023, 12, 31))


def report(*bars: Bar, today: date | None = None) -> Report:
    return Report(schema="mouctl.sample/1", data={}, blocks=(Timeline(bars, today),))


def test_bars_stand_under_their_days(show: Show) -> None:
    shown = show(report(YEAR, MONTH, DAY, today=date(2023, 7, 3)), "terminal", width=72).splitlines()
    assert shown == [
        "2022                                2023",
        "1  2 3  4  5  6  7  8  9  10 11 12  1  2 3  4  5  6  7  8  9  10 11 12",
        "                                       Mon 3 Jul 2023 ▼",
        "",
        "Setahun · Sat 1 Jan 2022 to Sat 31 Dec 2022, selesai",
        "████████████████████████████████████│                 ┊",
        "",
        "Sebulan · Sun 1 Jan 2023 to Tue 31 Jan 2023, terlambat",
        "│                                   ███               ┊",
        "",
        "Sehari · Sun 31 Dec 2023",
        "│                                   │                 ┊                █",
    ]


@pytest.mark.parametrize("today", [date(2021, 12, 31), date(2024, 1, 1), None])
def test_a_day_beside_the_scale_is_not_marked(today: date | None, show: Show) -> None:
    shown = show(report(YEAR, DAY, today=today), "terminal", width=80)
    assert "▼" not in shown
    assert "┊" not in shown


@pytest.mark.parametrize("width", [24, 80, 120, 200])
@pytest.mark.parametrize(
    "bars",
    [
        (YEAR,),
        (Bar("x", date(1, 1, 1), date(9999, 12, 31)),),
        (Bar("x", date(9999, 12, 31), date(9999, 12, 31)), Bar("y", date(1, 1, 1), date(1, 1, 1))),
        (Bar("kata " * 60, date(2022, 2, 28), date(2024, 2, 29)),),
    ],
)
def test_any_span_fits_any_width(bars: tuple[Bar, ...], width: int, show: Show) -> None:
    shown = show(report(*bars, today=bars[0].first), "terminal", width=width).splitlines()
    assert all(cell_len(line) <= width and line == line.rstrip() for line in shown)
    assert sum("█" in line for line in shown) == len(bars)


def test_months_are_named_as_far_as_there_is_room(show: Show) -> None:
    def months(width: int) -> str:
        return show(report(YEAR), "terminal", width=width).splitlines()[1]

    assert months(36) == "1  2 3  4  5  6  7  8  9  10 11 12"
    assert months(35).split() == ["1", "4", "7", "10"]


def test_nothing_to_draw_is_no_empty_scale(show: Show) -> None:
    for format_id in ("terminal", "plain", "markdown"):
        assert show(report(today=date(2024, 1, 1)), format_id).strip() == ""


def test_plain_says_the_days(show: Show) -> None:
    assert show(report(YEAR, DAY), "plain") == (
        "Setahun  Sat 1 Jan 2022   Sat 31 Dec 2022  selesai\nSehari   Sun 31 Dec 2023  Sun 31 Dec 2023\n"
    )


def test_the_chart(show: Show) -> None:
    assert show(report(YEAR, MONTH, DAY, today=date(2023, 1, 31)), "markdown") == (
        "```mermaid\n"
        "gantt\n"
        "    dateFormat YYYY-MM-DD\n"
        "    axisFormat %Y-%m\n"
        "    todayMarker off\n"
        "    “Setahun (selesai)” :done, 2022-01-01, 365d\n"
        "    “Sebulan (terlambat)” :crit, 2023-01-01, 31d\n"
        "    “Sehari” :active, 2023-12-31, 1d\n"
        "    “as of 31 January 2023” :milestone, 2023-01-31, 0d\n"
        "```\n"
        "\n"
        "- **Setahun:** Sat 1 Jan 2022 to Sat 31 Dec 2022, selesai\n"
        "- **Sebulan:** Sun 1 Jan 2023 to Tue 31 Jan 2023, terlambat\n"
        "- **Sehari:** Sun 31 Dec 2023\n"
    )


TASK = re.compile(r"    “[^:;#%`{}<>\"\\]*” :(?:active, |done, |crit, |milestone, )?\d{4}-\d\d-\d\d, \d+d")


def assert_is_one_task(text: str) -> None:
    bar = Bar(text, date(2022, 1, 1), date(2022, 1, 31), Tone.GOOD, text)
    shown = FORMAT.text(report(bar), Surface(language=Language("en")))
    chart, _, listed = shown.partition("```\n\n")
    first, *lines = chart.splitlines()
    assert (first, len(lines)) == ("```mermaid", 5)
    assert TASK.fullmatch(lines[-1])
    assert "```" not in listed
    assert listed.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE.values(),
        "```\n# x", "a : crit, 2020-01-01, 1d", "section x", "click a href \"https://example.org\"",
        "excludes weekends",
        "%%{init: {'theme': 'dark'}}%%", "%% x", "2024-01-01", "a;b", "a#quot;b", "title x", "end", "\n", "”“", ":",
    ],
)  # fmt: skip
def test_no_label_breaks_out_of_the_chart(text: str) -> None:
    assert_is_one_task(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_text_at_all_breaks_out_of_the_chart(text: str) -> None:
    assert_is_one_task(text)
