"""Runs the real command as a process: piped, or at a terminal of a given width."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "mouctl")


def environment(**changes: str) -> dict[str, str]:
    """The environment without what would sway the output."""
    kept = {
        key: os.environ[key]
        for key in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT", "MOUCTL_CACHE_DIR")
        if key in os.environ
    }
    return {**kept, "MOUCTL_LANG": "en", "MOUCTL_PAGER": "", "TERM": "xterm-256color", **changes}


def run(
    *arguments: str, cwd: Path = ROOT, surroundings: Mapping[str, str] = MappingProxyType({}), **changes: str
) -> subprocess.CompletedProcess[str]:
    """The command with its output piped."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(**surroundings, **changes),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def at_terminal(*arguments: str, columns: int, cwd: Path = ROOT, **changes: str) -> str:
    """What the command shows at a terminal of that width."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(COLUMNS=str(columns), LINES="40", **changes),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    shown = b"".join(_read(leader))
    process.wait()
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
