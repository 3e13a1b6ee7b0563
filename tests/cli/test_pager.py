"""A long answer at a terminal goes through a pager; nothing about the pager is an error of ours."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import which

import pexpect
import pytest
from tests.cli.conftest import ROOT, environment, run

LONG = ("matrix", "bp2mi-asahan-2021", "--as-of", "2024-08-01")
SHORT = (*LONG, "--programme", "1", "--columns", "id,2024")
LAST = "12 of 13 activities have no day"
Start = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts the command at a terminal of 20 lines, with pagers that say that they were there."""
    for name, does in {
        "seen": 'echo "PAGED $LESS"; cat',
        "leaves": "head -1",
        "fails": "cat >/dev/null; exit 3",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)

    def at_terminal(*arguments: str, columns: int = 80, **changes: str | None) -> "pexpect.spawn[str]":
        path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
        wanted: Mapping[str, str | None] = {**environment(NO_COLOR="1", PATH=path), "MOUCTL_PAGER": None, **changes}
        return pexpect.spawn(
            sys.executable,
            ["-m", "mouctl", *arguments],
            cwd=str(ROOT),
            env={name: value for name, value in wanted.items() if value is not None},
            dimensions=(20, columns),
            encoding="utf-8",
            timeout=30,
        )

    return at_terminal


def ended(child: "pexpect.spawn[str]") -> tuple[str, int | None]:
    """What was shown to the end, and the exit code."""
    shown = child.read()
    child.close()
    return shown, child.exitstatus


@pytest.mark.parametrize(
    "variables",
    [{"MOUCTL_PAGER": "seen"}, {"PAGER": "seen"}, {"MOUCTL_PAGER": "seen -x", "PAGER": "fails"}],
)
def test_the_pager_asked_for(variables: dict[str, str], start: Start) -> None:
    shown, code = ended(start(*LONG, **variables))
    assert (shown.splitlines()[0], code) == ("PAGED FRX", 0)
    assert LAST in shown


def test_what_less_is_told_already_stays(start: Start) -> None:
    assert ended(start(*LONG, PAGER="seen", LESS="-iR"))[0].startswith("PAGED -iR\r")
    assert ended(start(*LONG, "--wide", PAGER="seen", LESS="-iR"))[0].startswith("PAGED -iR -S\r")
    assert ended(start(*LONG, "--wide", PAGER="seen"))[0].startswith("PAGED FRX -S\r")


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (SHORT, {"PAGER": "seen"}),
        ((*LONG, "--no-pager"), {"PAGER": "seen"}),
        (LONG, {"PAGER": "seen", "TERM": "dumb"}),
        (LONG, {"PAGER": "seen", "TERM": None}),
        (LONG, {"PAGER": "seen", "MOUCTL_PAGER": ""}),
        (LONG, {"PAGER": "cat"}),
        (LONG, {"PAGER": "there-is-no-such-pager"}),
        (LONG, {"PAGER": "'unclosed"}),
        (("status", "--as-of", "2024-08-01"), {"PAGER": "seen"}),
    ],
)
def test_printed_without_a_pager(arguments: tuple[str, ...], variables: dict[str, str | None], start: Start) -> None:
    shown, code = ended(start(*arguments, **variables))
    assert code == 0
    assert "PAGED" not in shown
    assert len(shown.splitlines()) > 3


@pytest.mark.parametrize("pager", ["leaves", "fails"])
def test_how_the_pager_ends_is_the_readers_affair(pager: str, start: Start) -> None:
    shown, code = ended(start(*LONG, PAGER=pager))
    assert code == 0
    assert "mouctl" not in shown


def test_a_pipe_is_never_paged() -> None:
    assert LAST in run(*LONG, PAGER="false", MOUCTL_PAGER="false").stdout


def test_an_error_is_not_paged(start: Start) -> None:
    shown, code = ended(start(*LONG, "--year", "1999", PAGER="seen"))
    assert code == 2
    assert "PAGED" not in shown


@pytest.mark.skipif(which("less") is None, reason="without less")
def test_less_shows_the_beginning_and_is_left_with_q(start: Start) -> None:
    child = start(*LONG)
    child.expect("Rencana Kerja")
    child.expect(":")
    child.send("q")
    shown, code = ended(child)
    assert code == 0
    assert LAST not in shown


@pytest.mark.skipif(which("less") is None, reason="without less")
def test_an_interrupt_within_less_does_not_end_it(start: Start) -> None:
    child = start(*LONG)
    child.expect("Rencana Kerja")
    child.expect(":")
    child.sendintr()
    child.send("G")
    child.expect("12 of 13")
    child.send("q")
    assert ended(child)[1] == 0
