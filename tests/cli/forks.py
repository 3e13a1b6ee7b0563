"""Runs mouctl as forks of one process that has loaded it (`zygote.py`), which takes a fifth of the time."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from socket import send_fds, socketpair
from tempfile import TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT")
"""The variables that Python needs to load mouctl; a fork has those that it is given."""
Before = Sequence[str | int | None]
"""A module of ours and what its `install` is given in the fork, before mouctl runs."""


class Forked(NamedTuple):
    """How a run ended, and what it said; `told` is for what was installed before."""

    code: int
    out: bytes
    err: bytes
    told: bytes


class Forks:
    """Forks of one process; one message at a time."""

    def __init__(self) -> None:
        self._calls, theirs = socketpair()
        self._answers = self._calls.makefile("rb")
        command = [sys.executable, "-m", f"{__package__}.zygote"]
        wanted = {name: os.environ[name] for name in NEEDED if name in os.environ}
        with theirs:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=wanted, stdin=theirs.fileno(), start_new_session=True
            )

    def start(
        self,
        arguments: Sequence[str],
        cwd: Path,
        environment: Mapping[str, str],
        streams: Sequence[int],
        before: Before = (),
    ) -> int:
        """Starts mouctl with these standard streams, and tells the number of its process.

        What follows the three streams is given to `before`.
        """
        call = {
            "arguments": arguments, "cwd": str(cwd.absolute()), "environment": dict(environment), "before": before
        }  # fmt: skip
        return self._answer(call, streams)

    def wait(self, process: int) -> int:
        """The exit code of a process, once it has ended; negative for the signal that ended it."""
        return self._answer({"wait": process})

    def close(self) -> None:
        """Ends the process that is forked."""
        self._answers.close()
        self._calls.close()
        self._process.wait()

    def _answer(self, message: object, streams: Sequence[int] = ()) -> int:
        send_fds(self._calls, [f"{json.dumps(message)}\n".encode()], streams)
        return int(self._answers.readline())


@cache
def forks() -> Forks:
    """Those that the tests of this process share, made when they are first needed."""
    made = Forks()
    atexit.register(made.close)
    return made


def forked(
    arguments: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    before: Before = (),
    meanwhile: Callable[[int], object] = lambda process: process,
) -> Forked:
    """Runs mouctl with nothing to read; `meanwhile` is given the number of the process as long as it runs."""
    with ExitStack() as opened:
        nothing = opened.enter_context(Path(os.devnull).open("rb"))
        files = [opened.enter_context(TemporaryFile()) for _ in range(3)]
        process = forks().start(arguments, cwd, environment, [each.fileno() for each in (nothing, *files)], before)
        meanwhile(process)
        code = forks().wait(process)
        for each in files:
            each.seek(0)
        return Forked(code, *(each.read() for each in files))
