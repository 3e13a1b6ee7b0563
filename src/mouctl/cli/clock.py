"""The only clock, and the view of the register that a call asks for: nothing below the command line reads the time."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mouctl.service.opening import View

if TYPE_CHECKING:
    from mouctl.service.alerting import Clock


def today(given: date | None) -> Callable[[ZoneInfo], date]:
    """The day given, or else today in the agreement's own time zone.

    A cron job at 06:00 WIB on a machine set to UTC would otherwise still see yesterday.
    """
    return partial(_today, given)


def _today(given: date | None, zone: ZoneInfo) -> date:
    return given or datetime.now(zone).date()


def view(as_of: date | None, decrees_as_of: date | None = None, side: str | None = None) -> View:
    """From where the register is looked at."""
    return View(as_of=today(as_of), decrees_as_of=decrees_as_of, side=side, is_today=as_of is None)


def clock(given: date | None) -> "Clock":
    """The time for what is written down, and the seconds that run; `given` is the day asked about, if one is."""
    from mouctl.service.alerting import Clock  # only those who send need it

    return Clock(time=_time, seconds=monotonic, day=given or _time().date())


def moment(given: date | None) -> datetime:
    """The end of the day given, or else now."""
    now = _time()
    return datetime.combine(given, datetime.max.time(), now.tzinfo) if given else now


def _time() -> datetime:
    return datetime.now().astimezone()
