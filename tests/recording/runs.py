"""Runs of mouctl that can be killed, and what a register's folder holds."""

import os
import signal
import time
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.conftest import ROOT, environment
from tests.cli.forks import forked

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

    def kill(process: int) -> None:
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(process, signal.SIGKILL)

    begun = time.monotonic()
    done = forked(argv, cwd, environment(), ("tests.recording.faults", str(cwd), kill_at), kill)
    steps = tuple(done.told.decode().split())
    return Ended(done.code < 0, done.code, done.out.decode(), done.err.decode(), steps, time.monotonic() - begun)


def events(register: Path) -> list[dict[str, Any]]:
    """The events in the file, by a parser that mouctl does not use."""
    path = register / EVENTS
    return tomllib.loads(path.read_text("utf-8")).get("event", []) if path.exists() else []


def leftovers(register: Path) -> list[str]:
    """What a finished edit does not leave behind."""
    return sorted(path.name for path in register.rglob("*") if path.name.endswith((".tmp", ".lock")))
