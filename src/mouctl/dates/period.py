"""A length of time exactly as an agreement writes it, in English, Indonesian or ISO 8601.

Units are never converted: a month is not 30 days and a year not 365, because no Indonesian rule for contracts says
so (KUHP Pasal 97 makes a month 30 days in criminal law only). A bare "hari" stays bare: the law does not say
whether it is a calendar day or a working day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from mouctl.dates.period_text import read_units
from mouctl.dates.units import DayKind, Unit, count_sentence, write
from mouctl.sentences import Sentence, say

__all__ = ["DayKind", "Period", "parse_period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Years, months, weeks, days of one kind, and hours, as written. None is negative; all may be zero ("0 days").

    Raises `ValueError` (a programming error) for a negative field, or for a kind of day where there are no days.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    day_kind: DayKind = DayKind.BARE
    hours: int = 0

    def __post_init__(self) -> None:
        counts = (self.years, self.months, self.weeks, self.days, self.hours)
        if min(counts) < 0:
            raise ValueError(f"a period cannot be negative: {counts}")
        if self.day_kind is not DayKind.BARE and not self.days and any(counts):
            raise ValueError("a kind of day needs days")

    @property
    def is_zero(self) -> bool:
        """No length at all, as in "0 days"."""
        return not (self.years or self.months or self.weeks or self.days or self.hours)

    @property
    def is_calendar_units(self) -> bool:
        """Only years, months and weeks, on which the kind of day has no bearing."""
        return not (self.days or self.hours or self.is_zero)

    def read_as(self, kind: DayKind) -> "Period":
        """The period with its bare days read as `kind`; a period without bare days is left as it is."""
        return replace(self, day_kind=kind) if self.days and self.day_kind is DayKind.BARE else self

    @lru_cache(maxsize=1024)  # noqa: B019  # periods are few and small
    def times(self, n: int) -> "Period":
        """Every field `n` times over. `n` is not negative; nought times is a bare "0 days"."""
        return Period(
            years=self.years * n,
            months=self.months * n,
            weeks=self.weeks * n,
            days=self.days * n,
            day_kind=self.day_kind if self.days * n else DayKind.BARE,
            hours=self.hours * n,
        )

    def __add__(self, other: "Period") -> "Period":
        """Field by field. Raises `ValueError` where both have days, of different kinds: they cannot be one number."""
        kinds = {period.day_kind for period in (self, other) if period.days}
        if len(kinds) > 1:
            raise ValueError("days of different kinds cannot be added")
        return Period(
            years=self.years + other.years,
            months=self.months + other.months,
            weeks=self.weeks + other.weeks,
            days=self.days + other.days,
            day_kind=kinds.pop() if kinds else DayKind.BARE,
            hours=self.hours + other.hours,
        )

    def canonical(self, code: str = "en") -> str:
        """The one spelling in English ("en") or Indonesian ("id"); `parse_period` reads it back to the same period."""
        return " ".join(write(count, unit, code) for count, unit in self._counts())

    def sentence(self) -> Sentence:
        """The period in words, for `Language.tell`: "1 year and 6 months", "60 hari kalender"."""
        parts = [count_sentence(count, unit) for count, unit in self._counts()]
        match parts:
            case [only]:
                return only
            case [first, last]:
                return say("{first} and {last}", first=first, last=last)
        return say("{first}, and {last}", first=tuple(parts[:-1]), last=parts[-1])

    def _counts(self) -> Iterator[tuple[int, Unit]]:
        units: tuple[tuple[int, Unit], ...] = (
            (self.years, ("years", DayKind.BARE)),
            (self.months, ("months", DayKind.BARE)),
            (self.weeks, ("weeks", DayKind.BARE)),
            (self.days, ("days", self.day_kind)),
            (self.hours, ("hours", DayKind.BARE)),
        )
        return (part for part in units if part[0] or (self.is_zero and part[1][0] == "days"))


@lru_cache(maxsize=1024)
def parse_period(text: str) -> Period:
    """The period that `text` writes: "3 (tiga) tahun", "60 calendar days", "7 hari kerja", "3 x 24 jam", "P1Y6M".

    "3 x 24 jam" is 72 hours by its own arithmetic; days of ISO 8601 are bare. Raises `DateError` for anything else,
    among it fractions, negatives, a unit named twice, and a figure whose word says another number.
    """
    counts = read_units(text)
    kind = next((kind for (name, kind) in counts if name == "days"), DayKind.BARE)
    fields = {name: count for (name, _), count in counts.items()}
    if not fields.get("days") and any(fields.values()):
        kind = DayKind.BARE
    return Period(**fields, day_kind=kind)
