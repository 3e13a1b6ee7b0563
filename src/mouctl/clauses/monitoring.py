"""Periodic monitoring and evaluation."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import Monitoring
from mouctl.model.fields import PeriodField
from mouctl.model.series import series
from mouctl.model.situation import Situation, Term
from mouctl.sentences import say


class MonitoringClause(Clause):
    """A review once in every period: from the first day on, or at least once in a period since the last review."""

    type: Literal["monitoring"]
    every: PeriodField | None = None
    counted_from: Literal["start", "last-review"] = "start"


def deadlines(clause: MonitoringClause, situation: Situation) -> Iterator[Deadline]:
    """One review for each whole period up to the end in force.

    A review counts for the period that it falls in, unless its event names another `occurrence`; ad hoc ones are extra
    and meet nothing. On a day that one reading puts into a period and another after it, it counts for that period.
    Each period's end is counted from the first day, never from the review before.
    """
    if situation.missing or clause.every is None:
        missing = situation.missing or say("The text does not say how often.")
        yield situation.deadline(
            clause,
            duty="monitoring",
            title=say("Monitoring and evaluation"),
            nature="duty",
            anchor=Anchor(what=say("first day of the term")),
            missing=missing,
        )
        return
    if clause.counted_from == "last-review":
        yield from _since_the_last(clause, clause.every, situation)
        return
    previous = situation.earlier.last
    for number, due in _cycles(clause, clause.every, situation):
        met = _met(situation, number, previous, due.latest)
        previous = due.latest or previous
        yield due.met_by(met)


def _cycles(clause: MonitoringClause, every: Period, situation: Situation) -> Iterator[tuple[int, Deadline]]:
    if not situation.terms:
        return
    first, last = situation.terms[0], situation.terms[-1].last_day or situation.horizon

    def review(place: int, number: int) -> Deadline:
        return situation.deadline(
            clause,
            duty="monitoring",
            title=say("Monitoring and evaluation, period {number}", number=number),
            nature="duty",
            occurrence=str(number),
            anchor=Anchor(what=say("first day of the term"), on=first.first_day),
            how=_cycle_end(clause, every, place, first),
        )

    yield from series(review, begins=first.first_day, every=every, last=last, earlier=situation.earlier)


def _since_the_last(clause: MonitoringClause, every: Period, situation: Situation) -> Iterator[Deadline]:
    """Each review by a period after the one before it, and the next one that is awaited."""
    if not situation.terms:
        return
    held = [review for review in situation.of_type(Monitoring) if review.kind == "periodic"]
    last = situation.terms[-1].last_day or situation.horizon
    for number, review in enumerate((*held, None), start=1):
        before = held[number - 2] if number > 1 else None
        deadline = situation.deadline(
            clause,
            duty="monitoring",
            title=say("Monitoring and evaluation, period {number}", number=number),
            nature="duty",
            occurrence=str(number),
            anchor=_anchor(situation.terms[0], before),
            how=_after_the_last(clause, every, situation.terms[0], before),
            met=Met(event=review.id, on=review.on) if review else None,
        )
        if review or deadline.due_on is None or deadline.due_on <= last:
            yield deadline.as_one_of_many()


def _anchor(first: Term, before: Monitoring | None) -> Anchor:
    if before is None:
        return Anchor(what=say("first day of the term"), on=first.first_day)
    return Anchor(what=say("day of the last review"), on=before.on)


def _after_the_last(clause: MonitoringClause, every: Period, first: Term, before: Monitoring | None) -> How:
    if before is None:
        return _cycle_end(clause, every, 1, first)
    held_on = before.on
    return lambda reckoner: reckoner.after(reckoner.given(held_on, say("The day of the last review.")), every, clause)


def _cycle_end(clause: MonitoringClause, every: Period, number: int, first: Term) -> How:
    return lambda reckoner: reckoner.cycle_end(first.start(reckoner), every, number, clause)


def _met(situation: Situation, number: int, previous: date | None, end: date | None) -> Met | None:
    for review in situation.of_type(Monitoring):
        if review.kind == "ad-hoc":
            continue
        in_period = (previous is None or previous < review.on) and end is not None and review.on <= end
        if review.occurrence == number or (review.occurrence is None and in_period):
            return Met(event=review.id, on=review.on)
    return None


CLAUSE = ClauseType(
    id="monitoring",
    title=say("monitoring and evaluation"),
    model=MonitoringClause,
    deadlines=deadlines,
    lead_times={"monitoring": Period(days=30)},
)
