"""The program that passes a verdict: mouctl as it is installed, and what it is built on."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import mouctl


@cache
def program() -> str:
    """A digest that changes with any file of mouctl, any installed package, and Python itself."""
    told = (sys.version, mouctl.__version__, *_files(Path(mouctl.__file__).parent), *_packages())
    return sha256("\0".join(told).encode(errors="surrogateescape")).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Every file of the package with its size and the time of its last change; its content need not be read."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118  # a Path for each would take its time
            yield f"{path}/{name} {status.st_size} {status.st_mtime_ns}"


def _packages() -> Iterator[str]:
    """The names under which packages are installed, which hold their versions."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            yield from sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
