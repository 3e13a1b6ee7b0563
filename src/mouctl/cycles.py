"""The periods that an agreement's reviews are about, as its monitoring clauses give them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from mouctl.clauses.monitoring import MonitoringClause
from mouctl.lifecycle import Life
from mouctl.model.deadline import Reading
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence
from mouctl.standing import Entry

DUTY = "monitoring"


class Stretch(NamedTuple):
    """A stretch of time, the first and the last day included, and what has to be true for it."""

    first: date
    last: date
    name: Sentence


class Period(NamedTuple):
    """The stretch of time that a review is about, under the conventions in force; both days are included."""

    number: int
    first: date
    last: date
    entry: Entry
    """The duty to hold the review."""
    since_the_last: bool = False
    """Whether it is counted from the review before, so that it ends with its own review where that was held."""
    otherwise: tuple[Stretch, ...] = ()
    """What it is under the other readings of the text."""

    def includes(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)


def periods_of(schedule: Schedule) -> Mapping[str | None, tuple[Period, ...]]:
    """The periods of each clause that asks for reviews, by the clause's id (None where it has none).

    A period without a day is left out: where it ends is not known.
    """
    reviews = [e for e in schedule.entries if e.deadline.duty == DUTY and e.deadline.occurrence and e.deadline.readings]
    reviews.sort(key=lambda entry: (_clause_id(entry) or "", int(entry.deadline.occurrence or 0)))
    return {name: tuple(_periods(name, entries, schedule.life)) for name, entries in groupby(reviews, key=_clause_id)}


def _clause_id(entry: Entry) -> str | None:
    _, _, *rest = entry.deadline.id.split("/")
    return rest[0] if len(rest) > 1 else None


class _End(NamedTuple):
    """The last day of a period under one reading, with the answers to open questions that lead to it."""

    answers: frozenset[tuple[str, str]]
    last: date


def _periods(clause: str | None, entries: Iterator[Entry], life: Life) -> Iterator[Period]:
    """One after the other: each begins on the day after the one before it, under every reading."""
    since_the_last, before = _counts_from_the_last(clause, life), list[_End]()
    for entry in entries:
        deadline = entry.deadline
        held = deadline.met.on if since_the_last and deadline.met else None
        readings = deadline.readings[:1] if held else deadline.readings
        ends = [_End(_answers(reading), held or reading.counted_to) for reading in readings]
        firsts = [_after(before, end) or deadline.anchor.on or end.last for end in ends]
        stretches = [Stretch(first, end.last, r.name) for first, end, r in zip(firsts, ends, readings, strict=True)]
        first, last, _ = stretches[0]
        yield Period(int(deadline.occurrence or 0), first, last, entry, since_the_last, tuple(stretches[1:]))
        before = ends


def _answers(reading: Reading) -> frozenset[tuple[str, str]]:
    return frozenset((choice.key.name, choice.value) for choice in reading.assumptions)


def _after(before: Sequence[_End], end: _End) -> date | None:
    """The day after the period before, under that of its readings that shares most answers; the first of several."""
    if not before:
        return None
    return max(before, key=lambda each: len(each.answers & end.answers)).last + timedelta(days=1)


def _counts_from_the_last(name: str | None, life: Life) -> bool:
    """As the latest text that has the clause says."""
    clauses = (clause for version in reversed(life.versions) for clause in version.agreement.clauses)
    found = (clause for clause in clauses if isinstance(clause, MonitoringClause) and clause.id == name)
    return any(clause.counted_from == "last-review" for clause in [*found][:1])


def the_one_at_hand(periods: Sequence[Period], as_of: date, end: date | None = None) -> Period:
    """The period that ended last where its review is late, or else the next one whose review is still awaited.

    Where there is none of these, the last of all; where the agreement was ended early, `end` being its last day in
    force, the last that it was in force in.
    """
    periods = [period for period in periods if end is None or period.first <= end] or periods
    ended = [period for period in periods if period.last < as_of]
    if ended and ended[-1].entry.status in ("overdue", "lapsed"):
        return ended[-1]
    return next((each for each in periods if each.entry.status in ("due", "upcoming")), periods[-1])
