"""How long the agreement runs: for a length, to a fixed day, or without an end."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import Annotated, Literal

from pydantic import Field, model_validator

from mouctl.dates.period import Period
from mouctl.errors import Fault
from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import Closure, Event, Notification
from mouctl.model.fields import Day, PeriodField
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation, Term
from mouctl.sentences import Sentence, say


class TermClause(Clause):
    """The term: `duration`, `until` or `open_ended`, counted from an event or from a given day.

    It may begin with signing, with the later of separate signatures, with the last of the parties' notifications, or
    on a day; some time after that (`starts_after`), or on the first day of the month after.
    """

    type: Literal["term"]
    duration: PeriodField | None = None
    until: Day | None = None
    open_ended: bool = False
    start: Annotated[Literal["signing", "last-signature", "last-notification"] | Day | None, Field(alias="from")] = None
    starts_after: PeriodField | None = None
    starts_on: Literal["that-day", "first-of-next-month"] = "that-day"

    @model_validator(mode="after")
    def _one_end(self) -> "TermClause":
        if sum((self.duration is not None, self.until is not None, self.open_ended)) > 1:
            raise Fault(say("The clause gives more than one end."), say("Keep one of duration, until and open_ended."))
        return self


def missing(clause: TermClause, situation: Situation) -> Sentence | None:
    """What the text leaves out or has not happened yet, where the term cannot be computed."""
    if clause.duration is None and clause.until is None and not clause.open_ended:
        return say("The text gives no length and no end of the term.")
    if clause.start is None and clause.until is None:
        return say("The text does not say from when the term runs.")
    return _not_yet(clause, situation)


def _not_yet(clause: TermClause, situation: Situation) -> Sentence | None:
    """Whose signature or notification is not recorded, where the last of them begins the term."""
    known = {"last-signature": signatures, "last-notification": notifications}.get(str(clause.start))
    if known is None:
        return None
    days = known(situation)
    waiting = tuple(party.label for party in situation.agreement.parties if party.id not in days)
    if not waiting:
        return None
    if clause.start == "last-signature":
        return say("Not recorded: on which day {parties} signed.", parties=waiting)
    return say("Not recorded yet: the notification of {parties}.", parties=waiting)


def signatures(situation: Situation) -> dict[str, date]:
    """On which day each party signed, where the parties signed apart."""
    return {party.id: party.signed_on for party in situation.agreement.parties if party.signed_on}


def notifications(situation: Situation) -> dict[str, date]:
    """On which day each party's first notification reached the other, as far as recorded."""
    days: dict[str, date] = {}
    for event in situation.of_type(Notification):
        day = (event.letter.received_on if event.letter else None) or event.on
        if day <= situation.as_of:
            days[event.party] = min(day, days.get(event.party, day))
    return days


def start(clause: TermClause, situation: Situation) -> How:
    """The first day of the first term."""

    def how(reckoner: Reckoner) -> date:
        day = _from_day(clause, situation, reckoner)
        if clause.starts_after:
            day = reckoner.after(day, clause.starts_after, clause)
        return reckoner.first_of_next_month(day, clause) if clause.starts_on == "first-of-next-month" else day

    return how


def _from_day(clause: TermClause, situation: Situation, reckoner: Reckoner) -> date:
    match clause.start:
        case date():
            return reckoner.given(clause.start, say("The day from which the text lets the term run."), clause)
        case "last-signature":
            return reckoner.given(max(signatures(situation).values()), say("The day of the last signature."), clause)
        case "last-notification":
            last = max(notifications(situation).values())
            return reckoner.given(last, say("The day the last notification was received."), clause)
    return situation.signing(reckoner)


def end(clause: TermClause, start: How) -> How | None:
    """The last day of the first term; None where it has no end."""
    if clause.until:
        until = clause.until
        return lambda reckoner: reckoner.given(until, say("The last day that the text fixes."), clause)
    if clause.duration:
        duration = clause.duration
        return lambda reckoner: reckoner.last_day(start(reckoner), duration, clause)
    return None


def next_end(clause: Clause, first: How, total: Period | None, previous: How, length: Period) -> How:
    """The last day of a renewed term.

    Terms of one length are counted from the first day of the first (`total` is their sum), so that they never drift;
    after a term with a fixed end they are counted from that end.
    """
    if total is not None:
        return lambda reckoner: reckoner.last_day(first(reckoner), total, clause)

    def how(reckoner: Reckoner) -> date:
        last = previous(reckoner)
        day_before = reckoner.answer("term_end") == "day-before"
        return reckoner.last_day(last + timedelta(days=1) if day_before else last, length, clause)

    return how


def deadlines(clause: TermClause, situation: Situation) -> Iterator[Deadline]:
    """The end of each term. It is met by a renewal or by closing the file."""
    if situation.missing:
        yield _expiry(clause, situation, None, None)
    for term, following in zip_longest(situation.terms, situation.terms[1:]):
        if term.end:
            yield _expiry(clause, situation, term, following)
    if situation.unsettled:
        yield _expiry(clause, situation, None, None)


def _expiry(clause: TermClause, situation: Situation, term: Term | None, following: Term | None) -> Deadline:
    deadline = situation.deadline(
        clause,
        duty="expiry",
        title=say("End of the term"),
        nature="right",
        occurrence=term.suffix if term else _next_number(situation),
        anchor=Anchor(what=say("first day of the term"), on=term.first_day if term else None),
        derivation=term.ends if term else None,
        missing=situation.missing or situation.unsettled,
        met=_met(situation, term, following) if term else None,
    )
    renewed_itself = following is not None and following.renewed_by is None
    return (deadline.without_duty(say("The agreement renewed itself.")) if renewed_itself else deadline).as_end()


def _next_number(situation: Situation) -> str | None:
    return str(len(situation.terms) + 1) if situation.terms else None


def _met(situation: Situation, term: Term, following: Term | None) -> Met | None:
    """The renewal or the closing of the file. An end is never met late: what counts is that somebody dealt with it."""
    renewals = (event for event in situation.events if following and event.id == following.renewed_by)
    event: Event | None = next(renewals, None) or next(situation.of_type(Closure), None)
    return Met(event=event.id, on=min(event.on, term.last_day)) if event and term.last_day else None


CLAUSE = ClauseType(
    id="term",
    title=say("term"),
    only_one=True,
    model=TermClause,
    deadlines=deadlines,
    lead_times={"expiry": Period(days=180)},
)
