"""All readings of a date: the same derivation, run under every arguable answer to every question it turned on.

Only questions that the derivation really asked are varied, and of these only the ones that neither the text nor the law
settles, so a force-majeure notice between public bodies has two readings and not two hundred.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

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
    years: frozenset[int]


def derive(how: How, conventions: Conventions, calendar: WorkingCalendar, *, rolls: bool = True) -> Derivation:
    """Every reading of `how`, and the last working day on or before the earliest of them.

    `rolls` is false for a day on which nobody has to act, such as the end of a term: the policy `roll` leaves it alone.
    """
    known = _as_known(calendar, conventions)
    reckoner = Reckoner(conventions, known)
    try:
        first = _run(how, reckoner, {}, rolls)
    except UnknownDay as unknown:
        return Derivation(missing=_no_decree(unknown.year), unknown_year=unknown.year)
    except DateError as error:
        return Derivation(missing=error.message)
    runs = [first, *_others(how, reckoner, {}, rolls)]
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
    reading = Reading(due_on=due_on, counted_to=counted_to, steps=tuple(reckoner.steps))
    return _Run(answers, reading, dict(reckoner.consulted), frozenset(reckoner.years))


def _others(
    how: How, reckoner: Reckoner, answers: Mapping[str, str], rolls: bool, settled: frozenset[str] = frozenset()
) -> Iterator[_Run]:
    """The runs that answer at least one more question otherwise; each combination once, in the order of the keys.

    An answer under which there is no day adds no reading itself, but together with another it may. The main run
    reports its own failure.
    """
    for key in [key for key in KEYS if key in reckoner.consulted and key not in settled]:
        settled |= {key}
        for value in reckoner.conventions[key].alternatives:
            other = {**answers, key: value}
            under = reckoner.assuming({key: value})
            with suppress(DateError, UnknownDay):
                yield _run(how, under, other, rolls)
            yield from _others(how, under, other, rolls, settled)


def _distinct(runs: list[_Run], first: _Run) -> tuple[Reading, ...]:
    """One reading a day, the one that departs least from the conventions in force."""
    by_day: dict[date, _Run] = {}
    for run in sorted(runs, key=lambda run: len(run.answers)):
        by_day.setdefault(run.reading.due_on, run)
    by_day.pop(first.reading.due_on)
    others = sorted(by_day.values(), key=lambda run: run.reading.due_on)
    decisive = {key for run in others for key in run.answers}
    return tuple(run.reading._replace(assumptions=_answers(run, decisive)) for run in (first, *others))


def _answers(run: _Run, decisive: set[str]) -> tuple[Choice, ...]:
    """What a run answered to the questions on which the readings part."""
    return tuple(run.consulted[key] for key in KEYS if key in decisive and key in run.consulted)


def _act_by(
    readings: tuple[Reading, ...], conventions: Conventions, calendar: WorkingCalendar
) -> tuple[date | None, tuple[Sentence, ...]]:
    earliest = min(min(reading.due_on, reading.counted_to) for reading in readings)
    worked = working_days(calendar, conventions["working_week"].value, conventions["joint_leave"].value)
    try:
        return worked.last_working_day(earliest), ()
    except UnknownDay as unknown:
        return None, (
            say("No working day to act by is named: the holidays of {year} are not known.", year=str(unknown.year)),
        )


def _as_known(calendar: WorkingCalendar, conventions: Conventions) -> WorkingCalendar:
    """The calendar as far as it may be relied on: without estimates where the convention refuses them."""
    if conventions["beyond_table"].value != "refuse":
        return calendar
    years = calendar.years

    def decreed(year: int) -> CalendarYear | None:
        known = years(year)
        return known if known and known.status is YearStatus.DECREED else None

    return calendar._replace(years=decreed)


def _estimates(years: frozenset[int], calendar: WorkingCalendar) -> Iterator[Sentence]:
    for year in sorted(years):
        known = calendar.years(year)
        if known and known.status is YearStatus.ESTIMATED:
            yield say("Rests on estimated holidays: no decree for {year} is known yet.", year=str(year))
            if not known.joint_leave_known:
                yield say("The joint leave of {year} is not known at all: the true day may differ.", year=str(year))


def _no_decree(year: int) -> Sentence:
    return say("The working days of {year} are not known: no decree for that year.", year=str(year))
