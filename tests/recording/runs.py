"""Runs of mouctl that can be killed, and what a register's folder holds."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple, Self

from tests.cli.conftest import ROOT, environment

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


class Zygote:
    """A process that has loaded mouctl and forks for every run."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("zygote.py")), str(ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def run(self, *argv: str, cwd: Path, kill_at: int | None = None, kill_after: float | None = None) -> Ended:
        """Runs the command; kills it at a step, or after some seconds."""
        assert self._process.stdin
        assert self._process.stdout
        call = {"argv": argv, "cwd": str(cwd), "kill_at": kill_at, "kill_after": kill_after}
        self._process.stdin.write(f"{json.dumps(call)}\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Ended(**{**answer, "steps": tuple(answer["steps"])})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.wait()


def events(register: Path) -> list[dict[str, Any]]:
    """The events in the file, by a parser that mouctl does not use."""
    path = register / EVENTS
    return tomllib.loads(path.read_text("utf-8")).get("event", []) if path.exists() else []


def leftovers(register: Path) -> list[str]:
    """What a finished edit does not leave behind."""
    return sorted(path.name for path in register.rglob("*") if path.name.endswith((".tmp", ".lock")))
