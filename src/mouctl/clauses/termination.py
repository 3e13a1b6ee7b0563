"""Ending the agreement by one party, and the notice that it takes."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Literal

from mouctl.dates.period import Period
from mouctl.model.clause_type import ClauseType, WhatIf
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import TerminationNotice
from mouctl.model.notice import NoticeClause, told_on
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, say


class TerminationClause(NoticeClause):
    """`notice` counted back from the day wished for (`effective`), or forwards from the receipt of the notice."""

    type: Literal["termination"]
    counted_from: Literal["effective", "receipt"] = "effective"
    ends_on: Literal["any-day", "month-end"] = "any-day"


def notice_due(clause: TerminationClause, effective_on: date) -> How | None:
    """The last day in time of a notice for an end on `effective_on`."""
    if clause.notice is None:
        return None
    notice = clause.notice

    def how(reckoner: Reckoner) -> date:
        wished = reckoner.given(effective_on, say("The day on which the agreement is to end."))
        if clause.counted_from == "receipt":
            return reckoner.receipt_for(wished, notice, clause)
        return reckoner.ahead_of(wished, notice, clause)

    return how


def may_give(clause: TerminationClause, notice: TerminationNotice) -> bool:
    """Whether the text gives the right to end to the party that gave the notice."""
    return notice.party is None or not clause.owed_by or notice.party in clause.owed_by


def takes_effect(clause: TerminationClause, told: date | None) -> How | None:
    """The first day on which a notice told on `told` can end the agreement."""
    if clause.notice is None or told is None:
        return None
    period, told_day = clause.notice, told

    def how(reckoner: Reckoner) -> date:
        day = reckoner.given(told_day, say("The day of the notice."))
        count_on = reckoner.after if clause.counted_from == "receipt" else reckoner.takes_effect
        first = count_on(day, period, clause)
        return reckoner.month_end(first, clause) if clause.ends_on == "month-end" else first

    return how


def deadlines(clause: TerminationClause, situation: Situation) -> Iterator[Deadline]:
    """For each notice: by when it had to come, or, where no day was wished for, from when it can end the agreement."""
    for notice in situation.of_type(TerminationNotice):
        if notice.effective_on:
            yield _notice(clause, situation, notice, notice.effective_on)
        else:
            yield _effective(clause, situation, notice)


def _notice(clause: TerminationClause, situation: Situation, notice: TerminationNotice, effective_on: date) -> Deadline:
    told = told_on(clause, notice, situation)
    deadline = situation.deadline(
        clause,
        duty="termination-notice",
        by_notice=True,
        title=say("Notice of termination"),
        nature="right",
        occurrence=notice.id,
        owed_by=(notice.party,) if notice.party else None,
        anchor=Anchor(what=say("day on which the agreement is to end"), on=effective_on),
        how=notice_due(clause, effective_on),
        missing=_no_figure(clause),
        met=Met(event=notice.id, on=told) if told else None,
        warnings=tuple(_doubts(clause, notice)),
    )
    return deadline.saying_if_late(_later_end(first_days(clause, notice, situation), told))


def first_days(clause: TerminationClause, notice: TerminationNotice, situation: Situation) -> tuple[date, ...]:
    """The first day on which a notice can end the agreement, under each reading; none where it cannot, or is untold."""
    how = takes_effect(clause, told_on(clause, notice, situation))
    if how is None or not may_give(clause, notice):
        return ()
    owed_by = (notice.party,) if notice.party else ()
    return tuple(reading.due_on for reading in situation.derive(how, rolls=False, owed_by=owed_by).readings)


def _later_end(days: tuple[date, ...], told: date | None) -> Sentence | None:
    """From when a notice that is too late for the day wished for can end the agreement; that day is nobody's choice."""
    if not days:
        return None
    first, safe = min(days), max(days)
    if first == safe:
        return say(
            "Told on {on}, too late under every reading: the earliest day on which it can take effect is {safe}. The "
            "agreement is not counted as ended until an event of type termination is recorded.",
            on=told,
            safe=safe,
        )
    return say(
        "Told on {on}, too late under every reading: the earliest day on which it can take effect is {safe}, under "
        "another reading {first}. The agreement is not counted as ended until an event of type termination is "
        "recorded.",
        on=told,
        safe=safe,
        first=first,
    )


def _effective(clause: TerminationClause, situation: Situation, notice: TerminationNotice) -> Deadline:
    told = told_on(clause, notice, situation)
    deadline = situation.deadline(
        clause,
        duty="termination-effective",
        title=say("First day on which the notice can end the agreement"),
        nature="right",
        occurrence=notice.id,
        owed_by=(notice.party,) if notice.party else None,
        anchor=Anchor(what=say("day of the notice"), on=told),
        how=takes_effect(clause, told),
        missing=_no_figure(clause) or (None if told else say("The notice is not yet recorded as received.")),
        warnings=tuple(_doubts(clause, notice)),
        rolls=False,
    )
    return deadline.as_effect()


def can_end_on(clause: TerminationClause, day: date) -> bool:
    """Whether the text lets the agreement end on such a day."""
    return clause.ends_on == "any-day" or day.day == monthrange(day.year, day.month)[1]


def _doubts(clause: TerminationClause, notice: TerminationNotice) -> Iterator[Sentence]:
    if not may_give(clause, notice):
        yield say("The text does not give this right to the party that gave notice.")
    if notice.effective_on and not can_end_on(clause, notice.effective_on):
        yield say("The text lets the agreement end only with the end of a month.")


def _no_figure(clause: TerminationClause) -> Sentence | None:
    return None if clause.notice else say("The text does not say how long before the end the notice must come.")


CLAUSE = ClauseType(
    id="termination",
    title=say("termination"),
    model=TerminationClause,
    deadlines=deadlines,
    lead_times={"termination-notice": Period(days=90), "termination-effective": Period(days=90)},
    what_if=WhatIf(
        topic="termination",
        duties=("termination-notice", "termination-effective"),
        help=say("by when a notice must arrive, or from when it can end the agreement"),
        event="termination-notice",
        days={"effective-on": "effective_on", "sent-on": "on"},
    ),
)
