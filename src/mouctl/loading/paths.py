"""Paths as people are shown them: from the working folder or the register's root on, with slashes."""

import os
from pathlib import Path


def shown_path(path: Path, root: Path) -> str:
    """`path` from `root` on, or whole where it lies elsewhere."""
    whole, start = os.path.abspath(path), os.path.abspath(root)  # noqa: PTH100  # as in `absolute`
    if whole.startswith(os.path.join(start, "")):  # noqa: PTH118
        whole = whole[len(os.path.join(start, "")) :].replace(os.sep, "/")  # noqa: PTH118
    elif whole == start:
        whole = "."
    return printable(whole)


def shown_root(register: Path | None) -> Path:
    """What paths are shown from: the working folder if the register lies in it, else the register's root."""
    here = absolute(Path())
    return here if register is None or absolute(register).is_relative_to(here) else absolute(register)


def absolute(path: Path) -> Path:
    """The path from the file system's root on, with `..` taken out and symbolic links left as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # `resolve` would follow the links


def printable(name: str) -> str:
    """A file's name that is not valid UTF-8 would stop the output: its odd bytes are shown as a replacement."""
    if name.isascii():  # nearly all
        return name
    return os.fsencode(name).decode("utf-8", errors="replace")
