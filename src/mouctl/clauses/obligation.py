"""Any duty or right that has no clause type of its own: any anchor, period, direction and recurrence."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Literal

from pydantic import model_validator

from mouctl.dates.period import Period
from mouctl.errors import Fault
from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.event import Event, Fulfilment
from mouctl.model.fields import Day, PeriodField, Slug, Text
from mouctl.model.reckoner import Reckoner
from mouctl.model.series import series
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, say

_TAKEN = (
    "expiry", "renewal-notice", "monitoring", "contact-change-notice", "termination-notice", "termination-effective",
    "force-majeure-notice", "force-majeure-resume", "dispute-settlement", "activity",
)  # fmt: skip
"""The duties of the other clause types, which an obligation's id must not be mistaken for."""


class ObligationClause(Clause):
    """`period` before or after an anchor; with `every`, again and again from there; met by `fulfilment` events."""

    type: Literal["obligation"]
    id: Slug
    title: Text
    nature: Literal["duty", "right"] = "duty"
    anchor: Literal["signing", "start", "end", "day", "event"]
    day: Day | None = None
    event: Text | None = None
    period: PeriodField | None = None
    direction: Literal["after", "before"] = "after"
    every: PeriodField | None = None
    until_month_end: bool = False

    @model_validator(mode="after")
    def _whole(self) -> "ObligationClause":
        if self.id in _TAKEN:
            raise Fault(say("“{id}” is the name of another duty.", id=self.id), say("Give the obligation another id."))
        if self.every and self.anchor in ("event", "end"):
            raise Fault(
                say("Nothing recurs after an event or after the end of the term."),
                say("Leave “every” out, or let it run from signing, from the start or from a day."),
            )
        if self.anchor == "day" and self.day is None:
            raise Fault(say("The anchor is a day, and no day is given."), say("Add the key “day”."))
        if self.anchor == "event" and self.event is None:
            raise Fault(say("The anchor is an event, and no event type is given."), say("Add the key “event”."))
        return self


_ANCHORS: dict[str, Sentence] = {
    "signing": say("day of signing"),
    "start": say("first day of the term"),
    "end": say("last day of the term"),
    "day": say("day given in the text"),
    "event": say("day of the event"),
}


def deadlines(clause: ObligationClause, situation: Situation) -> Iterator[Deadline]:
    """One deadline, one a recurrence, or one for each event that it hangs on."""
    missing = _missing(clause, situation)
    if missing:
        yield _deadline(clause, situation, missing=missing)
    elif clause.anchor == "event":
        yield from _hanging(clause, situation)
    elif clause.every:
        yield from _recurring(clause, situation, clause.every)
    else:
        yield _deadline(clause, situation).met_by(_met(clause, situation))


def _missing(clause: ObligationClause, situation: Situation) -> Sentence | None:
    if clause.period is None and clause.every is None:
        return say("The text gives no figure.")
    if clause.anchor in ("start", "end") and situation.missing:
        return situation.missing
    if clause.anchor == "end" and situation.terms[-1].end is None and not _counts_from_real_end(clause, situation):
        return say("Not yet recorded: {what}.", what=_ANCHORS["end"])
    return None


def _hanging(clause: ObligationClause, situation: Situation) -> Iterator[Deadline]:
    """One for each event. What is done between one event and the next belongs to the one that it is counted from."""
    events = [event for event in situation.events if event.type == clause.event]
    days = [event.on for event in events]
    for number, (previous, event, following) in enumerate(
        zip([None, *days], events, [*days[1:], None], strict=False), 1
    ):
        own = partial(_from, event.on, following)
        if clause.direction == "before":
            own = partial(_up_to, previous, event.on)
        due = _deadline(clause, situation, event=event, occurrence=event.id)
        yield due.met_by(_met(clause, situation, number, own))


