"""A recurring duty, period after period, for the clause types that have one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from mouctl.dates.arithmetic import MonthEnd
from mouctl.dates.period import DayKind, Period
from mouctl.dates.recurrence import occurrence
from mouctl.errors import DateError
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Earlier


def series(
    deadline: Callable[[int, int], Deadline],
    *,
    begins: date | None,
    every: Period,
    last: date,
    earlier: Earlier,
    period_end: Callable[[int], date | None] | None = None,
) -> Iterator[tuple[int, Deadline]]:
    """The deadlines whose period ends by `last`: on the due date, or on `period_end` where given.

    `deadline` makes one of its place in the series and of the number it goes by: 1, 2, ... both, or the numbers that go
    on from the `earlier` part, which another text governs and which is left out.

    One whose day is refused is kept as undetermined: it is open, not gone. After one in a year that is not known the
    series stops, as it does at once where it has no first day or no interval.
    """
    number = earlier.number + 1
    for place in count(1):
        due = deadline(place, number)
        if due.due_on is None:
            begun = begins if not every.is_zero else None
            if begun and _ends_after(last, begun, every, place):
                return
            yield number, due.as_one_of_many()
            if begun is None or due.unknown_year is not None:
                return
        elif ((period_end(place) if period_end else None) or due.due_on) > last:
            return
        elif due.due_on < earlier.until:
            continue
        else:
            yield number, due.as_one_of_many()
        number += 1


def _ends_after(last: date, begins: date, every: Period, number: int) -> bool:
    """Whether the period lies beyond `last` even where all its days count and a missing one is rounded down."""
    shortest = replace(every, day_kind=DayKind.CALENDAR) if every.days else every
    try:
        return occurrence(begins, shortest, number, day_before=True, policy=MonthEnd.CLAMP) > last
    except DateError:
        return True
