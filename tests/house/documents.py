"""The fenced blocks of our documents, and the files that the project consists of."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .program import ROOT

_FENCE = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = {".git", ".venv", "build", "dist", "__pycache__"}


class Fenced(NamedTuple):
    """A fenced block: its language, its title, its text, and where its text stands in the document."""

    kind: str
    title: str | None
    text: str
    span: tuple[int, int]


def fenced(document: Path, kind: str) -> tuple[Fenced, ...]:
    """The blocks of a language, in order."""
    text = document.read_text("utf-8")
    found = (Fenced(each["kind"], each["title"], each["text"], each.span("text")) for each in _FENCE.finditer(text))
    return tuple(block for block in found if block.kind == kind)


def titled(document: Path, title: str) -> str:
    """The text of the block with that title, or whose title ends so."""
    for each in _FENCE.finditer(document.read_text("utf-8")):
        if each["title"] and each["title"].endswith(title):
            return each["text"]
    raise LookupError(f"{document.name} has no block titled {title}")


def files() -> tuple[Path, ...]:
    """The project's own files: those that git tracks or would, or all but what tools leave behind."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        paths = list(_walked(ROOT))
    return tuple(sorted(path for path in paths if path.is_file() and not path.is_symlink()))


def _walked(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore"}
        if path.is_symlink() or hidden or path.name in _LEFT_OUT or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from _walked(path)
        elif path.suffix not in {".mo", ".pyc"}:
            yield path
