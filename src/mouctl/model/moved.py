"""A deadline under two states of the calendars: whether it moved, and which decree or calendar moved it."""

from collections.abc import Iterator
from datetime import date
from itertools import product, zip_longest
from typing import NamedTuple

from mouctl.dates.decrees import DecreeFile, decrees_of
from mouctl.dates.differences import brought_by, changed_days
from mouctl.dates.working_calendar import UnknownDay, WorkingCalendar
from mouctl.model.conventions import Ground
from mouctl.model.deadline import Deadline, Reading, Step
from mouctl.model.reckoner import working_days
from mouctl.model.situation import Basis


class Stand(NamedTuple):
    """A deadline in one state of the calendars, or None where there is none then, and what it is counted by."""

    deadline: Deadline | None
    basis: Basis


class _Span(NamedTuple):
    first: date
    last: date


def has_moved(old: Stand, new: Stand) -> bool:
    """Whether any of its days is another one, or can be had in one of the two states only."""
    return days_of(old.deadline) != days_of(new.deadline)


def moved_by(old: Stand, new: Stand, added: tuple[DecreeFile, ...]) -> tuple[str, ...]:
    """The decrees and calendars that moved it, in the order of the days; `added` are decrees that do not ship."""
    found = dict.fromkeys(_weeks(old.basis, new.basis))
    spans = tuple(_spans(old.deadline, new.deadline)) or tuple(_whole(old.deadline, new.deadline))
    for year in sorted({year for span in spans for year in range(span.first.year, span.last.year + 1)}):
        before, after = old.basis.calendar.years(year), new.basis.calendar.years(year)
        for day in changed_days(before, after):
            if any(span.first <= day <= span.last for span in spans) and _matters(day, old.basis, new.basis):
                found |= dict.fromkeys(brought_by(day, before, after, decrees_of(year, added)))
    return tuple(found)


def days_of(deadline: Deadline | None) -> tuple[date | None, date | None, frozenset[date]]:
    """The days that make a deadline another one where they differ: the due date, the safe day, all readings."""
    if deadline is None:
        return None, None, frozenset()
    return deadline.due_on, deadline.act_by, frozenset(reading.due_on for reading in deadline.readings)


def _weeks(old: Basis, new: Basis) -> Iterator[str]:
    """The calendars that give another working week in one of the two states."""
    weeks = [basis.conventions["working_week"] for basis in (old, new)]
    if weeks[0].value != weeks[1].value:
        yield from (week.source for week in weeks if week.ground is Ground.REGISTER and week.source)


def _spans(old: Deadline | None, new: Deadline | None) -> Iterator[_Span]:
    """The stretches of days in which the two counts part."""
    if old is None or new is None or not old.readings or not new.readings:
        return
    for mine, other in ((old, new), (new, old)):
        for reading in _moved(mine, other):
            yield from _parting(reading, other.readings[0])
    if old.act_by != new.act_by:
        yield _span(old.act_by, new.act_by, old.earliest, new.earliest)


def _moved(mine: Deadline, other: Deadline) -> Iterator[Reading]:
    there = {reading.due_on for reading in other.readings}
    for reading in mine.readings:
        if reading.due_on not in there or (reading is mine.readings[0] and mine.due_on != other.due_on):
            yield reading


def _parting(one: Reading, other: Reading) -> Iterator[_Span]:
    """The steps that take another number of days."""
    for first, second in zip_longest(one.steps, other.steps):
        if _length(first) != _length(second):
            yield _span(*(day for step in (first, second) if step for day in (step.before, step.after)))


def _length(step: Step | None) -> int:
    return (step.after - step.before).days if step and step.before else 0


def _whole(*deadlines: Deadline | None) -> Iterator[_Span]:
    """From the event to the last day in sight, and all of a year that is not known."""
    for deadline in deadlines:
        if deadline and deadline.readings:
            yield _span(deadline.anchor.on, deadline.act_by, deadline.earliest, deadline.latest)
        if deadline and deadline.unknown_year is not None:
            yield _Span(date(deadline.unknown_year, 1, 1), date(deadline.unknown_year, 12, 31))


def _span(*days: date | None) -> _Span:
    known = [day for day in days if day]
    return _Span(min(known), max(known))


def _matters(day: date, old: Basis, new: Basis) -> bool:
    """Whether the day is worked in one state and not in the other, under any answer that can be argued for."""
    weeks, leaves = (_answers(key, old, new) for key in ("working_week", "joint_leave"))
    return any(
        _is_worked(day, working_days(old.calendar, week, leave))
        != _is_worked(day, working_days(new.calendar, week, leave))
        for week, leave in product(weeks, leaves)
    )


def _answers(key: str, old: Basis, new: Basis) -> set[str]:
    choices = (old.conventions[key], new.conventions[key])
    return {value for choice in choices for value in (choice.value, *choice.alternatives)}


def _is_worked(day: date, calendar: WorkingCalendar) -> bool | None:
    try:
        return calendar.is_working_day(day)
    except UnknownDay:
        return None
