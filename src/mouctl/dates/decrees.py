"""The national calendars that ship with mouctl: one file a year, with every decree of that year.

Decrees amend each other with as little as two days' notice (Idul Adha 2022), so a year is always read *as known on* a
day, and each day off names the decree that first brought it into the list in force. A register's own calendar files
may have the same form.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, reduce
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, YearStatus

DATA_DIR = Path(__file__).parent / "data"


class Decree(NamedTuple):
    """One decree with the whole list that was in force from its day until the next one."""

    number: str
    signed_on: date
    public_holidays: tuple[date, ...]
    joint_leave: tuple[date, ...]

    def kinds(self) -> dict[date, OffKind]:
        """Every day of the list with its kind."""
        joint = dict.fromkeys(self.joint_leave, OffKind.JOINT_LEAVE)
        return joint | dict.fromkeys(self.public_holidays, OffKind.PUBLIC_HOLIDAY)


class DecreeFile(NamedTuple):
    """A year's file: what its days are called, as (Indonesian, English), and its decrees in the order of signing."""

    year: int
    names: Mapping[date, tuple[str, str]]
    decrees: tuple[Decree, ...]

    def __hash__(self) -> int:
        return hash((self.year, self.decrees))

    def together_with(self, other: "DecreeFile") -> "DecreeFile":
        """The decrees of two files on one year; a day's name is the first file's."""
        decrees = sorted((*self.decrees, *other.decrees), key=lambda decree: decree.signed_on)
        return DecreeFile(year=self.year, names={**other.names, **self.names}, decrees=tuple(decrees))

    def in_force(self, known_on: date | None = None) -> CalendarYear | None:
        """The list in force as known at the end of `known_on` (None: by the latest decree); None before the first."""
        known = [decree for decree in self.decrees if known_on is None or decree.signed_on <= known_on]
        if not known:
            return None
        days_off = {
            on: DayOff(on=on, kind=kind, name_id=self.names[on][0], name_en=self.names[on][1], source=source)
            for (on, kind), source in sorted(_sources(known).items())
        }
        return CalendarYear(
            year=self.year,
            status=YearStatus.DECREED,
            decrees=tuple(decree.number for decree in known),
            days_off=MappingProxyType(days_off),
        )


def _sources(decrees: Iterable[Decree]) -> dict[tuple[date, OffKind], str]:
    """The list of the last decree, each day with the decree since which it has stood there without a break."""
    sources: dict[tuple[date, OffKind], str] = {}
    for decree in decrees:
        sources = {day: sources.get(day, decree.number) for day in decree.kinds().items()}
    return sources


def decree_file(document: Mapping[str, Any]) -> DecreeFile:
    """A year's file from its parsed TOML. The form is checked by the tests for ours, and by the loader for others'."""
    decrees = (
        Decree(
            number=table["number"],
            signed_on=table["signed_on"],
            public_holidays=tuple(table["public_holidays"]),
            joint_leave=tuple(table["joint_leave"]),
        )
        for table in document["decree"]
    )
    return DecreeFile(
        year=document["year"],
        names={date.fromisoformat(day): (name["id"], name["en"]) for day, name in document["names"].items()},
        decrees=tuple(sorted(decrees, key=lambda decree: decree.signed_on)),
    )


@cache
def shipped_decrees(year: int) -> DecreeFile | None:
    """The decrees of `year` that ship with mouctl; None where there are none."""
    path = DATA_DIR / f"{year}.toml"
    if not path.is_file():
        return None
    # tomli is the standard library's tomllib, compiled: a year takes a third of the time. Most commands ask for none.
    import tomli

    return decree_file(tomli.loads(path.read_text(encoding="utf-8")))


@cache
def decreed_year(year: int, known_on: date | None = None) -> CalendarYear | None:
    """The decreed list of `year` as known on `known_on` (None: the latest that ships); None if there is none."""
    shipped = shipped_decrees(year)
    return shipped.in_force(known_on) if shipped else None


@cache
def national_years(
    known_on: date | None = None, added: tuple[DecreeFile, ...] = (), *, estimates: bool = True
) -> Callable[[int], CalendarYear | None]:
    """What to give a `WorkingCalendar` as its years: decrees first, then estimates if wanted, else unknown.

    `added` are decrees that do not ship with mouctl. Equal arguments give the same function, so that calendars made
    from it compare equal.
    """

    def years(year: int) -> CalendarYear | None:
        decreed = _decreed_with(year, known_on, added)
        if decreed or (known_on is not None and shipped_decrees(year)):
            return decreed  # an estimate made today would know what was decreed later
        return _estimated(year) if estimates else None

    return years


@cache
def _decreed_with(year: int, known_on: date | None, added: tuple[DecreeFile, ...]) -> CalendarYear | None:
    file = decrees_of(year, added)
    return file.in_force(known_on) if file else None


def decrees_of(year: int, added: tuple[DecreeFile, ...] = ()) -> DecreeFile | None:
    """Every decree on `year`, those that ship and those `added`, in the order of signing; None where there are none."""
    files = [file for file in (shipped_decrees(year), *added) if file and file.year == year]
    return reduce(DecreeFile.together_with, files) if files else None


def signing_days(years: Iterable[int], added: tuple[DecreeFile, ...] = ()) -> Iterator[date]:
    """The days on which decrees on these years were signed, those that ship and those `added`."""
    for year in years:
        if file := decrees_of(year, added):
            yield from (decree.signed_on for decree in file.decrees)


def _estimated(year: int) -> CalendarYear | None:
    from mouctl.dates.estimates import estimated_year  # kept out of the way of decreed years

    return estimated_year(year)
