"""The life of an agreement: its terms with their renewals, how it ended, and its state on a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from mouctl.clauses.renewal import RenewalClause, exhausted, given, notice_due
from mouctl.clauses.term import TermClause, end, missing, next_end, start
from mouctl.clauses.termination import TerminationClause, takes_effect
from mouctl.clauses.termination import notice_due as termination_due
from mouctl.dates.period import Period
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.model.clause import Clause
from mouctl.model.conventions import conventions_for
from mouctl.model.derivation import Derivation, How
from mouctl.model.dossier import Dossier
from mouctl.model.event import Closure, Correction, Event, Renewal, Termination, TerminationNotice
from mouctl.model.situation import End, Situation, Term
from mouctl.sentences import Sentence, say

C = TypeVar("C", bound=Clause)

State: TypeAlias = Literal["draft", "signed", "in-force", "expired", "terminated", "open-ended", "undetermined"]


class Life(NamedTuple):
    """An agreement's situation on a day, and what it amounts to."""

    situation: Situation
    state: State

    @property
    def term(self) -> Term | None:
        """The term in force on the day asked for, or else the last one begun."""
        begun = [term for term in self.situation.terms if term.first_day <= self.situation.as_of]
        return begun[-1] if begun else next(iter(self.situation.terms), None)

    @property
    def last_day(self) -> date | None:
        """The last day in force: after every renewal known, or the earlier day on which the agreement was ended."""
        last_day = self.situation.terms[-1].last_day if self.situation.terms else None
        if self.situation.end and (last_day is None or self.situation.end.on < last_day):
            return self.situation.end.on
        return last_day

    @property
    def closed(self) -> Closure | None:
        """The event that closed the file."""
        return next(self.situation.of_type(Closure), None)


def known_events(events: Iterable[Event], as_of: date) -> tuple[Event, ...]:
    """The events that happened by `as_of`, oldest first (ties by id), without those that were corrected."""
    happened = [event for event in events if event.on <= as_of]
    corrections = [event for event in happened if isinstance(event, Correction)]
    return tuple(sorted((e for e in happened if _stands(e.id, corrections)), key=lambda e: (e.on, e.id)))


def _stands(event: str, corrections: Iterable[Correction]) -> bool:
    """Whether no correction that itself stands replaces the event: a corrected correction corrects nothing."""
    others = [correction for correction in corrections if correction.id != event]
    return not any(each.replaces == event and _stands(each.id, others) for each in others)


def life_of(
    dossier: Dossier,
    calendar: WorkingCalendar,
    as_of: date,
    *,
    horizon: date | None = None,
    imagined: Event | None = None,
) -> Life:
    """The agreement as it stands on `as_of`.

    `horizon` is how far ahead a series without an end is followed (a year where not given); `imagined` is an event
    to reckon with that has not happened.
    """
    agreement = dossier.agreement
    events = known_events(dossier.events, as_of) + ((imagined,) if imagined else ())
    bare = Situation(
        agreement=agreement,
        events=events,
        conventions=conventions_for(agreement, dossier.settings.conventions),
        calendar=calendar,
        as_of=as_of,
        horizon=max(horizon or date.min, _ahead(as_of)),
        missing=_missing(agreement.clauses, agreement.signed_on),
    )
    bare = bare._replace(end=_end(bare))
    terms = () if bare.missing else tuple(_terms(bare))
    situation = bare._replace(
        terms=terms,
        missing=bare.missing or (None if terms else _unreachable(bare)),
        end=bare.end if bare.end and _is_early(bare.end, terms) else None,
    )
    return Life(situation=situation, state=_state(situation))


def _ahead(as_of: date) -> date:
    return as_of + min(timedelta(days=366), date.max - as_of)


def _clause(situation: Situation, kind: type[C]) -> C | None:
    return next((clause for clause in situation.agreement.clauses if isinstance(clause, kind)), None)


def _missing(clauses: Iterable[Clause], signed_on: date | None) -> Sentence | None:
    if signed_on is None:
        return say("The agreement is not signed yet.")
    term = next((clause for clause in clauses if isinstance(clause, TermClause)), None)
    return missing(term) if term else say("No clause says how long the agreement runs.")


def _unreachable(situation: Situation) -> Sentence:
    """Why the first term has no day under the conventions in force."""
    clause = _clause(situation, TermClause)
    assert clause is not None
    begin = start(clause, situation.signing)
    reasons = (situation.derive(how, rolls=False).missing for how in (begin, end(clause, begin)) if how)
    return next(filter(None, reasons), say("The term cannot be computed under the conventions in force."))


def _is_early(end: End, terms: tuple[Term, ...]) -> bool:
    """Whether the agreement was ended before it ended by itself."""
    last = terms[-1].last_day if terms else None
    return last is None or end.on < last


def _terms(situation: Situation) -> Iterator[Term]:
    """The first term and those added by renewal up to the day asked for."""
    clause = _clause(situation, TermClause)
    assert clause is not None
    begin = start(clause, situation.signing)
    term = _term(situation, 1, begin, end(clause, begin), None)
    total, recorded = clause.duration, 0
    while term is not None:
        yield term
        recorded += term.renewed_by is not None
        term, total = _next(situation, clause, term, begin, total, recorded)


