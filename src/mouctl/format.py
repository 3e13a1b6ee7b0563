"""What an output format offers. The formats themselves are the files of `render/`."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from mouctl.language import Language
from mouctl.report import Report
from mouctl.sentences import Sentence


class Surface(NamedTuple):
    """What a report is shown on."""

    language: Language
    width: int | None = None
    """Characters a line, or None where nothing may be cut or wrapped."""
    colour: bool = False
    wide: bool = False
    """Whether a table stays one however wide it gets, for whoever can scroll to its side."""


Rendered: TypeAlias = str | bytes | Iterator[str]
"""The whole, or text in pieces, where the whole may be too large."""


class Format(NamedTuple):
    """An output format: a report in, text or bytes out; it prints nothing itself."""

    id: str
    render: Callable[[Report, Surface], Rendered]
    suffixes: tuple[str, ...] = ()
    """Endings of `-o FILE` that choose this format, with the dot."""
    left_out: Callable[[Report], tuple[Sentence, ...]] = lambda _: ()
    """What of the report the format has no room for; it is told on standard error."""
    binary: bool = False
    """Whether it gives bytes, which are no use on a terminal."""
    ready: Callable[[], object] = lambda: None
    """Raises UsageError where what it needs is not installed: asked before the command does anything."""

    def pieces(self, report: Report, surface: Surface) -> Iterator[str | bytes]:
        """What it renders, a piece at a time."""
        rendered = self.render(report, surface)
        return iter((rendered,)) if isinstance(rendered, str | bytes) else rendered

    def text(self, report: Report, surface: Surface) -> str:
        """What it renders, as one text. Raises TypeError where that is bytes."""
        return "".join(self.pieces(report, surface))  # type: ignore[arg-type]  # joining bytes raises
