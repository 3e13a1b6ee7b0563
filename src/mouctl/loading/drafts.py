"""Files as they would be: for a while, text that was not written yet is read in place of what lies there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

_NONE: Mapping[Path, str] = MappingProxyType({})
_DRAFTS: ContextVar[Mapping[Path, str]] = ContextVar("drafts", default=_NONE)


@contextmanager
def reading(drafts: Mapping[Path, str]) -> Iterator[None]:
    """Whoever reads one of these files is given its draft."""
    before = _DRAFTS.set(drafts)
    try:
        yield
    finally:
        _DRAFTS.reset(before)


def draft_of(path: Path) -> str | None:
    """The draft of the file, if it has one."""
    drafts = _DRAFTS.get()
    return drafts.get(path) if drafts else None
