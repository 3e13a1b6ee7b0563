"""The only clock, and the view of the register that a call asks for: nothing below the command line reads the time."""

from collections.abc import Callable
from datetime import date, datetime

from mouctl.model.agreement import Agreement
from mouctl.service.opening import View


def today(given: date | None) -> Callable[[Agreement], date]:
    """The day given, or else today in the agreement's own time zone.

    A cron job at 06:00 WIB on a machine set to UTC would otherwise still see yesterday.
    """
    return lambda agreement: given or datetime.now(agreement.zone).date()


def view(as_of: date | None, decrees_as_of: date | None = None, side: str | None = None) -> View:
    """From where the register is looked at."""
    return View(as_of=today(as_of), decrees_as_of=decrees_as_of, side=side, is_today=as_of is None)
