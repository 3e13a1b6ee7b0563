"""`mouctl check` on evidence: placed in events.toml, and paid for by no other command."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import run

AGREEMENT = "bp2mi-asahan-2021"
ENTRIES = """
[[event]]
id = "a"
type = "dispute"
on = 2022-03-01
evidence = [
    { file = "hilang.pdf" },
    { file = "surat.pdf", sha256 = "%s" },
]

[[event]]
id = "b"
type = "dispute"
on = 2022-03-02

[[event.evidence]]
file = "surat.pdf"

[[event.evidence]]
file = "../../mouctl.toml"
"""


@pytest.fixture
def folder(register: Path) -> Path:
    """The agreement's folder, with events whose evidence is in disorder."""
    found = register / "agreements" / AGREEMENT
    (found / "events.toml").write_text(f"schema = 1\n{ENTRIES % ('0' * 64)}")
    (found / "surat.pdf").write_bytes(b"satu")
    return found


def test_findings_stand_at_the_entry(folder: Path) -> None:
    answered = run("check", "--format", "json", cwd=folder.parents[1])
    assert answered.returncode == 1
    found = [each for each in json.loads(answered.stdout)["findings"] if each["rule"] in ("MOU605", "MOU606", "MOU607")]
    assert [(each["line"], each["column"], each["rule"], each["severity"]) for each in found] == [
        (8, 14, "MOU605", "error"),
        (9, 36, "MOU606", "error"),
        (17, 1, "MOU607", "note"),
        (21, 8, "MOU605", "error"),
    ]
    assert {each["file"] for each in found} == {f"agreements/{AGREEMENT}/events.toml"}


def test_the_folder_alone_can_be_checked(folder: Path) -> None:
    assert run("check", str(folder)).stdout.count("MOU605") == 2


def test_no_other_command_looks(folder: Path) -> None:
    (folder / "surat.pdf").unlink()
    os.mkfifo(folder / "surat.pdf")
    for command in (("status",), ("show", AGREEMENT), ("deadlines",)):
        assert "MOU60" not in run(*command, "--as-of", "2022-04-01", cwd=folder.parents[1]).stdout
    assert "is no ordinary file" in run("check", cwd=folder.parents[1]).stdout
