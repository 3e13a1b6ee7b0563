"""Several files replaced as one: SIGKILL at every step, a rename that fails, and what a rerun makes of it."""

import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import ROOT
from tests.recording.runs import AGREEMENT, leftovers, run

from mouctl.errors import UsageError
from mouctl.recording.together import Replacement, replace_all

AGREEMENTS = (AGREEMENT, "dinas-contoh-pelatihan-2022", "kabupaten-contoh-data-2022")
TABLE = "agreement,type,on,evidence,note\n" + "".join(
    f"{agreement},dispute,2024-07-{day},{evidence},perselisihan\n"
    for agreement in AGREEMENTS
    for day, evidence in (("01", "surat.txt"), ("02", ""))
)
COMMAND = ("record", "--from", "tabel.csv", "--yes")


@pytest.fixture
def registers(register: Path) -> Path:
    """A register with three agreements, a table that is about all of them, and a letter."""
    for name in AGREEMENTS[1:]:
        shutil.copytree(ROOT / "examples/register/agreements" / name, register / "agreements" / name)
    (register / "agreements" / AGREEMENTS[2] / "events.toml").unlink()
    (register / "tabel.csv").write_text(TABLE)
    (register / "surat.txt").write_bytes(b"surat" * 100)
    return register


def logs(register: Path) -> dict[str, bytes | None]:
    paths = {name: register / "agreements" / name / "events.toml" for name in AGREEMENTS}
    return {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}


def put_back(register: Path, old: dict[str, bytes | None]) -> None:
    for name, content in old.items():
        folder = register / "agreements" / name
        shutil.rmtree(folder / "evidence", ignore_errors=True)
        if content is None:
            (folder / "events.toml").unlink(missing_ok=True)
        else:
            (folder / "events.toml").write_bytes(content)


def disputes(content: bytes | None) -> list[dict[str, Any]]:
    events = tomllib.loads((content or b"").decode()).get("event", [])
    return [event for event in events if event.get("note") == "perselisihan"]


@pytest.mark.slow
def test_killed_at_every_step_each_file_is_old_or_new_and_a_rerun_completes(registers: Path) -> None:
    old, step, partly = logs(registers), 0, 0
    while True:
        step += 1
        put_back(registers, old)
        ended = run(*COMMAND, cwd=registers, kill_at=step)
        if not ended.killed:
            assert ended.code == 0, ended.stderr
            break
        is_new = {}
        for name, content in logs(registers).items():
            is_new[name] = content != old[name]
            assert len(disputes(content)) == (2 if is_new[name] else 0), ended.steps
            assert (content or b"").startswith(old[name] or b"")
        assert list(is_new.values()) == sorted(is_new.values(), reverse=True)  # in the order of their names
        partly += any(is_new.values()) and not all(is_new.values())
        rerun = run(*COMMAND, "--skip-recorded", cwd=registers)
        assert rerun.code == 0, (ended.steps, rerun.stderr)
        assert [len(disputes(content)) for content in logs(registers).values()] == [2, 2, 2]
        assert not re.search(r"MOU60[1-8]", run("check", cwd=registers).stdout)  # nothing is wrong with the events
        if not any(is_new.values()):  # else some were edited no more: the next edit of theirs will clear up
            assert leftovers(registers) == []
    assert step > 60
    assert partly >= 2
    assert leftovers(registers) == []


def files(folder: Path) -> list[Replacement]:
    (folder / "like").touch()
    for name in "ac":
        (folder / name).write_text(f"old {name}")
    return [Replacement(folder / name, f"new {name}".encode(), folder / "like") for name in "abc"]


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.name != "like"}


OLD = {"a": "old a", "c": "old c"}


def test_all_of_them(tmp_path: Path) -> None:
    replace_all(files(tmp_path))
    assert contents(tmp_path) == {name: f"new {name}" for name in "abc"}


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("error", [PermissionError(13, "no"), KeyboardInterrupt()])
def test_a_rename_that_fails_undoes_the_others(
    failing: int, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, real, calls = files(tmp_path), os.replace, []

    def replace(source: Any, target: Any) -> None:
        calls.append(target)
        if len(calls) == failing:
            raise error
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(UsageError if isinstance(error, OSError) else KeyboardInterrupt):
        replace_all(wanted)
    assert contents(tmp_path) == OLD


def test_what_cannot_be_undone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, real, calls = files(tmp_path), os.replace, []

    def replace(source: Any, target: Any) -> None:
        calls.append(target)
        if len(calls) > 1:
            raise PermissionError(13, "no")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(UsageError, match=r"half-way; the new content stays in: .*/a") as stopped:
        replace_all(wanted)
    assert "--skip-recorded" in str(stopped.value.advice)
    assert contents(tmp_path) == {"a": "new a", "c": "old c"}


def test_what_cannot_be_written_is_known_before_anything_is_touched(tmp_path: Path) -> None:
    wanted = files(tmp_path)
    (tmp_path / "c").chmod(0o444)
    with pytest.raises(UsageError, match="may not be written to"):
        replace_all(wanted)
    assert contents(tmp_path) == OLD
