"""What was told, and whether alerts are at work."""

from datetime import datetime, timedelta
from pathlib import Path

from mouctl.answers.alerts_log import Line, ToldStep, log_report
from mouctl.answers.alerts_status import status_report
from mouctl.dates.period import DayKind, Period
from mouctl.errors import UsageError
from mouctl.outbox.history import Logged, last_run, lines
from mouctl.outbox.messages import undelivered
from mouctl.outbox.state import opened
from mouctl.outbox.told import Telling
from mouctl.sentences import say
from mouctl.service._reminding import STATE
from mouctl.service._sent import sent_of
from mouctl.service.opening import Answer, register_root


def state_file(folder: Path | None, state: Path | None) -> Path:
    """The state that is named, or else that of the register in `folder`. Raises NothingToDo without a register."""
    return state or register_root(folder) / STATE


def alert_log(path: Path, deadline: str | None = None) -> Answer:
    """Every line of the log, or those about one deadline."""
    with opened(path, to_write=False) as connection:
        found = [_line(each, deadline) for each in lines(connection)]
    wanted = [line for line in found if deadline is None or line.steps]
    return Answer(log_report(wanted))


def alert_status(path: Path, at: datetime, max_age: Period | None = None) -> Answer:
    """Whether a run came to its end within `max_age` before `at` (None: at any time), and what is undelivered."""
    allowed = _length(max_age) if max_age else None
    with opened(path, to_write=False) as connection:
        last, left = last_run(connection), undelivered(connection)
    stale = last is None or (allowed is not None and at - last > allowed)
    return Answer(status_report(at, last, [sent_of(message, message.state) for message in left], stale=stale))


def _line(logged: Logged, deadline: str | None) -> Line:
    steps = tuple(_step(one) for one in logged.tells if deadline in (None, one.deadline))
    return Line(*logged[:7], steps)


def _step(one: Telling) -> ToldStep:
    return ToldStep(one.deadline, *one.step[:3], one.basis)


def _length(period: Period) -> timedelta:
    """A period of hours, calendar days and weeks, which have one length."""
    if period.years or period.months or (period.days and period.day_kind is DayKind.WORKING):
        raise UsageError(
            say("{period} has no fixed length.", period=period), say("Give hours, days or weeks, such as “26 hours”.")
        )
    return timedelta(weeks=period.weeks, days=period.days, hours=period.hours)
