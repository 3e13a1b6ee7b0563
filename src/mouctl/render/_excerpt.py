"""A line of a file with a mark under the place: two lines that stay aligned, however long or odd the line is."""

from unicodedata import category, east_asian_width

from mouctl.language import clean, tame
from mouctl.report import Excerpt

_WIDTH = 60
"""Fits a terminal of 80 columns, number and all: wrapped, the mark would point at something else."""
_BEFORE = 16
_CUT = "…"


def excerpt_lines(excerpt: Excerpt) -> tuple[str, str]:
    """The line, cut around the place where it is long, and the mark below.

    It is cut before anything else: a line may be as long as a file, and have thousands of findings.
    """
    length = len(excerpt.text)
    start = min(max(excerpt.start - 1, 0), length)
    first = max(0, min(start - _BEFORE, length - _WIDTH)) if length > _WIDTH else 0
    piece = _harmless(excerpt.text[first : first + _WIDTH])
    before = (_CUT if first else "") + piece[: start - first]
    marked = piece[start - first : max(excerpt.end - 1, start + 1) - first]
    after = _CUT if first + _WIDTH < length else ""
    gutter = f"{excerpt.number} | "
    mark = " " * _columns(before) + "^" * max(_columns(marked), 1)
    return f"{gutter}{before}{piece[start - first :]}{after}".rstrip(), " " * (len(gutter) - 2) + "| " + mark


def _harmless(text: str) -> str:
    """`text` with as many characters, none of which a terminal or a runner obeys."""
    return tame(clean(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if category(each) in ("Mn", "Me") else 2 if east_asian_width(each) in "WF" else 1 for each in text)
