"""How pressing a deadline is: bands by the calendar days left to act; a band ends where the next begins."""

from typing import Literal, TypeAlias

from mouctl.reminders.ladder import aim
from mouctl.standing import Entry

Band: TypeAlias = Literal["late", "now", "week", "month", "later", "open"]

BANDS: tuple[Band, ...] = ("now", "week", "late", "month", "later", "open")
"""From the most pressing to the least: what can still be saved comes before what is late already; `open` has no day."""
_BEGINS: tuple[tuple[int, Band], ...] = ((31, "later"), (8, "month"), (1, "week"))


def band_of(entry: Entry, days_left: int | None) -> Band:
    """The band of a deadline with so many days to act: late; [..1) now; [1, 8) a week; [8, 31) a month; [31, ..)."""
    if entry.status in ("overdue", "lapsed"):
        return "late"
    if days_left is None:
        return "open"
    return next((band for first, band in _BEGINS if days_left >= first), "now")


def pressing(entry: Entry, days_left: int | None) -> tuple[int, str, str]:
    """Sorts deadlines: by band, then by the day to act by, then by id."""
    return BANDS.index(band_of(entry, days_left)), str(aim(entry) or ""), entry.deadline.id
