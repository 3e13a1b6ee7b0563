"""Calendars of a register's own, laid over the national one: regional days, elections, an office's closing days.

They add to a year that is known, and do not make one known: that takes a national decree, or an estimate.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from mouctl.dates.decrees import DecreeFile
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, WorkingWeek

Years: TypeAlias = Callable[[int], CalendarYear | None]
"""The years of a calendar; None for one that is not known."""


class Layer(NamedTuple):
    """A calendar of the register: the days that it has off or worked, its working week, its decrees, and its source."""

    id: str
    source: str
    days_off: Mapping[date, DayOff] = MappingProxyType({})
    worked: frozenset[date] = frozenset()
    week: WorkingWeek | None = None
    signed_on: date | None = None
    decrees: tuple[DecreeFile, ...] = ()
    """National decrees that do not ship with mouctl; they hold for the whole register."""
    entries: Mapping[date, int] = MappingProxyType({})
    """Which entry of its file a day comes from, for saying something of it there."""

    def is_known_on(self, day: date | None) -> bool:
        """Whether the calendar was there at the end of `day` (None: now)."""
        return day is None or self.signed_on is None or self.signed_on <= day


def decrees_added(layers: Iterable[Layer]) -> tuple[DecreeFile, ...]:
    """The national decrees that these calendars add to those that ship."""
    return tuple(file for layer in layers for file in layer.decrees)


def laid_over(
    years: Callable[[int], CalendarYear | None], layers: Sequence[Layer]
) -> Callable[[int], CalendarYear | None]:
    """The years with the days of `layers` over them; the later layer's word on a day holds."""
    if not layers:
        return years
    seen: dict[int, CalendarYear | None] = {}

    def overlaid(year: int) -> CalendarYear | None:
        if year not in seen:
            base = years(year)
            seen[year] = _overlaid(base, layers) if base else None
        return seen[year]

    return overlaid


def _overlaid(base: CalendarYear, layers: Sequence[Layer]) -> CalendarYear:
    days_off, worked, sources = dict(base.days_off), set(base.worked), list(base.decrees)
    for layer in layers:
        added = {on: off for on, off in layer.days_off.items() if on.year == base.year and _says_more(off, days_off)}
        taken = {on for on in layer.worked if on.year == base.year}
        days_off.update(added)
        worked = (worked - set(layer.days_off)) | taken
        if added or taken:
            sources.append(layer.source)
    ordered = MappingProxyType(dict(sorted(days_off.items())))
    return base._replace(days_off=ordered, worked=frozenset(worked), decrees=tuple(sources))


def _says_more(off: DayOff, known: Mapping[date, DayOff]) -> bool:
    """A national holiday keeps its decree; joint leave gives way to a day that is off for a stronger reason."""
    there = known.get(off.on)
    return there is None or (there.kind is OffKind.JOINT_LEAVE and off.kind is not OffKind.JOINT_LEAVE)