def _term(situation: Situation, number: int, begin: How, finish: How | None, renewed_by: str | None) -> Term | None:
    begins = situation.derive(begin, rolls=False)
    ends = situation.derive(finish, rolls=False) if finish else None
    if not begins.readings or (ends and not ends.readings):
        return None
    return Term(
        number=number,
        start=begin,
        end=finish,
        renewed_by=renewed_by,
        first_day=begins.readings[0].due_on,
        last_day=ends.readings[0].due_on if ends else None,
        ends=ends or Derivation(),
    )


def _next(
    situation: Situation, clause: TermClause, term: Term, begin: How, total: Period | None, recorded: int
) -> tuple[Term | None, Period | None]:
    """The term that follows `term`, and the sum of lengths that its end is counted by."""
    renewal = _renewal_of(situation, term, recorded)
    previous = term.end
    if previous is None or renewal is None:
        return None, None
    source, length, until, event = renewal
    follows: How = lambda reckoner: previous(reckoner) + timedelta(days=1)  # noqa: E731
    if until is not None:
        fixed: How = lambda reckoner: reckoner.given(until, say("The last day that the renewal fixes."), source)  # noqa: E731
        return _term(situation, term.number + 1, follows, fixed, event), None
    if length is None:
        return None, None
    total = _sum(total, length)
    return _term(situation, term.number + 1, follows, next_end(source, begin, total, previous, length), event), total


def _sum(total: Period | None, length: Period) -> Period | None:
    """The lengths together, or None where they cannot be one length (working days beside calendar days)."""
    if total is None or (total.days and length.days and total.day_kind is not length.day_kind):
        return None
    return total + length


def _renewal_of(
    situation: Situation, term: Term, recorded: int
) -> tuple[Clause, Period | None, date | None, str | None] | None:
    """The clause, length or fixed end, and event of the renewal after `term`; None where it was not renewed.

    `recorded` is how many renewals by event lie before. One agreed after an agreement had renewed itself belongs to a
    later term.
    """
    clause, first = _clause(situation, RenewalClause), _clause(situation, TermClause)
    assert first is not None
    length = clause.length if clause and clause.length else first.duration
    renews_itself = clause is not None and clause.mode == "automatic" and _renews_itself(situation, clause, term)
    event = next(islice(situation.of_type(Renewal), recorded, None), None)
    if event and not (renews_itself and term.last_day is not None and event.on > term.last_day):
        return clause or first, event.length or length, event.until, event.id
    return (clause, length, None, None) if clause and renews_itself else None


def _renews_itself(situation: Situation, clause: RenewalClause, term: Term) -> bool:
    if term.last_day is None or term.last_day >= situation.as_of or exhausted(clause, term):
        return False
    if situation.end and situation.end.on <= term.last_day:
        return False
    objection = given(situation, term, None)
    if objection is None or objection.told_on > term.last_day:
        return True
    due = notice_due(clause, term.end) if term.end else None
    readings = situation.derive(due).readings if due else ()
    return bool(readings) and objection.told_on > max(reading.due_on for reading in readings)


def _end(situation: Situation) -> End | None:
    """The earliest day on which the agreement was ended, by a termination or by a notice that came in time."""
    ends = [End(on=e.effective_on or e.on, event=e.id) for e in situation.of_type(Termination)]
    clause = _clause(situation, TerminationClause)
    if clause:
        ends += _noticed_ends(situation, clause)
    return min(ends, key=lambda end: (end.on, end.event), default=None)


def _noticed_ends(situation: Situation, clause: TerminationClause) -> Iterator[End]:
    for notice in situation.of_type(TerminationNotice):
        if notice.effective_on and notice.told_on <= situation.as_of and _in_time(situation, clause, notice):
            yield End(on=notice.effective_on, event=notice.id)


def _in_time(situation: Situation, clause: TerminationClause, notice: TerminationNotice) -> bool:
    """Whether a notice came in time, under one reading at least, for the day that it wishes for."""
    assert notice.effective_on is not None
    if clause.counted_from == "receipt":
        how = takes_effect(clause, notice)
        return any(
            r.due_on <= notice.effective_on for r in (situation.derive(how, rolls=False).readings if how else ())
        )
    how = termination_due(clause, notice.effective_on)
    return any(notice.told_on <= r.due_on for r in (situation.derive(how).readings if how else ()))


def _state(situation: Situation) -> State:
    if situation.agreement.signed_on is None:
        return "draft"
    if situation.missing or not situation.terms:
        return "undetermined"
    if situation.end and situation.as_of > situation.end.on:
        return "terminated"
    if situation.as_of < situation.terms[0].first_day:
        return "signed"
    last = situation.terms[-1].last_day
    if last is None:
        return "open-ended"
    return "expired" if situation.as_of > last else "in-force"
