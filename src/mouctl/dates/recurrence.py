"""Series of cycles: every six months from the day of signing.

The n-th cycle is always counted from the anchor, n periods at once, never from the cycle before it: from 31 August,
every six months ends on 28 or 29 February and on 31 August for ever, instead of sticking to the 28th.
"""

from datetime import date

from mouctl.dates.arithmetic import MonthEnd, last_day_of_term
from mouctl.dates.period import Period


def occurrence(anchor: date, period: Period, n: int, *, day_before: bool, policy: MonthEnd) -> date:
    """The last day of the `n`-th cycle (the first is 1) of `period`, counted from `anchor` in one go.

    `day_before` and `policy` are those of `last_day_of_term`, and so are the errors; `n` below 1 is a `ValueError`.
    """
    if n < 1:
        raise ValueError("the first cycle is number 1")
    return last_day_of_term(anchor, period.times(n), day_before=day_before, policy=policy)
