"""Starts processes of mouctl as forks of one that has loaded it (`zygote.py`), which takes a fifth of the time."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from socket import send_fds, socketpair

ROOT = Path(__file__).resolve().parents[2]
Before = Sequence[str | int | None]
"""A module of ours and what its `install` is given in the fork, before mouctl runs."""


class Forks:
    """Forks of one process; one message at a time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._calls, theirs = socketpair()
        self._answers = self._calls.makefile("rb")
        with theirs:
            command = [sys.executable, "-m", f"{__package__}.zygote"]
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=theirs.fileno(), start_new_session=True
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
