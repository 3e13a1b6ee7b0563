"""The only clock: nothing below the command line reads the time."""

from collections.abc import Callable
from datetime import date, datetime

from mouctl.model.agreement import Agreement


def today(given: date | None) -> Callable[[Agreement], date]:
    """The day given, or else today in the agreement's own time zone.

    A cron job at 06:00 WIB on a machine set to UTC would otherwise still see yesterday.
    """
    return lambda agreement: given or datetime.now(agreement.zone).date()
