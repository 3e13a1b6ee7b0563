"""Runs mouctl in forks of one process that has loaded it: every run is a process of its own, but pays for no import.

Started by `forks.py`, with a socket as its standard input. A message there is a line of JSON: the call of a run, with
its streams beside it, which is answered with the number of its process; or `wait` and such a number, which is answered
with the exit code. A fork has nothing of an earlier run: its streams, environment and folder are those of the call.
"""

import atexit
import gc
import json
import os
import runpy
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from socket import recv_fds, socket
from typing import Any, NamedTuple, NoReturn

import mouctl
from mouctl.model.fields import Record

LIBRARIES = ("docx", "email_validator", "holidays", "icalendar", "phonenumbers", "typer.main", "xlsxwriter")
"""What mouctl imports only where it is used."""
SPOKEN = ("mouctl.__main__", "mouctl.cli.", "mouctl.demo", "mouctl.starter")
"""What only a run imports: help is told in its language as it is imported. (Demo and starter are folders of files.)"""


class Run(NamedTuple):
    """What a fork is to do."""

    call: dict[str, Any]
    streams: list[int]

    def begin(self) -> None:
        """Makes this process the one that was asked for."""
        for number, stream in enumerate(self.streams[:3]):
            os.dup2(stream, number)
        sys.stdin = open(0, encoding="utf-8", errors=sys.stdin.errors, closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
        os.environ.clear()
        os.environ.update(self.call["environment"])
        time.tzset()
        os.chdir(self.call["cwd"])
        sys.argv = ["mouctl", *self.call["arguments"]]
        if before := self.call["before"]:
            module, *arguments = before
            import_module(module).install(*arguments, *self.streams[3:])


def load() -> None:
    """Imports all but what a run's language decides, and builds the models."""
    for module in walk_packages(mouctl.__path__, "mouctl."):
        if not module.name.startswith(SPOKEN):
            import_module(module.name)
    for name in ("mouctl.cli.main", *LIBRARIES):
        import_module(name)
    for model in set(kinds_of(Record)):
        model.model_rebuild()  # what a run does for those that it meets
    gc.collect()
    gc.freeze()


def kinds_of(model: type[Record]) -> Iterator[type[Record]]:
    """All that are derived from it."""
    for kind in model.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def received(calls: socket) -> Run | None:
    """The next message; None where there is none any more."""
    text, streams = b"", list[int]()
    while not text.endswith(b"\n"):
        part, beside, _, _ = recv_fds(calls, 65536, 4)
        if not part:
            return None
        text += part
        streams += beside
    return Run(json.loads(text), streams)


def forked(calls: socket) -> Run | None:
    """Answers messages. Returns in every fork, with what it is to do, and with None when all is done."""
    while run := received(calls):
        if awaited := run.call.get("wait"):
            answer = os.waitstatus_to_exitcode(os.waitpid(awaited, 0)[1])
        elif not (answer := os.fork()):
            calls.close()
            return run
        for stream in run.streams:
            os.close(stream)
        calls.sendall(f"{answer}\n".encode())
    return None


def finish(code: int) -> NoReturn:
    """Ends a fork as Python ends, but for taking apart all that was loaded, which would take longer than the run."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def carry_out(run: Run) -> NoReturn:
    """Runs mouctl as `python -m mouctl` does."""
    try:
        run.begin()
        runpy.run_module("mouctl", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        finish(int(end.code or 0))
    except BaseException:  # as Python shows it
        sys.excepthook(*sys.exc_info())
    finish(1)


def main() -> None:
    """Serves; in a fork, does what it was made for."""
    load()
    if run := forked(socket(fileno=os.dup(0))):
        carry_out(run)


if __name__ == "__main__":
    main()
