"""Calendars of a register's own, laid over the national one: a new decree, regional days, an office's closing days.

A decree can be added without waiting for a release of mouctl, because amendments come with as little as two days'
notice. Regional days alone do not make a year known: that takes a national decree (or an estimate).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from mouctl.dates.decrees import DecreeFile, shipped_decrees
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, WorkingWeek

Years = Callable[[int], CalendarYear | None]


class Layer(NamedTuple):
    """A calendar file of the register: what it adds, takes back, or decrees anew, and from which source."""

    id: str
    source: str
    days_off: Mapping[date, DayOff] = MappingProxyType({})
    worked: frozenset[date] = frozenset()
    decrees: Mapping[int, DecreeFile] = MappingProxyType({})
    week: WorkingWeek | None = None
    signed_on: date | None = None

    def known_on(self, day: date | None) -> bool:
        """Whether the calendar was there at the end of `day` (None: now)."""
        return day is None or self.signed_on is None or self.signed_on <= day


def years_of(layers: Sequence[Layer] = (), known_on: date | None = None, *, estimates: bool = True) -> Years:
    """The years of the national calendar with `layers` over them, as known at the end of `known_on` (None: now)."""
    known = [layer for layer in layers if layer.known_on(known_on)]
    seen: dict[int, CalendarYear | None] = {}

    def years(year: int) -> CalendarYear | None:
        if year not in seen:
            base = _national(year, layers, known_on) or (_estimated(year) if estimates else None)
            seen[year] = _laid_over(base, known) if base and known else base
        return seen[year]

    return years


def _national(year: int, layers: Sequence[Layer], known_on: date | None) -> CalendarYear | None:
    files = [file for file in (shipped_decrees(year), *(layer.decrees.get(year) for layer in layers)) if file]
    if not files:
        return None
    together = files[0]
    for file in files[1:]:
        together = together.together_with(file)
    return together.in_force(known_on)


def _laid_over(base: CalendarYear, layers: Sequence[Layer]) -> CalendarYear:
    """The year with each layer's days; a later layer's word on a day holds."""
    days_off, worked, sources = dict(base.days_off), set(base.worked), list(base.decrees)
    for layer in layers:
        added = {on: off for on, off in layer.days_off.items() if on.year == base.year and _says_more(off, days_off)}
        taken = {on for on in layer.worked if on.year == base.year}
        days_off.update(added)
        worked = (worked - set(added)) | taken
        if added or taken:
            sources.append(layer.source)
    ordered = MappingProxyType(dict(sorted(days_off.items())))
    return base._replace(days_off=ordered, worked=frozenset(worked), decrees=tuple(sources))


def _says_more(off: DayOff, known: Mapping[date, DayOff]) -> bool:
    """A day that is a national holiday already keeps its decree; a mere closing day does not make joint leave fixed."""
    there = known.get(off.on)
    return there is None or (there.kind is not OffKind.PUBLIC_HOLIDAY and off.kind is OffKind.PUBLIC_HOLIDAY)


def _estimated(year: int) -> CalendarYear | None:
    from mouctl.dates.estimates import estimated_year  # kept out of the way of decreed years

    return estimated_year(year)
