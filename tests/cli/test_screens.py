"""What people see, word for word: both languages, a narrow and a wide terminal, and piped.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/cli` writes the files anew; read their diff.
"""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import at_terminal, run

GOLDEN = Path(__file__).parent / "golden"
AGREEMENT = "bp2mi-asahan-2021"
LIFETIME = ("kabupaten-contoh-kesehatan-2022", "--register", "examples/lifetime-register")
SCREENS = {
    "status": ("status", "--as-of", "2024-08-01"),
    "status-2026": ("status", "--as-of", "2026-11-24"),
    "show": ("show", AGREEMENT, "--as-of", "2024-08-01"),
    "deadlines": ("deadlines", "--as-of", "2024-08-01"),
    "next": ("next", "--as-of", "2024-08-01"),
    "next-2026": ("next", "--as-of", "2026-11-24"),
    "explain-renewal-notice": ("explain", f"{AGREEMENT}/renewal-notice", "--as-of", "2024-08-01"),
    "when-force-majeure": ("when", "force-majeure", AGREEMENT, "--occurred-on", "2024-04-05", "--as-of", "2024-04-08"),
    "when-termination": ("when", "termination", AGREEMENT, "--effective-on", "2023-06-30", "--as-of", "2023-04-01"),
    "when-sent": ("when", "termination", AGREEMENT, "--sent-on", "2023-05-10", "--as-of", "2023-05-10"),
    "when-contact-change": ("when", "contact-change", AGREEMENT, "--changed-on", "2024-02-29", "--as-of", "2024-02-29"),
    "matrix": ("matrix", AGREEMENT, "--as-of", "2024-08-01"),
    "matrix-part": ("matrix", AGREEMENT, "--year", "2024", "--party", "kedua", "--by", "programme",
                    "--columns", "activity,schedule,duties,2024", "--as-of", "2024-08-01"),
    "matrix-progress": ("matrix", *LIFETIME, "--as-of", "2024-01-15"),
    "matrix-timeline": ("matrix", *LIFETIME, "--as-of", "2024-01-15", "--timeline"),
    "matrix-all": ("matrix", "--all", "--year", "2024", "--for", "kesatu", *LIFETIME[1:], "--as-of", "2024-01-15"),
    "check": ("check", "--as-of", "2024-08-01"),
    "holidays": ("holidays", "2024"),
    "help": ("--help",),
    "help-when": ("when", "--help"),
    "help-matrix": ("matrix", "--help"),
}  # fmt: skip


def compare(name: str, shown: str) -> None:
    """Compares with the golden file, or writes it where that is asked for."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
class TestScreens:
    @pytest.mark.parametrize("columns", [80, 200])
    def test_at_a_terminal(self, screen: str, language: str, columns: int) -> None:
        shown = at_terminal(*SCREENS[screen], columns=columns, MOUCTL_LANG=language, NO_COLOR="1")
        assert all(cell_len(line) <= columns for line in shown.splitlines())
        assert "\x1b" not in shown
        compare(f"{screen}-{language}-{columns}", shown)

    def test_piped(self, screen: str, language: str) -> None:
        shown = run(*SCREENS[screen], MOUCTL_LANG=language, COLUMNS="80").stdout
        compare(f"{screen}-{language}-piped", shown)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", [name for name in SCREENS if name.startswith("matrix")])
def test_a_work_plan_at_a_middling_terminal(screen: str, language: str) -> None:
    shown = at_terminal(*SCREENS[screen], columns=120, MOUCTL_LANG=language, NO_COLOR="1")
    compare(f"{screen}-{language}-120", shown)


def test_a_terminal_with_colours_says_the_same_as_one_without() -> None:
    plain = at_terminal(*SCREENS["next"], columns=80, NO_COLOR="1")
    coloured = at_terminal(*SCREENS["next"], columns=80)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_middling_terminal_is_not_overrun() -> None:
    for screen in SCREENS.values():
        assert all(cell_len(line) <= 120 for line in at_terminal(*screen, columns=120, NO_COLOR="1").splitlines())


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
)
@pytest.mark.parametrize("format_", ["plain", "json", "csv", "markdown"])
def test_output_does_not_depend_on_the_surroundings(changes: dict[str, str], format_: str) -> None:
    usual = run("deadlines", "--as-of", "2024-08-01", "--format", format_)
    assert run("deadlines", "--as-of", "2024-08-01", "--format", format_, surroundings=changes).stdout == usual.stdout
