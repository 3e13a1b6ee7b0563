"""Clauses that are met by telling the other side, and the day on which it counts as told.

Where the text does not say what counts, the later of the days of sending and of receipt decides, as far as they are
recorded. A text may let sending count, or receipt, or deem a letter received some time after it was sent, or let one
that arrives on a day off count as received on the next working day.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from mouctl.dates.working_calendar import UnknownDay
from mouctl.errors import DateError
from mouctl.model.clause import Clause
from mouctl.model.derivation import as_known
from mouctl.model.event import Event, Notifiable
from mouctl.model.fields import PeriodField
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import mark


class NoticeClause(Clause):
    """A clause with a `notice` to be given in time."""

    notice: PeriodField | None = None
    told_by: Literal["later", "sending", "receipt"] = Field(
        "later", description=mark("What decides whether a notice was in time; the later of both where left out.")
    )
    deemed_received: PeriodField | None = Field(
        None, description=mark("How long after sending a letter is deemed received, where receipt is not recorded.")
    )
    day_off_arrival: Literal["that-day", "next-working-day"] = Field(
        "that-day", description=mark("When a letter that arrives on a day off counts as received.")
    )


def told_on(clause: NoticeClause, event: Event, situation: Situation) -> date | None:
    """The day on which the other side counts as told, as known on the day asked about; None where it is not told."""
    sent, received = _sent(event), event.letter.received_on if event.letter else None
    if clause.told_by == "sending":
        return _known(sent or received, event, situation)
    if clause.told_by == "receipt" or clause.deemed_received:
        counts = _received(clause, _known(sent, event, situation), _known(received, event, situation), situation)
        return _known(counts, event, situation)
    arrived = _arrival(clause, received, situation) if received else None
    return _known(_later(sent, arrived), event, situation)


def _sent(event: Event) -> date | None:
    sent = event.letter.sent_on if event.letter else None
    if isinstance(event, Notifiable):
        return _later(sent, event.notified_on)
    if event.letter and event.letter.received_on:
        return sent  # the day of receipt says more than the day of the event
    return sent or event.on


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


def _known(day: date | None, event: Event, situation: Situation) -> date | None:
    return day if day and (day <= situation.as_of or event.id == situation.imagined) else None


def _received(clause: NoticeClause, sent: date | None, received: date | None, situation: Situation) -> date | None:
    if received:
        return _arrival(clause, received, situation)
    if sent is None or clause.deemed_received is None:
        return None
    try:
        deemed = _reckoner(situation).after(sent, clause.deemed_received, clause)
    except (DateError, UnknownDay):
        return None
    return _arrival(clause, deemed, situation)


def _arrival(clause: NoticeClause, day: date, situation: Situation) -> date | None:
    """The day on which a letter that came on `day` counts as received; None where the working days are not known."""
    if clause.day_off_arrival == "that-day":
        return day
    try:
        return _reckoner(situation).calendar.first_working_day(day)
    except (DateError, UnknownDay):
        return None


def _reckoner(situation: Situation) -> Reckoner:
    return Reckoner(situation.conventions, as_known(situation.calendar, situation.conventions))
