"""Laying text out on a terminal: wrapped boxes side by side, as lines with no trailing blanks.

Everything is a `rich.text.Text`, never a string with markup, so that data cannot become style or a link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mouctl.render._cells import Line
from mouctl.report import Tone

GAP = 2
MEASURE = 100
"""The longest line that running text is given, however wide the terminal: longer ones tire the eye."""
FAINT = "dim"
STRONG = "bold"
_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: STRONG,
    Tone.FAINT: FAINT,
    Tone.GOOD: "green",
    Tone.WARN: "yellow",
    Tone.BAD: "bold red",
}
_RULER = Console(file=StringIO())  # `Text.wrap` asks for a console, of which it uses nothing here


@dataclass(frozen=True, slots=True)
class Box:
    """Text in a place of a fixed width."""

    text: Text
    width: int
    right: bool = False
    centred: bool = False

    def padding(self, taken: int) -> tuple[str, str]:
        """The blanks before and after a text that takes that much of the width."""
        slack = self.width - taken
        before = slack if self.right else slack // 2 if self.centred else 0
        return " " * before, " " * (slack - before)


def style_of(tone: Tone) -> str:
    """The colour of a tone."""
    return _STYLES[tone]


def styled(lines: Iterable[Line], style: str = "", between: str = "\n") -> Text:
    """A cell's lines in the colours of their tones, over a style of their own."""
    return Text(between, style).join(Text(line.text, _STYLES[line.tone]) for line in lines)


def wrap(text: Text, width: int) -> list[Text]:
    """`text` broken between words, and within a word only where it is longer than a line."""
    lines = list(text.wrap(_RULER, width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


def side_by_side(boxes: Sequence[Box], gap: int = GAP) -> list[Text]:
    """The boxes beside each other, each wrapped within its own width."""
    columns = [wrap(box.text, box.width) for box in boxes]
    return [_line(boxes, pieces, gap) for pieces in zip_longest(*columns, fillvalue=Text())]


def labelled(rows: Sequence[tuple[Text, Text]], width: int, indent: int = 0) -> list[Text]:
    """Labels under each other, with their values aligned beside them."""
    label_width = min(max((label.cell_len for label, _ in rows), default=0), width // 3)
    text_width = width - indent - label_width - GAP
    lines = (line for label, text in rows for line in side_by_side([Box(label, label_width), Box(text, text_width)]))
    return [Text(" " * indent) + line if line else line for line in lines]


def rule(width: int, character: str = "─") -> Text:
    """A quiet line across."""
    return Text(character * width, FAINT)


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    return cell_len(text)


def _line(boxes: Sequence[Box], pieces: Sequence[Text], gap: int) -> Text:
    line = Text()
    for box, piece in zip(boxes, pieces, strict=True):
        before, after = box.padding(piece.cell_len)
        line.append(before).append_text(piece).append(after + " " * gap)
    line.rstrip()
    return line
