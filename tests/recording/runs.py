"""Runs of mouctl that can be killed, and what a register's folder holds."""

import os
import signal
import time
import tomllib
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from tests.cli.conftest import ROOT, content, environment, forks, streams

AGREEMENT = "bp2mi-asahan-2021"
EVENTS = Path("agreements") / AGREEMENT / "events.toml"


class Ended(NamedTuple):
    """How a run ended; `steps` are the names of the changing calls that it came to."""

    killed: bool
    code: int
    stdout: str
    stderr: str
    steps: tuple[str, ...]
    seconds: float


def run(*argv: str, cwd: Path = ROOT, kill_at: int | None = None, kill_after: float | None = None) -> Ended:
    """Runs the command, quickly; kills it at a step, or after some seconds."""
    with streams() as (nothing, out, err), TemporaryFile() as steps:
        begun = time.monotonic()
        process = forks().start(
            argv, cwd, environment(), [each.fileno() for each in (nothing, out, err, steps)],
            before=("tests.recording.faults", str(cwd), kill_at),
        )  # fmt: skip
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(process, signal.SIGKILL)
        code = forks().wait(process)
        seconds = time.monotonic() - begun
        said, complained, told = (content(each).decode() for each in (out, err, steps))
        return Ended(code < 0, code, said, complained, tuple(told.split()), seconds)


def events(register: Path) -> list[dict[str, Any]]:
    """The events in the file, by a parser that mouctl does not use."""
    path = register / EVENTS
    return tomllib.loads(path.read_text("utf-8")).get("event", []) if path.exists() else []


def leftovers(register: Path) -> list[str]:
    """What a finished edit does not leave behind."""
    return sorted(path.name for path in register.rglob("*") if path.name.endswith((".tmp", ".lock")))
