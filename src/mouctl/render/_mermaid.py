"""A timeline as a chart of Mermaid, which GitHub and others draw, in a fenced block.

Of a label only letters, digits and a few marks pass: whatever Mermaid or Markdown could take for more (colons,
semicolons, `#`, `%`, braces, backquotes, line breaks) becomes a blank. No day is excluded: all of them count.
"""

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import category

from mouctl.render._cells import Teller
from mouctl.report import Bar, Timeline, Tone
from mouctl.sentences import say

_LONGEST = 60
_MARKS = frozenset(" .,-–—/()’…")
_TAGS = {Tone.GOOD: "done, ", Tone.BAD: "crit, ", Tone.PLAIN: "active, "}


def gantt(timeline: Timeline, teller: Teller) -> str:
    """The block; the day asked about is a milestone, for Mermaid's own mark would be the reader's today."""
    return "\n".join(("```mermaid", "gantt", *(f"    {line}" for line in _lines(timeline, teller)), "```"))


def _lines(timeline: Timeline, teller: Teller) -> Iterator[str]:
    yield "dateFormat YYYY-MM-DD"
    yield "axisFormat %Y-%m"
    yield "todayMarker off"
    bars, marked = timeline
    for bar in bars:
        yield _task(_label(bar, teller), _TAGS.get(bar.tone, ""), bar.first, (bar.last - bar.first).days + 1)
    if marked and _covers(bars, marked):
        yield _task(_harmless(teller.text(say("as of {day}", day=marked))), "milestone, ", marked, 0)


def _task(label: str, tag: str, first: date, days: int) -> str:
    """A label in quotation marks, so that none begins like a keyword; a length instead of a last day left open."""
    return f"“{label}” :{tag}{first.isoformat()}, {days}d"


def _label(bar: Bar, teller: Teller) -> str:
    label, note = _harmless(teller.text(bar.label)), _harmless(teller.text(bar.note))
    short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
    return f"{short} ({note})" if note else short


def _harmless(text: str) -> str:
    kept = (letter if letter in _MARKS or category(letter)[0] in "LMN" else " " for letter in text)
    return re.sub(" +", " ", "".join(kept)).strip()


def _covers(bars: tuple[Bar, ...], day: date) -> bool:
    return min(bar.first for bar in bars) <= day <= max(bar.last for bar in bars)
