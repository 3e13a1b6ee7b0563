"""Runs `mouctl alerts send` in forks of one process that has loaded it, and kills a fork at its N-th step.

Started by `test_kills.py`: each line on standard input is a call in JSON, each line on standard output tells how it
ended. A step is every statement that SQLite is given, before it is carried out and after, and every handing over of a
message, which here appends to a file instead of `new/`: so that a copy too many would be seen.
"""

import json
import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import mouctl.render.json
import mouctl.service._mailing
import mouctl.service.alerting
from mouctl.cli.main import run
from mouctl.delivery.maildir import Maildir
from mouctl.service.opening import open_register
from mouctl.transport import Envelope, Outcome

LOADED = (mouctl.render.json, mouctl.service._mailing, mouctl.service.alerting, open_register)


class Steps:
    """Counts the steps, and kills at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self.kill_at, self.count = kill_at, 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def watched(step: Callable[[], None]) -> type[sqlite3.Connection]:
    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            found = super().execute(*arguments)
            step()
            return found

    return Watched


def install(step: Callable[[], None]) -> None:
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, **k, factory=watched(step))  # type: ignore[assignment]

    def deliver(self: Maildir, envelope: Envelope) -> Outcome:
        step()
        with (self.folder / "taken").open("ab") as file:
            file.write(json.dumps([envelope.recipient, envelope.message.decode("ascii")]).encode() + b"\n")
            file.flush()
        step()
        return Outcome("sent", "250 OK")

    Maildir.deliver = deliver  # type: ignore[method-assign]


def child(call: dict[str, Any], report: int) -> NoReturn:
    step = Steps(call["kill_at"])
    install(step)
    os.chdir(call["cwd"])
    sys.argv = ["mouctl", *call["argv"]]
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        run()
    except SystemExit as stop:
        os.write(report, json.dumps([stop.code or 0, step.count]).encode())
    except BaseException:
        traceback.print_exc()
    os._exit(0)


def main() -> None:
    for line in sys.stdin:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(json.loads(line), writer)
        os.close(writer)
        said = Path(f"/dev/fd/{reader}").read_bytes()
        os.close(reader)
        os.waitpid(pid, 0)
        sys.stdout.write(f"{said.decode() or 'null'}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
