"""What people see of alerts, word for word: screens in both languages, and whole mails.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reminders` writes the files anew; read their diff.
"""

import json
import os
import re
from base64 import b64decode
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from tests.cli.conftest import ROOT, at_terminal, run
from tests.reminders.conftest import Register

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = ROOT / "examples" / "register"
PREVIEW = ("alerts", "preview", "--as-of", "2024-05-02", "--to", "pusdatin@contoh.go.id")
SCREENS = {
    "preview": PREVIEW,
    "help-alerts": ("alerts", "--help"),
    "help-send": ("alerts", "send", "--help"),
}
CALENDAR = re.compile(r"(?<=MIME-Version: 1.0\r\n\r\n)[A-Za-z0-9+/=\r\n]+(?=\r\n--)")
"""The base64 of what a mail carries: it stands in the golden file as it reads."""


def compare(name: str, shown: str) -> None:
    """Compares with the golden file, or writes it where that is asked for."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(shown.encode())
    assert shown == path.read_bytes().decode()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
class TestScreens:
    @pytest.mark.parametrize("columns", [80, 120])
    def test_at_a_terminal(self, screen: str, language: str, columns: int) -> None:
        shown = at_terminal(*SCREENS[screen], columns=columns, cwd=EXAMPLE, MOUCTL_LANG=language, NO_COLOR="1")
        assert all(cell_len(line) <= columns for line in shown.splitlines())
        compare(f"{screen}-{language}-{columns}.txt", shown)

    def test_piped(self, screen: str, language: str) -> None:
        shown = run(*SCREENS[screen], cwd=EXAMPLE, MOUCTL_LANG=language, COLUMNS="80").stdout
        compare(f"{screen}-{language}-piped.txt", shown)


@pytest.mark.parametrize("address", ["kerjasama@contoh.go.id", "pusdatin@contoh.go.id", "sekda@contoh.go.id"])
def test_a_whole_mail(address: str, tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    done = run("alerts", "preview", "--as-of", "2024-05-02", "--to", address, "--eml", str(file), cwd=EXAMPLE)
    assert done.returncode == 0, done.stderr
    text = re.sub(r"^Date: .*\r$", "Date: -\r", file.read_bytes().decode("ascii"), flags=re.MULTILINE)
    compare(f"{address.partition('@')[0]}.eml", CALENDAR.sub(lambda found: b64decode(found[0]).decode(), text))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("alerts-preview", ("alerts", "preview", "--as-of", "2024-09-09")),
        ("alerts-send", ("alerts", "send", "--as-of", "2024-09-09")),
        ("alerts-log", ("alerts", "log")),
        ("alerts-status", ("alerts", "status")),
    ],
)
def test_the_answers_follow_their_schemas(register: Register, name: str, command: tuple[str, ...]) -> None:
    root = register()
    run("alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root)
    answered = run(*command, "--format", "json", cwd=root)
    assert answered.returncode == 0, answered.stderr
    document = json.loads(answered.stdout)
    Draft202012Validator(json.loads(run("schema", name).stdout)).validate(document)
    assert document["schema"] == f"mouctl.{name}/1"
    assert len(document) > 1


def test_several_mails_are_not_written_to_one_file(tmp_path: Path) -> None:
    refused = run("alerts", "preview", "--as-of", "2024-05-02", "--eml", str(tmp_path / "x.eml"), cwd=EXAMPLE)
    assert refused.returncode == 2
    assert "--to" in refused.stderr
    stranger = run("alerts", "preview", "--to", "siapa@lain.example", cwd=EXAMPLE)
    assert stranger.returncode == 2
    assert "No recipient" in stranger.stderr


def test_the_log_names_each_deadline_once_with_its_newest_step(register: Register) -> None:
    root = register()
    run("alerts", "send", "--init", "--as-of", "2024-09-09", cwd=root)
    shown = run("alerts", "log", cwd=root, MOUCTL_LANG="id").stdout
    assert "a/renewal-notice: terlambat, pengingat ke-1" in shown
    assert shown.count("a/renewal-notice") == 1
    steps = run("alerts", "log", "--deadline", "a/renewal-notice", "--format", "csv", cwd=root).stdout
    assert steps.count(",sent,") == 10  # 180, 90, 60, 30, 14, 7, 3 and 1 days before, the day, late
