"""Runs the real command as a process: piped, or at a terminal of a given width."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.cli.forks import forked, forks

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "mouctl")
READ_AT_THE_START = ("PYTHON", "LC_", "LANG")
"""The beginnings of the names of variables that Python reads before it runs anything."""


def environment(**changes: str) -> dict[str, str]:
    """The environment without what would sway the output."""
    kept = {
        key: os.environ[key]
        for key in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT", "MOUCTL_CACHE_DIR")
        if key in os.environ
    }
    return {**kept, "MOUCTL_LANG": "en", "MOUCTL_PAGER": "", "TERM": "xterm-256color", **changes}


def from_nothing(
    *arguments: str, cwd: Path = ROOT, surroundings: Mapping[str, str] = MappingProxyType({}), **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """The command as its users start it."""
    wanted = environment(**surroundings, **changes)
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, env=wanted, capture_output=True, check=False)


def piped(
    *arguments: str, cwd: Path = ROOT, surroundings: Mapping[str, str] = MappingProxyType({}), **changes: str
) -> subprocess.CompletedProcess[bytes]:
    """The command with its output piped, as bytes: a process that has loaded Python and mouctl already.

    One that starts from nothing where what is changed is only read as Python starts.
    """
    if any(name.startswith(READ_AT_THE_START) for name in (*surroundings, *changes)):
        return from_nothing(*arguments, cwd=cwd, surroundings=surroundings, **changes)
    done = forked(arguments, cwd, environment(**surroundings, **changes))
    return subprocess.CompletedProcess(arguments, done.code, done.out, done.err)


def run(
    *arguments: str, cwd: Path = ROOT, surroundings: Mapping[str, str] = MappingProxyType({}), **changes: str
) -> subprocess.CompletedProcess[str]:
    """The same, as text with the ends of lines that Python gives them."""
    return as_text(piped(*arguments, cwd=cwd, surroundings=surroundings, **changes))


def as_text(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    """What was said, decoded as a text file is."""
    texts = [TextIOWrapper(BytesIO(each), encoding="utf-8").read() for each in (done.stdout, done.stderr)]
    return subprocess.CompletedProcess(done.args, done.returncode, *texts)


def at_terminal(*arguments: str, columns: int, cwd: Path = ROOT, **changes: str) -> str:
    """What the command shows at a terminal of that width."""
    leader, follower = pty.openpty()
    wanted = environment(COLUMNS=str(columns), LINES="40", **changes)
    process = forks().start(arguments, cwd, wanted, [follower] * 3)
    os.close(follower)
    shown = shown_at(leader)
    forks().wait(process)
    return shown


def shown_at(leader: int) -> str:
    """All that is shown at a terminal until its other side is closed."""
    shown = b"".join(_read(leader))
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def _read(leader: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # Linux answers so once the other side is closed
            return
        if not chunk:
            return
        yield chunk


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of its own with the real agreement in it."""
    shutil.copy(ROOT / "mouctl.toml", tmp_path)
    shutil.copytree(ROOT / "agreements", tmp_path / "agreements")
    return tmp_path


@pytest.fixture
def edit(register: Path) -> Callable[..., Path]:
    """Replaces text in a file of the real agreement."""

    def replace(old: str, new: str, file: str = "agreement.toml") -> Path:
        path = register / "agreements" / "bp2mi-asahan-2021" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return register

    return replace
