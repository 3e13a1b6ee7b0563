"""What holds for every format: its id, its start-up cost, and its golden files."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from mouctl.discovery import member, members, names
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.report import Report

from .conftest import Show
from .sample import sample

GOLDEN_NAMES = {"plain": "plain.txt", "markdown": "markdown.md", "csv": "csv.csv", "json": "json.json"}


def test_a_format_is_found_under_the_id_that_a_user_types() -> None:
    assert names("mouctl.render") == (
        "csv", "docx", "html", "json", "markdown", "pdf", "plain", "terminal", "xlsx",
    )  # fmt: skip
    assert tuple(members("mouctl.render", "FORMAT", Format)) == names("mouctl.render")


def test_no_two_formats_claim_one_suffix() -> None:
    suffixes = [suffix for found in members("mouctl.render", "FORMAT", Format).values() for suffix in found.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize("format_id", names("mouctl.render"))
def test_a_format_says_whether_it_gives_bytes(format_id: str) -> None:
    found = member("mouctl.render", format_id, "FORMAT", Format)
    pieces = tuple(found.pieces(sample(), Surface(language=Language("en"))))
    assert pieces
    assert all(isinstance(piece, bytes) == found.binary for piece in pieces)


@pytest.mark.parametrize("format_id", ["plain", "csv", "json", "markdown", "html", "pdf", "docx", "xlsx"])
def test_only_the_terminal_pays_for_rich(format_id: str) -> None:
    code = f"import sys, mouctl.render.{format_id}; print([m for m in sys.modules if m.split('.')[0] == 'rich'])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


@pytest.mark.parametrize(("format_id", "name"), GOLDEN_NAMES.items())
def test_golden(format_id: str, name: str, show: Show, golden: Callable[[str, str], None]) -> None:
    golden(name, show(sample(), format_id))


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("width", [80, 120, 200])
def test_golden_terminal(width: int, colour: bool, show: Show, golden: Callable[[str, str], None]) -> None:
    name = f"terminal-{width}{'-colour' if colour else ''}.txt"
    golden(name, show(sample(), "terminal", width=width, colour=colour))


@pytest.mark.parametrize("format_id", ["plain", "markdown", "terminal"])
def test_a_report_without_blocks_is_silent(format_id: str, show: Show) -> None:
    assert show(Report(schema="mouctl.sample/1", data={}), format_id) == ""


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"])
def test_the_surface_decides_and_not_the_environment(
    variable: str, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [show(sample(), "terminal", width=80, colour=colour) for colour in (False, True)]
    monkeypatch.setenv(variable, "0")
    monkeypatch.setenv("TERM", "dumb")
    assert shown == [show(sample(), "terminal", width=80, colour=colour) for colour in (False, True)]
