"""A timeline as a picture in a page of HTML, with the same as text for who cannot see it."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import NamedTuple
from unicodedata import east_asian_width

from mouctl.language import Language
from mouctl.render._cells import for_tables, for_text
from mouctl.render._markup import Dress, spans
from mouctl.render._timescale import Scale, Today, days_of, scale_of, today_of
from mouctl.report import Bar, Timeline
from mouctl.sentences import say

_WIDTH = 900
_LABELS = 250
"""What the labels take of the width, at the left."""
_CHART = _WIDTH - _LABELS - 6
_CHARACTERS = 36
"""How many of them the width for labels holds for sure."""
_LINE = 15
_TOP = 26
_BAR = 10
_THINNEST = 2.0
_LEFT_HALF = 0.5


class _Row(NamedTuple):
    """A span as it is drawn: the top of its row, what stands in it, and how high it is."""

    bar: Bar
    top: int
    label: list[str]
    notes: list[str]

    @property
    def height(self) -> int:
        return max(len(self.label) * _LINE, _BAR + (len(self.notes) + 1) * _LINE) + 6


def drawn(timeline: Timeline, language: Language, dress: Dress) -> str:
    """The figure; empty without spans."""
    if not timeline.bars:
        return ""
    scale = scale_of(timeline)
    title = for_text(language).text(say("Timeline from {first} to {last}", first=scale.first, last=scale.last))
    return "\n".join(
        (
            f'<figure class="scroll" role="region" aria-label="{escape(title)}" tabindex="0">',
            *_picture(timeline, scale, title, language),
            spans(timeline, for_tables(language), dress, ' class="unseen"'),
            "</figure>",
        )
    )


def _picture(timeline: Timeline, scale: Scale, title: str, language: Language) -> Iterator[str]:
    rows, today = list(_rows(timeline, language)), today_of(timeline, scale, language)
    height = rows[-1].top + rows[-1].height + (_LINE if today else 0)
    described = say("The days of each span stand beside its bar, and in the list that follows.")
    yield f'<svg role="img" viewBox="0 0 {_WIDTH} {height}">'
    yield f"<title>{escape(title)}</title>"
    yield f"<desc>{escape(for_text(language).text(described))}</desc>"
    yield from _years(scale, height)
    yield from _today(today, height)
    for row in rows:
        yield from _drawn(row, scale, language)
    yield "</svg>"


def _rows(timeline: Timeline, language: Language) -> Iterator[_Row]:
    teller, top = for_tables(language), _TOP
    for bar in timeline.bars:
        notes = [piece for line in teller.lines(bar.note) for piece in _wrapped(line.text, 2)]
        row = _Row(bar, top, _wrapped(teller.text(bar.label)), notes)
        yield row
        top += row.height


def _wrapped(text: str, times: int = 1) -> list[str]:
    wide = any(east_asian_width(each) in "WF" for each in text)
    return wrap(text, _CHARACTERS * times // (2 if wide else 1))


def _place(part: float) -> float:
    return round(_LABELS + part * _CHART, 1)


def _years(scale: Scale, height: int) -> Iterator[str]:
    for year, part in (*scale.years, (None, 1.0)):
        place = _place(part)
        yield f'<path class="grid" d="M{place} 4V{height}"/>'
        if year is not None:
            yield _text("year", place + 4, 14, str(year))


def _today(today: Today | None, height: int) -> Iterator[str]:
    if today is not None:
        yield f'<path class="today" d="M{_place(today.at)} 4V{height}"/>'
        look, aside = ("now", 5) if today.at <= _LEFT_HALF else ("now ending", -5)
        yield _text(look, _place(today.at) + aside, height - 4, today.name)


def _drawn(row: _Row, scale: Scale, language: Language) -> Iterator[str]:
    bar, teller = row.bar, for_tables(language)
    start, end = scale.before(bar.first), scale.after(bar.last)
    width = max(_THINNEST, round((end - start) * _CHART, 1))
    for number, line in enumerate(row.label):
        yield _text("label", 0, row.top + 11 + number * _LINE, line)
    yield f'<rect class="{bar.tone.value}" x="{_place(start)}" y="{row.top + 2}" width="{width}" height="{_BAR}"/>'
    at_left = start <= _LEFT_HALF
    place, anchor = (_place(start), "days") if at_left else (_place(end), "days ending")
    for number, line in enumerate((days_of(bar, teller), *row.notes)):
        yield _text(anchor, place, row.top + _BAR + 14 + number * _LINE, line)


def _text(look: str, x: float, y: float, text: str) -> str:
    return f'<text class="{look}" x="{x}" y="{y}">{escape(text)}</text>'
