"""In which days two states of the calendars differ, and what brought each difference: a decree, or a calendar."""

from collections.abc import Iterator
from datetime import date

from mouctl.dates.decrees import DecreeFile
from mouctl.dates.working_calendar import CalendarYear, OffKind

_WORKED = "worked"


def changed_days(old: CalendarYear | None, new: CalendarYear | None) -> Iterator[date]:
    """The days that are off, or worked, for another reason in `new` than in `old`, in their order."""
    before, after = _reasons(old), _reasons(new)
    yield from sorted(day for day in before.keys() | after.keys() if before.get(day) != after.get(day))


def brought_by(
    day: date, old: CalendarYear | None, new: CalendarYear | None, history: DecreeFile | None
) -> tuple[str, ...]:
    """The sources that made the difference on `day`, which only one of the two states has.

    A day that was struck off the list stands in no source any more: the decree that struck it is found in `history`,
    every decree on that year.
    """
    first = old.decrees if old else ()
    second = new.decrees if new else ()
    only_one = tuple(dict.fromkeys(source for source in (*first, *second) if (source in first) != (source in second)))
    own = tuple(dict.fromkeys(off.source for year in (old, new) if year and (off := year.days_off.get(day))))
    return (
        tuple(source for source in own if source in only_one)
        or tuple(number for number in _changing(day, history) if number in only_one)
        or only_one
        or own
    )


def _reasons(year: CalendarYear | None) -> dict[date, str]:
    """Why each day is off, or that it is worked all the same."""
    if year is None:
        return {}
    return {day: str(off.kind) for day, off in year.days_off.items()} | dict.fromkeys(year.worked, _WORKED)


def _changing(day: date, history: DecreeFile | None) -> Iterator[str]:
    """The decrees that put the day on the list, struck it off, or changed its kind."""
    kind: OffKind | None = None
    for decree in history.decrees if history else ():
        listed = decree.kinds().get(day)
        if listed != kind:
            yield decree.number
        kind = listed
