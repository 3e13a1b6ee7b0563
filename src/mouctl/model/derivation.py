"""All readings of a date: the same derivation, run under every arguable answer to every question it turned on.

Only questions that the derivation really asked are varied, and of these only the ones that neither the text nor the law
settles, so a force-majeure notice between public bodies has two readings and not two hundred.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from mouctl.dates.layers import Years
from mouctl.dates.working_calendar import CalendarYear, UnknownDay, WorkingCalendar, YearStatus
from mouctl.errors import DateError
from mouctl.model.conventions import KEYS, Choice, Conventions
from mouctl.model.deadline import Reading
from mouctl.model.reckoner import Reckoner, working_days
from mouctl.sentences import Sentence, say

How = Callable[[Reckoner], date]
"""A derivation: asks the reckoner and returns the day."""


class Derivation(NamedTuple):
    """What a derivation gives: its readings, the one in force first, or the reason why there is none."""

    readings: tuple[Reading, ...] = ()
    choices: tuple[Choice, ...] = ()
    act_by: date | None = None
    missing: Sentence | None = None
    unknown_year: int | None = None
    calendars: tuple[CalendarYear, ...] = ()
    """The years whose working days were asked for."""
    warnings: tuple[Sentence, ...] = ()


class _Run(NamedTuple):
    """One run of a derivation: the questions it answers otherwise than the conventions in force, and where it led."""

    answered: tuple[str, ...]
    due_on: date
    counted_to: date
    reckoner: Reckoner

    def reading(self, decisive: list[str]) -> Reading:
        """The run as a reading, with its answers to the questions on which the readings part."""
        assumptions = tuple(filter(None, map(self.reckoner.consulted.get, decisive)))
        return Reading(self.due_on, self.counted_to, tuple(self.reckoner.steps), assumptions)


class _Runs(list[_Run]):
    """The runs of one derivation that led to a day."""

    def __init__(self, how: How, rolls: bool) -> None:
        self.how = how
        self.rolls = rolls

    def add(self, reckoner: Reckoner, answered: tuple[str, ...] = ()) -> None:
        """Runs the derivation once. Raises as the reckoner does."""
        counted_to = self.how(reckoner)
        due_on = reckoner.rolled(counted_to) if self.rolls else counted_to
        self.append(_Run(answered, due_on, counted_to, reckoner))

    def vary(
        self, run: Reckoner, answered: tuple[str, ...], asked: AbstractSet[str], open_: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Adds the runs that answer at least one more question otherwise; each combination once, by order of the keys.

        `asked` are the questions whose answers had a bearing on `run`, `open_` those still open with their other
        answers. An answer under which there is no day adds no run itself, but together with another it may: then all
        that it asked counts. The first run reports its own failure.
        """
        rest = dict(open_)
        for key in filter(asked.__contains__, open_):
            for value in rest.pop(key):
                self._try(run.assuming(key, value), (*answered, key), rest)

    def _try(self, reckoner: Reckoner, answered: tuple[str, ...], open_: Mapping[str, tuple[str, ...]]) -> None:
        asked: AbstractSet[str] = reckoner.decisive
        try:
            self.add(reckoner, answered)
        except (DateError, UnknownDay):
            asked = reckoner.consulted.keys()
        if open_:
            self.vary(reckoner, answered, asked, open_)


def derive(how: How, conventions: Conventions, calendar: WorkingCalendar, *, rolls: bool = True) -> Derivation:
    """Every reading of `how`, and the last working day on or before the earliest of them.

    `rolls` is false for a day on which nobody has to act, such as the end of a term: the policy `roll` leaves it alone.
    """
    known = as_known(calendar, conventions)
    runs, reckoner = _Runs(how, rolls), Reckoner(conventions, known)
    try:
        runs.add(reckoner)
    except UnknownDay as unknown:
        return Derivation(missing=_no_decree(unknown.year), unknown_year=unknown.year)
    except DateError as error:
        return Derivation(missing=error.message)
    runs.vary(reckoner, (), reckoner.decisive, conventions.open)
    readings = _distinct(runs, conventions.open)
    act_by, warnings = _act_by(readings, conventions, known)
    calendars = _calendars(runs, act_by, known)
    return Derivation(
        readings=readings,
        choices=tuple(filter(None, map(reckoner.consulted.get, KEYS))),
        act_by=act_by,
        calendars=calendars,
        warnings=(*_estimates(calendars), *warnings),
    )


def _distinct(runs: _Runs, open_: Iterable[str]) -> tuple[Reading, ...]:
    """One reading a day, the one that departs least from the conventions in force; the first run's stays the first."""
    by_day: dict[date, _Run] = {}
    for run in runs:
        known = by_day.get(run.due_on)
        if known is None or len(run.answered) < len(known.answered):
            by_day[run.due_on] = run
    first = by_day.pop(runs[0].due_on)
    others = [by_day[day] for day in sorted(by_day)]
    answered = set(chain.from_iterable([run.answered for run in others]))
    decisive = [key for key in open_ if key in answered]
    return tuple([run.reading(decisive) for run in (first, *others)])


def _act_by(
    readings: tuple[Reading, ...], conventions: Conventions, calendar: WorkingCalendar
) -> tuple[date | None, tuple[Sentence, ...]]:
    earliest = min([min(reading.due_on, reading.counted_to) for reading in readings])
    try:
        return working_days(calendar, *conventions.strictest).last_working_day(earliest), ()
    except UnknownDay as unknown:
        return None, (
            say("No working day to act by is named: the holidays of {year} are not known.", year=str(unknown.year)),
        )


def _calendars(runs: list[_Run], act_by: date | None, calendar: WorkingCalendar) -> tuple[CalendarYear, ...]:
    """The years whose working days were asked for, as far as they are known."""
    years = {act_by.year} if act_by else set()
    for run in runs:
        years |= run.reckoner.years
    return tuple(filter(None, map(calendar.years, sorted(years))))


def as_known(calendar: WorkingCalendar, conventions: Conventions) -> WorkingCalendar:
    """The calendar as far as it may be relied on: without estimates where the convention refuses them."""
    if conventions["beyond_table"].value != "refuse":
        return calendar
    return calendar._replace(years=_decreed_only(calendar.years))


@lru_cache(maxsize=64)
def _decreed_only(years: Years) -> Years:
    """The same years without those that are estimated; the same function each time, so that its sheets are kept."""

    def decreed(year: int) -> CalendarYear | None:
        known = years(year)
        return known if known and known.status is YearStatus.DECREED else None

    return decreed


def _estimates(calendars: tuple[CalendarYear, ...]) -> Iterator[Sentence]:
    for known in calendars:
        if known.status is YearStatus.ESTIMATED:
            yield say("Rests on estimated holidays: no decree for {year} is known yet.", year=str(known.year))
            if not known.joint_leave_known:
                yield say(
                    "The joint leave of {year} is not known at all: the true day may differ.", year=str(known.year)
                )


def _no_decree(year: int) -> Sentence:
    return say(
        "The working days of {year} are not known: add its decree as a [[decree]] in calendars/{year}.toml.",
        year=f"{year:04}",
    )
