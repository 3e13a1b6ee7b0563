"""The files of an agreement as bytes, read once: what is judged of them is then judged of these bytes and no others."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from mouctl.loading.encoding import Unreadable
from mouctl.loading.regular_file import content_of
from mouctl.loading.toml_file import LIMIT

FILES = ("agreement.toml", "workplan.toml", "events.toml")
"""The files of an agreement's folder; the first must be there."""

Contents: TypeAlias = Mapping[str, bytes | Unreadable]
"""By the file's name; why not, where one is there and cannot be had."""


def contents_of(folder: Path) -> Contents:
    """The files that are there."""
    found = ((name, _content(os.path.join(folder, name))) for name in FILES)  # noqa: PTH118
    return {name: content for name, content in found if content is not None}


def _content(path: str) -> bytes | Unreadable | None:
    """None where nothing is there, not even a link that leads nowhere."""
    try:
        return content_of(path, LIMIT)
    except Unreadable as fault:
        return fault if os.path.lexists(path) else None