def _recurring(clause: ObligationClause, situation: Situation, every: Period) -> Iterator[Deadline]:
    """One for each period. What names no occurrence counts for the period that it falls in."""
    last = (situation.terms[-1].last_day if situation.terms else None) or situation.horizon

    def numbered(place: int, number: int) -> Deadline:
        return _deadline(clause, situation, occurrence=str(number), cycle=(every, place))

    previous = situation.earlier.last

    def period_end(number: int) -> date | None:
        """What is due some time after a period may fall due after the end, for a period before it."""
        if clause.period is None or clause.direction == "before":
            return None
        ends = situation.derive(
            lambda reckoner: reckoner.cycle_end(_anchor_day(clause, situation, None, reckoner), every, number, clause),
            rolls=False,
        )
        return ends.readings[0].due_on if ends.readings else None

    begins, earlier = _begins(clause, situation), situation.earlier
    cycles = series(numbered, begins=begins, every=every, last=last, earlier=earlier, period_end=period_end)
    for number, due in cycles:
        yield due.met_by(_met(clause, situation, number, partial(_up_to, previous, due.due_on)))
        previous = due.due_on or previous


def _from(first: date, following: date | None, day: date) -> bool:
    return first <= day and (following is None or day < following)


def _up_to(previous: date | None, last: date | None, day: date) -> bool:
    return (previous is None or previous < day) and last is not None and day <= last


def _counts_from_real_end(clause: ObligationClause, situation: Situation) -> bool:
    """Whether what follows the end follows the day on which the agreement was ended early."""
    return clause.anchor == "end" and clause.direction == "after" and situation.end is not None


def _begins(clause: ObligationClause, situation: Situation) -> date | None:
    """The first day of a series, under the conventions in force."""
    match clause.anchor:
        case "signing":
            return situation.agreement.signed_on
        case "start":
            return situation.terms[0].first_day
        case "end":
            return situation.end.on if situation.end else situation.terms[-1].last_day
    return clause.day


def _deadline(
    clause: ObligationClause,
    situation: Situation,
    *,
    event: Event | None = None,
    occurrence: str | None = None,
    cycle: tuple[Period, int] | None = None,
    missing: Sentence | None = None,
) -> Deadline:
    def how(reckoner: Reckoner) -> date:
        day = _anchor_day(clause, situation, event, reckoner)
        if cycle:
            day = reckoner.cycle_end(day, *cycle, clause)
        if clause.period:
            count_on = reckoner.ahead_of if clause.direction == "before" else reckoner.after
            day = count_on(day, clause.period, clause)
        return reckoner.month_end(day, clause) if clause.until_month_end else day

    return situation.deadline(
        clause,
        duty=clause.id,
        title=say("{title}", title=clause.title),
        nature=clause.nature,
        occurrence=occurrence,
        anchor=Anchor(what=_ANCHORS[clause.anchor], on=_anchored_on(clause, situation, event)),
        how=how,
        missing=missing,
    )


def _anchor_day(clause: ObligationClause, situation: Situation, event: Event | None, reckoner: Reckoner) -> date:
    match clause.anchor:
        case "event":
            assert event is not None
            return reckoner.given(event.on, say("The day of the event."))
        case "day":
            assert clause.day is not None
            return reckoner.given(clause.day, say("The day given in the text."), clause)
        case "signing":
            return situation.signing(reckoner)
        case "start":
            return situation.terms[0].start(reckoner)
    if situation.end and _counts_from_real_end(clause, situation):
        return reckoner.given(situation.end.on, situation.end.says())
    end = situation.terms[-1].end
    assert end is not None
    return end(reckoner)


def _anchored_on(clause: ObligationClause, situation: Situation, event: Event | None) -> date | None:
    if situation.end and _counts_from_real_end(clause, situation):
        return situation.end.on
    return event.on if event else clause.day


def _met(
    clause: ObligationClause, situation: Situation, number: int | None = None, own: Callable[[date], bool] | None = None
) -> Met | None:
    """The fulfilment that names the occurrence, or, naming none, falls on a day of its `own`."""
    for done in situation.of_type(Fulfilment):
        if done.duty != clause.id:
            continue
        if own is None or (own(done.on) if done.occurrence is None else done.occurrence == number):
            return Met(event=done.id, on=done.on)
    return None


CLAUSE = ClauseType(id="obligation", title=say("other obligation"), model=ObligationClause, deadlines=deadlines)
