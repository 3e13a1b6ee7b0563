"""Most tests run forks of a process that has loaded mouctl: here these are held against mouctl started from nothing."""

import os
import pty
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, ROOT, as_text, at_terminal, environment, from_nothing, piped, run, shown_at
from tests.cli.forks import forked

from mouctl.cli.app import PACKAGE
from mouctl.discovery import names

SEED = "bp2mi-asahan-2021"
DAY = ("--as-of", "2024-08-01")
CALLS = {
    "version": ("--version",),
    "help": ("--help",),
    "no command": (),
    "no such command": ("tenggat",),
    "no such option": ("next", "--tomorrow"),
    "no such agreement": ("show", "tidak-ada"),
    "no register": ("check", "--register", "/nonexistent"),
    "alerts": ("alerts", "status"),
    "alerts preview": ("alerts", "preview", "--register", "examples/register", *DAY),
    "check": ("check", *DAY),
    "check sarif": ("check", *DAY, "--format", "sarif"),
    "contacts": ("contacts", SEED, *DAY),
    "coverage": ("coverage", SEED, *DAY),
    "deadlines": ("deadlines", *DAY, "--fail-overdue"),
    "deadlines ics": ("deadlines", *DAY, "--format", "ics"),
    "demo": ("demo", "--help"),
    "explain": ("explain", f"{SEED}/renewal-notice", *DAY),
    "holidays": ("holidays", "2027"),
    "init": ("init", "--help"),
    "log": ("log", SEED, *DAY, "--format", "json"),
    "matrix": ("matrix", SEED, *DAY, "--format", "html"),
    "matrix docx": ("matrix", SEED, *DAY, "--format", "docx"),
    "matrix xlsx": ("matrix", SEED, *DAY, "--format", "xlsx"),
    "monev": ("monev", SEED, *DAY),
    "next": ("next", *DAY),
    "record": ("record", "monitoring", SEED, "--on", "2024-06-07", "--dry-run", *DAY),
    "rule": ("rule", "MOU303"),
    "schema": ("schema", "agreement"),
    "show": ("show", SEED, *DAY, "--format", "csv"),
    "status": ("status", *DAY, "--format", "markdown"),
    "when": ("when", "force-majeure", SEED, "--occurred-on", "2024-04-05", "--as-of", "2024-04-08"),
}


def test_every_command_is_among_them() -> None:
    assert {call[0] for call in CALLS.values() if call} >= set(names(PACKAGE))


@pytest.mark.parametrize("name", CALLS)
def test_a_fork_answers_what_a_start_from_nothing_does(name: str) -> None:
    language = ("id", "en")[len(name) % 2]
    forked = piped(*CALLS[name], MOUCTL_LANG=language, COLUMNS="80")
    started = from_nothing(*CALLS[name], MOUCTL_LANG=language, COLUMNS="80")
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)
    assert b"Traceback" not in started.stdout + started.stderr


@pytest.mark.parametrize(
    "call",
    [
        ("demo",),
        ("init", "baru"),
        ("check", "--fix"),
        ("record", "monitoring", SEED, "--on", "2022-06-07", "--yes"),
        ("alerts", "ack", "expiry", "--until", "2024-12-01", "--by", "Kepala Biro", "--reason", "-", "--yes", *DAY),
    ],
    ids=lambda call: call[0],
)
def test_and_writes_what_that_writes(call: tuple[str, ...], tmp_path: Path) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        if call[0] != "init":
            shutil.copy(ROOT / "mouctl.toml", folder)
            shutil.copytree(ROOT / "agreements", folder / "agreements")
    forked, started = piped(*call, cwd=folders[0]), from_nothing(*call, cwd=folders[1])
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)
    assert started.returncode in (0, 1)
    assert files(folders[0]) == files(folders[1]) != {}


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("arguments", [("next", *DAY), ("next", "--help"), ("next", "--tomorrow")])
def test_so_it_does_at_a_terminal(arguments: tuple[str, ...]) -> None:
    leader, follower = pty.openpty()
    surroundings = environment(COLUMNS="100", LINES="40")
    with subprocess.Popen(
        [*COMMAND, *arguments], cwd=ROOT, env=surroundings, stdin=follower, stdout=follower, stderr=follower
    ):
        os.close(follower)
        assert shown_at(leader) == at_terminal(*arguments, columns=100)


def test_runs_in_turn_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Neither language nor colour, folder, environment or what was read before is left of an earlier run."""
    answers = {code: as_text(from_nothing("next", *DAY, MOUCTL_LANG=code)).stdout for code in ("id", "en")}
    pages = {code: as_text(from_nothing("--help", MOUCTL_LANG=code)).stdout for code in ("id", "en")}
    assert answers["id"] != answers["en"]
    assert pages["id"] != pages["en"]
    for code in ("id", "en", "id"):
        assert run("next", *DAY, MOUCTL_LANG=code).stdout == answers[code]
        assert run("--help", "--lang", code).stdout == pages[code]
        assert "\x1b[" in at_terminal("next", *DAY, columns=80)
        assert "\x1b[" not in at_terminal("next", *DAY, columns=80, NO_COLOR="1")
        assert run("status", cwd=tmp_path).returncode == 3


def test_what_was_changed_between_two_runs_is_seen(register: Path, edit: Callable[..., Path]) -> None:
    before = run("status", *DAY, cwd=register).stdout
    edit("signed_on = 2021", "signed_on = 2022")
    assert run("status", *DAY, cwd=register).stdout != before


def test_a_fork_ends_as_a_process_does(tmp_path: Path) -> None:
    """An exception nobody catches is shown and gives 1; a signal is told as a negative code; no environment is kept."""
    for what, code, said in (("raise", 1, "ZeroDivisionError"), ("kill", -9, ""), ("environment", 0, "")):
        done = forked(("--version",), tmp_path, {"A": "b"}, before=("tests.cli.test_forks", what))
        assert done.code == code
        assert said in done.err.decode()


def install(what: str, _: int) -> None:
    """In a fork of the test above."""
    if what == "raise":
        raise ZeroDivisionError
    if what == "kill":
        os.kill(os.getpid(), 9)
    assert dict(os.environ) == {"A": "b"}
