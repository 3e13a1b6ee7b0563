"""Data made to break out of its place: it must take no more room in the structure than plain data."""

import csv
import json
import re
from io import StringIO

import pytest

from mouctl.language import clean
from mouctl.language import tame as obeyed_by_no_runner
from mouctl.report import Cell, Lines, Tone, Toned
from mouctl.sentences import say

from .conftest import Show
from .sample import filled

HOSTILE = {
    "markup": "[red]x[/] [link=https://example.org]y[/link] [/] [bold",
    "osc 8": "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\",
    "osc 52": "\x1b]52;c;aGVsbG8=\x07",
    "csi": "\x1b[2J\x1b[31mred\x1b[0m \x9b31m",
    "c0 and c1": "".join(map(chr, [*range(9), *range(11, 32), *range(127, 160)])) + "x",
    "bidi": "abc\u202edef\u2066ghi\u2069 \u200e\u200f\u061c x",
    "line separators": "a\u2028b\u2029c\x85d\x0be\x0cf\rg",
    "emoji code": ":warning: :smiley:",
    "pipes and tags": "a | b <b>c</b> <script>d</script>",
    "formula": "=cmd|' /C calc'!A0",
    "runner": "::error ::x ##[group]y",
    "braces": "{text} {0} {} {text.__class__} %s %(x)s",
    "long": "word " * 8_000,
    "long word": "x" * 40_000,
}
SGR = re.compile(r"\x1b\[[0-9;]*m")

every_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def tame(text: str) -> str:
    """Text of the same shape as `text` that nothing could take for more."""
    return re.sub(r"\S", "x", clean(text))


@every_hostile
@pytest.mark.parametrize("width", [80, 120, 200])
def test_terminal(text: str, width: int, show: Show) -> None:
    hostile, plain = (show(filled(t), "terminal", width=width, colour=True) for t in (text, tame(text)))
    assert SGR.findall(hostile) == SGR.findall(plain)
    assert "\x1b" not in SGR.sub("", hostile)
    assert [len(line) for line in hostile.split("\n")] == [len(line) for line in plain.split("\n")]
    assert obeyed_by_no_runner(clean(text))[:16].rstrip() in hostile


@every_hostile
@pytest.mark.parametrize("format_id", ["plain", "markdown", "csv", "json", "html", "terminal"])
def test_nothing_obeyed_by_a_terminal_passes(text: str, format_id: str, show: Show) -> None:
    shown = show(filled(text), format_id)
    assert clean(shown) == shown


@every_hostile
def test_plain(text: str, show: Show) -> None:
    hostile, plain = (show(filled(t), "plain").split("\n") for t in (text, tame(text)))
    assert [len(line) for line in hostile] == [len(line) for line in plain]


@every_hostile
def test_markdown(text: str, show: Show) -> None:
    hostile, plain = (show(filled(t), "markdown") for t in (text, tame(text)))
    assert hostile.count("\n") == plain.count("\n")
    assert re.sub(r"<br>|\\<", "", hostile).count("<") == plain.count("<!-- -->")


@every_hostile
def test_csv(text: str, show: Show) -> None:
    rows = list(csv.reader(StringIO(show(filled(text), "csv"), newline="")))
    assert [len(row) for row in rows] == [2, 2, 2]
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))


@every_hostile
def test_json(text: str, show: Show) -> None:
    assert json.loads(show(filled(text), "json"))["text"] == clean(text)


@pytest.mark.parametrize("format_id", ["plain", "markdown", "csv", "html", "terminal"])
@pytest.mark.parametrize(
    "wrap", [lambda t: Toned(t, Tone.BAD), lambda t: Lines((t, t)), lambda t: (t, say("{t}", t=t))]
)
def test_no_wrapping_of_a_value_evades_cleaning(wrap: type[Cell], format_id: str, show: Show) -> None:
    shown = show(filled("\x1b[31mx\u202ey", wrap), format_id)
    assert clean(shown) == shown
