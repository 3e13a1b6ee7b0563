"""Counts the steps of a run of mouctl, and kills it at one of them (`runs.py`).

A step is every call by which the run changes something in the register's folder, counted from outside, by wrapping what
the `os` module offers. A write has two steps: before it, and half-way through it.
"""

import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def install(folder: str, kill_at: int | None, tell: int) -> None:
    """In a fork, before mouctl runs."""
    Faults(folder, kill_at, tell).install()
