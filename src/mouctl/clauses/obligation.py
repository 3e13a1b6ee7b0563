"""Any duty or right that has no clause type of its own: any anchor, period, direction and recurrence."""

from collections.abc import Iterator
from datetime import date
from itertools import count
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
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, say


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

    @model_validator(mode="after")
    def _whole(self) -> "ObligationClause":
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
        for event in situation.events:
            if event.type == clause.event:
                yield _deadline(clause, situation, event=event, occurrence=event.id)
    elif clause.every:
        yield from _recurring(clause, situation, clause.every)
    else:
        yield _deadline(clause, situation)


def _missing(clause: ObligationClause, situation: Situation) -> Sentence | None:
    if clause.period is None and clause.every is None:
        return say("The text gives no figure.")
    return situation.missing if clause.anchor in ("start", "end") else None


def _recurring(clause: ObligationClause, situation: Situation, every: Period) -> Iterator[Deadline]:
    last = (situation.terms[-1].last_day if situation.terms else None) or situation.horizon
    for number in count(1):
        deadline = _deadline(clause, situation, occurrence=str(number), cycle=(every, number))
        if deadline.due_on is None or deadline.due_on > last:
            return
        yield deadline


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
        if clause.period is None:
            return day
        count_on = reckoner.ahead_of if clause.direction == "before" else reckoner.after
        return count_on(day, clause.period, clause)

    return situation.deadline(
        clause,
        duty=clause.id,
        title=say("{title}", title=clause.title),
        nature=clause.nature,
        occurrence=occurrence,
        anchor=Anchor(what=_ANCHORS[clause.anchor], on=event.on if event else clause.day),
        how=how,
        missing=missing,
        met=_met(clause, situation, occurrence),
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
            return situation.terms[-1].start(reckoner)
    end = situation.terms[-1].end
    return end(reckoner) if end else situation.horizon


def _met(clause: ObligationClause, situation: Situation, occurrence: str | None) -> Met | None:
    for done in situation.of_type(Fulfilment):
        if done.duty == clause.id and (occurrence is None or str(done.occurrence) == occurrence):
            return Met(event=done.id, on=done.on)
    return None


CLAUSE = ClauseType(id="obligation", model=ObligationClause, deadlines=deadlines)
