"""The terms of an agreement: the first, and those that renewals add, each counted so that none drifts."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from mouctl.clauses.renewal import RenewalClause, exhausted, given, notice_due
from mouctl.clauses.term import TermClause, end, next_end, start
from mouctl.dates.arithmetic import days_away
from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.derivation import Derivation, How
from mouctl.model.event import Renewal
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation, Term
from mouctl.sentences import Sentence, say

C = TypeVar("C", bound=Clause)


def clause_of(situation: Situation, kind: type[C]) -> C | None:
    """The agreement's first clause of a type."""
    return next((clause for clause in situation.agreement.clauses if isinstance(clause, kind)), None)


def terms_of(situation: Situation) -> tuple[tuple[Term, ...], Sentence | None]:
    """The terms up to the day asked for, and why the one that should follow cannot be computed, where it cannot."""
    terms: list[Term] = []
    for term in _unfold(situation):
        if isinstance(term, Sentence):
            return tuple(terms), term
        terms.append(term)
    return tuple(terms), None


class _Renewed(NamedTuple):
    """A renewal: the clause that allows it, its length or fixed end, and its event (None where it renewed itself)."""

    clause: Clause
    length: Period | None
    until: date | None
    event: str | None
    starts_on: date | None = None
    """The first day of the new term, where it is a day of its own."""


def _unfold(situation: Situation) -> Iterator[Term | Sentence]:
    clause = clause_of(situation, TermClause)
    assert clause is not None
    begin = start(clause, situation)
    total, recorded = clause.duration, 0
    term = _term(situation, 1, begin, end(clause, begin), None)
    while isinstance(term, Term):
        yield term
        recorded += term.renewed_by is not None
        renewed = _renewal_of(situation, term, recorded)
        if renewed is None or term.end is None:
            return
        total = _sum(total, renewed.length) if renewed.until is None else None
        if renewed.starts_on:
            # A term with a first day of its own is counted from it, and so are those that follow.
            begin, total = _fixed_start(renewed.clause, renewed.starts_on), renewed.length
        term = _following(situation, term, term.end, begin, renewed, total)
    yield term


def _term(situation: Situation, number: int, begin: How, finish: How | None, renewed_by: str | None) -> Term | Sentence:
    begins = situation.derive(begin, rolls=False)
    ends = situation.derive(finish, rolls=False) if finish else None
    missing = begins.missing or (ends.missing if ends else None)
    if missing:
        return missing
    return Term(
        number=number,
        start=begin,
        end=finish,
        renewed_by=renewed_by,
        first_day=begins.readings[0].due_on,
        last_day=ends.readings[0].due_on if ends else None,
        ends=ends or Derivation(),
    )


def _following(
    situation: Situation, term: Term, previous: How, first: How, renewed: _Renewed, total: Period | None
) -> Term | Sentence:
    """The term after `term`; `total` is the sum of lengths that its end is counted by, from the first day of all."""
    until, length = renewed.until, renewed.length

    def next_day(reckoner: Reckoner) -> date:
        return days_away(previous(reckoner), 1)

    def fixed(reckoner: Reckoner) -> date:
        assert until is not None
        return reckoner.given(until, say("The last day that the renewal fixes."), renewed.clause)

    begin = first if renewed.starts_on else next_day
    if until is not None:
        return _term(situation, term.number + 1, begin, fixed, renewed.event)
    if length is None:
        return say("Renewed after {day}, but nothing says for how long.", day=term.last_day)
    finish = next_end(renewed.clause, first, total, previous, length)
    return _term(situation, term.number + 1, begin, finish, renewed.event)


def _fixed_start(clause: Clause, day: date) -> How:
    return lambda reckoner: reckoner.given(day, say("The first day that the renewal fixes."), clause)


def _sum(total: Period | None, length: Period | None) -> Period | None:
    """The lengths together, or None where they cannot be one length (working days beside calendar days)."""
    if total is None or length is None or (total.days and length.days and total.day_kind is not length.day_kind):
        return None
    return total + length


def _renewal_of(situation: Situation, term: Term, recorded: int) -> _Renewed | None:
    """The renewal after `term`; None where it was not renewed.

    `recorded` is how many renewals by event lie before. One agreed after an agreement had renewed itself belongs to a
    later term.
    """
    clause, first = clause_of(situation, RenewalClause), clause_of(situation, TermClause)
    assert first is not None
    automatic = clause is not None and clause.mode == "automatic"
    # Only a renewal that comes by itself takes the first term's length where nothing else is said.
    length = clause.length if clause and clause.length else first.duration if automatic else None
    renews_itself = clause is not None and automatic and _renews_itself(situation, clause, term)
    event = next(islice(situation.of_type(Renewal), recorded, None), None)
    if event and not (renews_itself and term.last_day is not None and event.on > term.last_day):
        return _Renewed(clause or first, event.length or length, event.until, event.id, event.starts_on)
    return _Renewed(clause, length, None, None) if clause and renews_itself else None


def _renews_itself(situation: Situation, clause: RenewalClause, term: Term) -> bool:
    if term.last_day is None or term.last_day >= situation.as_of or exhausted(clause, term):
        return False
    if situation.end and situation.end.on <= term.last_day:
        return False
    objection = given(clause, situation, term, None)
    if objection is None or objection.on > term.last_day:
        return True
    due = notice_due(clause, term.end) if term.end else None
    readings = situation.derive(due, owed_by=clause.owed_by).readings if due else ()
    return bool(readings) and objection.on > max(reading.due_on for reading in readings)
