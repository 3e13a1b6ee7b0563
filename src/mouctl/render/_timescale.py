"""Where days lie on a drawn timeline, as parts of its whole width."""

from datetime import date
from typing import NamedTuple

from mouctl.language import Language
from mouctl.render._cells import Teller, for_tables
from mouctl.report import Bar, Timeline
from mouctl.sentences import say

_MOST_YEARS = 16
"""More would run into each other; then every other one is named, or every fifth, and so on."""


class Scale(NamedTuple):
    """The whole years from `first` to `last`, both included."""

    first: date
    last: date

    def before(self, day: date) -> float:
        """The part of the width before a day."""
        return (day - self.first).days / ((self.last - self.first).days + 1)

    def after(self, day: date) -> float:
        """The part of the width up to the end of a day."""
        return ((day - self.first).days + 1) / ((self.last - self.first).days + 1)

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """The years that are named, with where they begin."""
        count = self.last.year - self.first.year + 1
        step = next(step for step in (1, 2, 5, 10, 50, 100, 1000) if count / step <= _MOST_YEARS)
        named = (
            year for year in range(self.first.year, self.last.year + 1) if count <= _MOST_YEARS or year % step == 0
        )
        return tuple((year, self.before(date(year, 1, 1))) for year in named)


class Today(NamedTuple):
    """The day that is marked, and what stands beside the mark."""

    at: float
    name: str


def scale_of(timeline: Timeline) -> Scale:
    """From the year of the first span to that of the last. The timeline has spans."""
    first = min(bar.first for bar in timeline.bars)
    last = max(bar.last for bar in timeline.bars)
    return Scale(date(first.year, 1, 1), date(last.year, 12, 31))


def today_of(timeline: Timeline, scale: Scale, language: Language) -> Today | None:
    """The mark, where the day lies on the scale."""
    _, day = timeline
    if day is None or not scale.first <= day <= scale.last:
        return None
    return Today(scale.before(day), for_tables(language).text(say("as of {day}", day=day)))


def days_of(bar: Bar, teller: Teller) -> str:
    """The first and the last day of a span, or its one day."""
    return " – ".join(dict.fromkeys((teller.text(bar.first), teller.text(bar.last))))
