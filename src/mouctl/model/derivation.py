"""All readings of a date: the same derivation, run under every arguable answer to every question it turned on.

Only questions that the derivation really asked are varied, and of these only the ones that neither the text nor the law
settles, so a force-majeure notice between public bodies has two readings and not two hundred.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
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
    answers: Mapping[str, str]
    reading: Reading
    consulted: Mapping[str, Choice]
    years: AbstractSet[int]


def derive(how: How, conventions: Conventions, calendar: WorkingCalendar, *, rolls: bool = True) -> Derivation:
    """Every reading of `how`, and the last working day on or before the earliest of them.

    `rolls` is false for a day on which nobody has to act, such as the end of a term: the policy `roll` leaves it alone.
    """
    known = as_known(calendar, conventions)
    reckoner = Reckoner(conventions, known)
    try:
        first = _run(how, reckoner, {}, rolls)
    except UnknownDay as unknown:
        return Derivation(missing=_no_decree(unknown.year), unknown_year=unknown.year)
    except DateError as error:
        return Derivation(missing=error.message)
    runs = [first, *_others(how, reckoner, {}, rolls, reckoner.decisive, conventions.open)]
    readings = _distinct(runs, first)
    act_by, warnings = _act_by(readings, conventions, known)
    years = frozenset[int]().union(*(run.years for run in runs)) | ({act_by.year} if act_by else set())
    return Derivation(
        readings=readings,
        choices=tuple(first.consulted[key] for key in KEYS if key in first.consulted),
        act_by=act_by,
        calendars=tuple(filter(None, map(known.years, sorted(years)))),
        warnings=(*_estimates(years, known), *warnings),
    )


def _run(how: How, reckoner: Reckoner, answers: Mapping[str, str], rolls: bool) -> _Run:
    counted_to = how(reckoner)
    due_on = reckoner.rolled(counted_to) if rolls else counted_to
    return _Run(answers, Reading(due_on, counted_to, tuple(reckoner.steps)), reckoner.consulted, reckoner.years)


def _attempt(how: How, reckoner: Reckoner, answers: Mapping[str, str], rolls: bool) -> _Run | None:
    try:
        return _run(how, reckoner, answers, rolls)
    except (DateError, UnknownDay):
        return None


def _others(
    how: How,
    reckoner: Reckoner,
    answers: Mapping[str, str],
    rolls: bool,
    asked: AbstractSet[str],
    open_: Mapping[str, tuple[str, ...]],
) -> Iterator[_Run]:
    """The runs that answer at least one more question otherwise; each combination once, in the order of the keys.

    `asked` are the questions whose answers had a bearing, `open_` those still open with their other answers. An answer
    under which there is no day adds no reading itself, but together with another it may: then all that it asked counts.
    The main run reports its own failure.
    """
    rest = dict(open_)
    for key in [key for key in open_ if key in asked]:
        for value in rest.pop(key):
            other, under = {**answers, key: value}, reckoner.assuming({key: value})
            if run := _attempt(how, under, other, rolls):
                yield run
            yield from _others(how, under, other, rolls, under.decisive if run else under.consulted.keys(), rest)


def _distinct(runs: list[_Run], first: _Run) -> tuple[Reading, ...]:
    """One reading a day, the one that departs least from the conventions in force."""
    by_day: dict[date, _Run] = {}
    for run in runs:
        day = run.reading.due_on
        if day not in by_day or len(run.answers) < len(by_day[day].answers):
            by_day[day] = run
    by_day.pop(first.reading.due_on)
    if not by_day:
        return (first.reading,)
    others = [by_day[day] for day in sorted(by_day)]
    decisive = [key for key in KEYS if any(key in run.answers for run in others)]
    return tuple(run.reading._replace(assumptions=_answers(run, decisive)) for run in (first, *others))


def _answers(run: _Run, decisive: list[str]) -> tuple[Choice, ...]:
    """What a run answered to the questions on which the readings part."""
    return tuple(run.consulted[key] for key in decisive if key in run.consulted)


def _act_by(
    readings: tuple[Reading, ...], conventions: Conventions, calendar: WorkingCalendar
) -> tuple[date | None, tuple[Sentence, ...]]:
    earliest = min(min(reading.due_on, reading.counted_to) for reading in readings)
    # Where the week or joint leave is open, the day has to be a working day under every answer.
    week, leave = conventions["working_week"], conventions["joint_leave"]
    worked = working_days(calendar, "mon-fri" if week.is_open else week.value, "off" if leave.is_open else leave.value)
    try:
        return worked.last_working_day(earliest), ()
    except UnknownDay as unknown:
        return None, (
            say("No working day to act by is named: the holidays of {year} are not known.", year=str(unknown.year)),
        )


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


def _estimates(years: frozenset[int], calendar: WorkingCalendar) -> Iterator[Sentence]:
    for year in sorted(years):
        known = calendar.years(year)
        if known and known.status is YearStatus.ESTIMATED:
            yield say("Rests on estimated holidays: no decree for {year} is known yet.", year=str(year))
            if not known.joint_leave_known:
                yield say("The joint leave of {year} is not known at all: the true day may differ.", year=str(year))


def _no_decree(year: int) -> Sentence:
    return say(
        "The working days of {year} are not known: add its decree as a [[decree]] in calendars/{year}.toml.",
        year=f"{year:04}",
    )
