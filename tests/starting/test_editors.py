"""Taplo, which editors use, takes our files with our schemas, and refuses what they refuse.

It is no part of Python: `npm install --no-save @taplo/cli` puts it where this looks; without it these are skipped.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, run

TAPLO = shutil.which("taplo", path=os.pathsep.join((str(ROOT / "node_modules" / ".bin"), os.environ["PATH"])))
REGISTERS = [ROOT, *sorted(path.parent for path in ROOT.glob("examples/*/mouctl.toml"))]

pytestmark = pytest.mark.skipif(TAPLO is None, reason="taplo is not installed")


def taplo(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    assert TAPLO
    return subprocess.run([TAPLO, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A new register, with what editors need."""
    assert run("init", ".", "--ci", "none", cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.name)
def test_our_registers_are_taken(started: Path, register: Path) -> None:
    for name in ("mouctl.toml", "agreements", "calendars"):
        source = register / name
        if source.is_dir():
            shutil.copytree(source, started / name, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, started / name)
    done = taplo("lint", cwd=started)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("by", ["its configuration", "the first line of the file"])
@pytest.mark.parametrize("file", ["mouctl.toml", "agreement.toml", "events.toml"])
def test_an_unknown_key_is_refused(started: Path, by: str, file: str) -> None:
    (path,) = started.rglob(file)
    text = path.read_text("utf-8").replace("schema = 1", "schema = 1\nsalah = 1")
    if by == "its configuration":
        text = text.partition("\n")[2]
    else:
        (started / ".taplo.toml").unlink()
    path.write_text(text, encoding="utf-8")
    done = taplo("lint", str(path), cwd=started)
    assert done.returncode != 0
    assert "salah" in done.stderr
