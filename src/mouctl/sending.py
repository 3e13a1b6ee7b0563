"""By when a notice has to be sent, so that it is there by the last working day before its earliest reading.

How long signing and each way of sending take is the register's own setting; it never moves the deadline itself.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from mouctl.dates.arithmetic import MonthEnd, subtract
from mouctl.dates.counting import Before, backward
from mouctl.dates.period import DayKind, Period
from mouctl.dates.working_calendar import UnknownDay, WorkingCalendar
from mouctl.errors import DateError
from mouctl.model.deadline import Deadline
from mouctl.model.reckoner import working_days
from mouctl.model.situation import Situation

SIGNING = "signing"
"""The setting that is no way of sending, but the time that signing takes before it."""


class SendBy(NamedTuple):
    """A way of sending, and the working day by which to begin with it (signing included)."""

    channel: str
    on: date


def send_by(deadline: Deadline, sending: Mapping[str, Period], situation: Situation) -> tuple[SendBy, ...]:
    """For each way of sending the day to begin by, the earliest first; none where a day cannot be known."""
    if deadline.act_by is None:
        return ()
    conventions, known = situation.basis(deadline.owed_by)
    calendar = working_days(known, conventions["working_week"].value, conventions["joint_leave"].value)
    signing = sending.get(SIGNING, Period())
    ways = ((channel, takes) for channel, takes in sending.items() if channel != SIGNING)
    return tuple(sorted(_begun(deadline.act_by, ways, signing, calendar), key=lambda way: (way.on, way.channel)))


def _begun(
    act_by: date, ways: Iterator[tuple[str, Period]], signing: Period, calendar: WorkingCalendar
) -> Iterator[SendBy]:
    for channel, takes in ways:
        try:
            sent = _ahead(act_by, takes, calendar)
            yield SendBy(channel, _ahead(sent, signing, calendar))
        except (DateError, UnknownDay):
            continue  # before the years that are known: no day is better than a wrong one


def _ahead(day: date, takes: Period, calendar: WorkingCalendar) -> date:
    """The working day `takes` before `day`, at the latest."""
    in_working_days = takes.day_kind is DayKind.WORKING
    counted = backward(day, takes.days, calendar=calendar, before=Before.AT_LATEST).end if in_working_days else day
    days = -(-takes.hours // 24) + (0 if in_working_days else takes.days)
    rest = Period(years=takes.years, months=takes.months, weeks=takes.weeks, days=days)
    return calendar.last_working_day(subtract(counted, rest, MonthEnd.CLAMP))
