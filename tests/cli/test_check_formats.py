"""`mouctl check` in every format as a process: the bytes are the same everywhere, and no other command takes them."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import ROOT, run

AGREEMENT = "bp2mi-asahan-2021"
AS_OF = ("--as-of", "2024-08-01")
OF_FINDINGS = ("concise", "github", "gitlab", "junit", "sarif")
IDS = ("c-1", "a-2", "b-3", "d")


def several(folder: Path, ids: tuple[str, ...]) -> Path:
    """A register whose agreements were put there in that order; one of them has a fault."""
    (folder / "agreements").mkdir(parents=True)
    shutil.copy(ROOT / "mouctl.toml", folder)
    for name in ids:
        there = folder / "agreements" / name
        shutil.copytree(ROOT / "agreements" / AGREEMENT, there)
        file = there / "agreement.toml"
        text = file.read_text("utf-8").replace(f'id = "{AGREEMENT}"', f'id = "{name}"', 1)
        file.write_text(text.replace("originals = 3", "orignals = 3") if name == "d" else text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("format_", ["plain", "json", "csv", "markdown", *OF_FINDINGS])
def test_the_bytes_depend_on_the_register_alone(format_: str, tmp_path: Path) -> None:
    one = several(tmp_path / "one", IDS)
    options = ("check", *AS_OF, "--format", format_)
    usual = run(*options, cwd=one)
    assert usual.returncode == 1
    assert "MOU003" in usual.stdout
    for changes in (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C"},
        {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0", "COLUMNS": "40"},
    ):
        assert run(*options, cwd=one, surroundings=changes).stdout == usual.stdout, changes
    other = several(tmp_path / "other", IDS[::-1])
    assert run(*options, cwd=other).stdout == usual.stdout


def test_a_baseline_is_the_same_everywhere_too(tmp_path: Path) -> None:
    written = []
    for place, ids, seed, zone in (("one", IDS, "1", "UTC"), ("two", IDS[::-1], "2", "Asia/Jayapura")):
        folder = several(tmp_path / place, ids)
        run("check", *AS_OF, "--baseline", "b.json", "--update-baseline", cwd=folder, PYTHONHASHSEED=seed, TZ=zone)
        written.append((folder / "b.json").read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("format_", OF_FINDINGS)
@pytest.mark.parametrize("command", [("deadlines",), ("status",), ("rule",), ("show", AGREEMENT)])
def test_other_commands_refuse_them(format_: str, command: tuple[str, ...]) -> None:
    answered = run(*command, "--format", format_)
    assert answered.returncode == 2
    assert not answered.stdout
    assert "mouctl check" in answered.stderr
    assert format_ not in run(*command, "--help").stdout.partition("--format")[2]


def test_record_refuses_them_before_it_writes(register: Path) -> None:
    events = register / "agreements" / AGREEMENT / "events.toml"
    before = events.read_bytes() if events.exists() else None
    answered = run("record", "monitoring", AGREEMENT, "--on", "2022-06-07", "--yes", "--format", "sarif", cwd=register)
    assert answered.returncode == 2
    assert (events.read_bytes() if events.exists() else None) == before


def test_check_offers_them(register: Path) -> None:
    help_ = " ".join(run("check", "--help").stdout.split())
    assert all(f"{name}" in help_ for name in OF_FINDINGS)
    refused = run("check", "--format", "xml", cwd=register)
    assert refused.returncode == 2
    assert "junit" in refused.stderr


def test_the_ending_of_a_file_chooses_them(register: Path) -> None:
    assert run("check", *AS_OF, "-o", "out.sarif", cwd=register).returncode == 0
    assert json.loads((register / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert run("check", *AS_OF, "-o", "out.xml", cwd=register).returncode == 0
    assert ET.parse(register / "out.xml").getroot().tag == "testsuites"
    answered = run("deadlines", "-o", "out2.sarif", cwd=register)
    assert answered.returncode == 2
    assert not (register / "out2.sarif").exists()


def test_hostile_names_and_values_give_no_command(register: Path) -> None:
    odd = register / "agreements" / "::error ::x##[group]"
    odd.mkdir()
    (odd / "agreement.toml").write_text('title = "##[error]\\u001b[31m ::error ::y"\nschema = 9\n', encoding="utf-8")
    for format_ in ("plain", "json", *OF_FINDINGS):
        shown = run("check", *AS_OF, "--format", format_, cwd=register).stdout
        assert "##[" not in shown, format_
        assert "\x1b" not in shown
        assert not [line for line in shown.splitlines() if line.lstrip().startswith("::error ::")]
