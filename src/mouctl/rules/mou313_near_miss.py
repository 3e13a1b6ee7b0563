"""The term is a day or a few short of a round length, or over it.

Where the text fixes the last day, or counts the term in weeks or days, the term is compared with whole months and whole
years. Both ways of counting the last day pass: from 8 December 2021, three years end on 7 or on 8 December 2024. One
day off a whole month, and up to a week off a whole year, is found; the end of a month or a year is a round day itself.

"1095 days" are not three years where 29 February lies in them, and a last day that was computed wrongly ends the
agreement while both sides believe in another.

What to do: look at the signed text. Correct what was copied wrongly. If it was signed so, the day stands; know of it
before relying on the round length.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mouctl.clauses.term import TermClause
from mouctl.dates.arithmetic import MonthEnd, add_months
from mouctl.dates.period import Period
from mouctl.errors import DateError
from mouctl.findings import Problem, Severity
from mouctl.model.situation import Term
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say, say_count


class _Miss(NamedTuple):
    round: Period
    days: int
    """How many days the term is longer than that, negative where it is shorter."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """The first term, where the text does not say its length in years or months."""
    first = next(iter(schedule.life.situation.terms), None)
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        if first is None or not isinstance(clause, TermClause) or _is_round(clause.duration):
            continue
        if miss := _miss(first):
            yield Problem(
                message=_told(miss, first),
                route=("clause", index, "until" if clause.until else "duration"),
                advice=say("Look at the signed text; if it was signed so, the day stands all the same."),
                article=clause.article,
            )


def _is_round(duration: Period | None) -> bool:
    """Whether the text speaks of years and months alone, which are round whatever day they end on."""
    return duration is not None and not (duration.weeks or duration.days or duration.hours)


def _miss(term: Term) -> _Miss | None:
    last = term.last_day
    if last is None or last < term.first_day or (last + timedelta(days=1) if last < date.max else last).day == 1:
        return None
    months = 12 * (last.year - term.first_day.year) + last.month - term.first_day.month
    near = (_off(term.first_day, last, each) for each in range(max(1, months - 1), months + 2))
    return min((miss for miss in near if miss), key=lambda miss: abs(miss.days), default=None)


def _off(first: date, last: date, months: int) -> _Miss | None:
    """How far the last day is from that many months, where it is near them without being one of their two ends."""
    try:
        anniversary = add_months(first, months, MonthEnd.CLAMP)
    except DateError:
        return None
    over = (last - anniversary).days
    days = over if over > 0 else over + 1
    limit = 7 if months % 12 == 0 else 1
    if over in (0, -1) or abs(days) > limit:
        return None
    return _Miss(Period(years=months // 12, months=months % 12), days)


def _told(miss: _Miss, term: Term) -> Sentence:
    facts = {"first": term.first_day, "last": term.last_day, "length": miss.round}
    if miss.days < 0:
        return say_count(
            "The term runs from {first} to {last}: {count} day short of {length}.",
            "The term runs from {first} to {last}: {count} days short of {length}.",
            -miss.days,
            **facts,
        )
    return say_count(
        "The term runs from {first} to {last}: {count} day over {length}.",
        "The term runs from {first} to {last}: {count} days over {length}.",
        miss.days,
        **facts,
    )


RULE = Rule(
    id="MOU313",
    severity=Severity.WARNING,
    summary=say("The term is a day or a few short of a round length, or over it."),
    source="Practice: agreements run for whole months or years; UU 17/2003 Pasal 4 for the last day of a year",
    check=check,
)
