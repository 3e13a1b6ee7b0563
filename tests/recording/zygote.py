"""Runs mouctl in forks of one process that has loaded it, so that hundreds of runs, and kills of runs, take seconds.

Started by `runs.py`. Each line on standard input is a call, in JSON; each line on standard output tells how it went. A
fork can be killed at its N-th step: every call by which it changes something in the register's folder, counted from
outside, by wrapping what the `os` module offers. A write has two steps: before it, and half-way through it.
"""

import fcntl
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn

from mouctl.service.opening import open_register

LOADED = (
    "typer.main",
    "mouctl.answers.record",
    "mouctl.render.json",
    "mouctl.render.plain",
    "mouctl.service.importing",
    "mouctl.service.recording",
)
BY_PATH = ("open", "replace", "rename", "unlink", "mkdir", "rmdir", "link", "symlink", "truncate", "chmod")
BY_DESCRIPTOR = ("write", "fsync", "fdatasync", "fchmod", "fchown", "ftruncate", "close")
CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Faults:
    """Counts the steps within a folder, tells each one's name, and kills at one of them."""

    def __init__(self, folder: str, kill_at: int | None, tell: int) -> None:
        self.folder, self.kill_at, self.tell = os.path.realpath(folder), kill_at, tell
        self.count = 0
        self.ours: set[int] = set()
        self.write = os.write

    def install(self) -> None:
        for name in BY_PATH:
            setattr(os, name, self.on_path(name, getattr(os, name)))
        for name in BY_DESCRIPTOR:
            setattr(os, name, self.on_descriptor(name, getattr(os, name)))
        fcntl.flock = self.on_descriptor("flock", fcntl.flock)

    def step(self, name: str) -> None:
        self.count += 1
        self.write(self.tell, f"{name}\n".encode())
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def is_within(self, path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and os.path.realpath(path).startswith(self.folder)

    def on_path(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *rest: Any, **named: Any) -> Any:
            counts = self.is_within(path)
            if counts and name == "open":
                counts = bool(rest[0] & CHANGING) or Path(path).is_dir()
            if counts:
                self.step(name)
            answer = real(path, *rest, **named)
            if counts and name == "open":
                self.ours.add(answer)
            return answer

        return call

    def on_descriptor(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(descriptor: int, *rest: Any) -> Any:
            if descriptor in self.ours:
                self.step(name)
                if name == "write" and len(rest[0]) > 1:
                    half = len(rest[0]) // 2
                    real(descriptor, bytes(rest[0][:half]))
                    self.step("write-half")
                    return half + real(descriptor, bytes(rest[0][half:]))
                if name == "close":
                    self.ours.discard(descriptor)
            return real(descriptor, *rest)

        return call


def run(call: dict[str, Any], out: int, err: int, tell: int) -> NoReturn:
    """In the fork: the command as its entry point runs it. Help is told as it is imported, so that is left to here."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(call["cwd"])
    sys.argv = ["mouctl", *call["argv"]]
    Faults(call["cwd"], call.get("kill_at"), tell).install()
    code = 70
    try:
        from mouctl.cli.main import run as entry_point

        entry_point()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def answer(call: dict[str, Any]) -> dict[str, Any]:
    """Forks, waits, and tells how it ended."""
    with TemporaryFile() as out, TemporaryFile() as err, TemporaryFile() as steps:
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            run(call, out.fileno(), err.fileno(), steps.fileno())
        if call.get("kill_after") is not None:
            time.sleep(call["kill_after"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        texts = []
        for file in (out, err, steps):
            file.seek(0)
            texts.append(file.read().decode())
        return {
            "killed": os.WIFSIGNALED(status),
            "code": os.waitstatus_to_exitcode(status),
            "stdout": texts[0],
            "stderr": texts[1],
            "steps": texts[2].split(),
            "seconds": time.monotonic() - begun,
        }


def main() -> None:
    """Warms up on the register given, then answers calls."""
    from mouctl.clauses import type_names
    from mouctl.service.pages import rules

    register = open_register(Path(sys.argv[1]))
    assert register.entries
    assert type_names()
    for name in LOADED:
        import_module(name)
    assert rules()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
