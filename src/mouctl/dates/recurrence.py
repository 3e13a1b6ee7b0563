"""Series of cycles: every six months from the day of signing.

The n-th cycle is always counted from the anchor, n periods at once, never from the cycle before it: from 31 August,
every six months ends on 28 or 29 February and on 31 August for ever, instead of sticking to the 28th.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count

from mouctl.dates.arithmetic import MonthEnd, OutOfYears, last_day_of_term
from mouctl.dates.period import Period
from mouctl.errors import DateError
from mouctl.sentences import say


def occurrence(anchor: date, period: Period, n: int, *, day_before: bool, policy: MonthEnd) -> date:
    """The last day of the `n`-th cycle (the first is 1) of `period`, counted from `anchor` in one go.

    `day_before` and `policy` are those of `last_day_of_term`, and so are the errors; `n` below 1 is a `ValueError`.
    """
    if n < 1:
        raise ValueError("the first cycle is number 1")
    return last_day_of_term(anchor, period.times(n), day_before=day_before, policy=policy)


def occurrences(
    anchor: date, every: Period, *, until: date, day_before: bool, policy: MonthEnd
) -> Iterator[tuple[int, date]]:
    """The cycles that end on or before `until`, as (number, last day), from number 1.

    Stops at the year 9999 by itself. Raises `DateError` at once for a period of no length, and on the way under
    `MonthEnd.REFUSE` where a cycle's day does not exist; working days are a `ValueError`, as in `arithmetic.add`.
    """
    if every.is_zero:
        raise DateError(say("A cycle of no length never ends."), say("Write how often it recurs, like “6 months”."))
    ends = (occurrence(anchor, every, n, day_before=day_before, policy=policy) for n in count(1))
    return _numbered(ends, until)


def _numbered(days: Iterator[date], until: date) -> Iterator[tuple[int, date]]:
    try:
        for n, day in enumerate(days, start=1):
            if day > until:
                return
            yield n, day
    except OutOfYears:
        return
