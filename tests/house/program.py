"""mouctl as a process, as its users run it: piped, or at a terminal of 80 columns."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pexpect

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"
AS_OF = ("--as-of", "2024-08-01")

_ENVIRONMENT = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ} | {
    "MOUCTL_LANG": "en",
    "MOUCTL_PAGER": "",
    "NO_COLOR": "1",
    "PYTHONPATH": str(SOURCES),
    "TERM": "xterm",
}


Finished: TypeAlias = "subprocess.CompletedProcess[str]"


def mouctl(*arguments: str, cwd: Path = ROOT, sources: Path = SOURCES) -> Finished:
    """Runs mouctl with its output piped; `sources` may be a changed copy of the package's parent folder."""
    return python("-m", "mouctl", *arguments, cwd=cwd, sources=sources)


def python(*arguments: str, cwd: Path = ROOT, sources: Path = SOURCES) -> Finished:
    """Runs Python with mouctl on its path."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env=environment(sources),
    )


def screen(arguments: Sequence[str], cwd: Path = ROOT) -> str:
    """What mouctl shows on a terminal of 80 columns, without colours and without blanks at the ends of lines."""
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "mouctl", *arguments],
        cwd=str(cwd),
        env=environment(SOURCES),
        dimensions=(50, 80),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    child.close()
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines()).strip("\n") + "\n"


def environment(sources: Path) -> Mapping[str, str]:
    """An environment in which nothing but mouctl's own sources decides."""
    return {**_ENVIRONMENT, "PYTHONPATH": str(sources)}
