"""The days off of a year with their decrees: `mouctl holidays`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.dates.layers import Layer
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, YearStatus
from mouctl.report import Block, Cell, Column, Facts, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, say

_KINDS: dict[OffKind, Sentence] = {
    OffKind.PUBLIC_HOLIDAY: say("public holiday"),
    OffKind.JOINT_LEAVE: say("joint leave"),
    OffKind.CLOSED: say("closed"),
}


class HolidayData(TypedDict):
    """A day off; `source` is the decree or calendar that brought it, or what estimated it."""

    on: date
    kind: OffKind
    name: Told
    source: str


class WorkedData(TypedDict):
    """A day that a calendar of the register has worked, though it might be off."""

    on: date
    source: str


class NamedDayData(TypedDict):
    """A day of a calendar that holds only for the agreements and parties that name it."""

    calendar: str
    on: date
    kind: OffKind | Literal["working"]
    name: Told | None
    source: str


class HolidaysData(TypedDict):
    """The year, how well it is known, its decrees in the order of signing, and its days off.

    With a register, the calendars that hold for every agreement are in `decrees`, `days` and `worked`.
    """

    year: int
    status: YearStatus
    decrees: tuple[str, ...]
    joint_leave_known: bool
    digest: str
    days: tuple[HolidayData, ...]
    worked: tuple[WorkedData, ...]
    where_named: tuple[NamedDayData, ...]


def holidays_report(year: CalendarYear, general: Sequence[Layer] = (), others: Sequence[Layer] = ()) -> Report:
    """The days off in force for a year.

    `general` are the register's calendars that are in it already, `others` those that hold only where they are named.
    """
    days = tuple(
        HolidayData(on=off.on, kind=off.kind, name=_name(off), source=off.source) for off in year.days_off.values()
    )
    worked = tuple(WorkedData(on=on, source=_worked_by(on, general)) for on in sorted(year.worked))
    named = tuple(sorted(_named(year.year, others), key=lambda day: (day["on"], day["calendar"])))
    return Report(
        schema=CONTRACT.schema,
        data=HolidaysData(
            year=year.year,
            status=year.status,
            decrees=year.decrees,
            joint_leave_known=year.joint_leave_known,
            digest=year.digest,
            days=days,
            worked=worked,
            where_named=named,
        ),
        blocks=(*_blocks(year, worked), *_elsewhere(named)),
    )


def _worked_by(on: date, layers: Sequence[Layer]) -> str:
    """The source of the last calendar that has the day worked: the later one's word holds."""
    return next((layer.source for layer in reversed(layers) if on in layer.worked), "")


def _named(year: int, layers: Sequence[Layer]) -> Iterator[NamedDayData]:
    for layer in layers:
        for off in layer.days_off.values():
            if off.on.year == year:
                yield NamedDayData(calendar=layer.id, on=off.on, kind=off.kind, name=_name(off), source=layer.source)
        for on in layer.worked:
            if on.year == year:
                yield NamedDayData(calendar=layer.id, on=on, kind="working", name=None, source=layer.source)


def _name(off: DayOff) -> Sentence:
    return say("{name}", name=off)


def _blocks(year: CalendarYear, worked: Sequence[WorkedData]) -> Iterator[Block]:
    yield Heading(say("Public holidays and joint leave of {year}", year=str(year.year)))
    if year.status is YearStatus.ESTIMATED:
        yield Paragraph(say("Estimated: no decree for {year} is known yet.", year=str(year.year)), Tone.WARN)
    if not year.joint_leave_known:
        yield Paragraph(say("The joint leave of that year is not known at all."), Tone.WARN)
    if year.decrees:
        yield Facts(((say("Decrees"), year.decrees),))
    off: list[tuple[Cell, ...]] = [
        (day.on, _KINDS[day.kind], day, day.source) for day in year.days_off.values() if day.on not in year.worked
    ]
    rows = [*off, *((day["on"], _WORKED, None, day["source"]) for day in worked)]
    yield Table(columns=_COLUMNS, rows=tuple(sorted(rows, key=lambda row: str(row[0]))))


def _elsewhere(named: Sequence[NamedDayData]) -> Iterator[Block]:
    if named:
        yield Heading(say("Only for the agreements and parties that name the calendar"), 2)
        yield Table(columns=_COLUMNS, rows=tuple(_named_row(day) for day in named))


def _named_row(day: NamedDayData) -> tuple[Cell, ...]:
    kind = _WORKED if day["kind"] == "working" else _KINDS[day["kind"]]
    return day["on"], kind, day["name"], Lines((day["source"], Toned(day["calendar"], Tone.FAINT)))


_WORKED = say("worked")
_COLUMNS = (
    Column(key="on", title=say("Day"), min_width=14),
    Column(key="kind", title=say("Kind"), min_width=12),
    Column(key="name", title=say("Name"), min_width=18),
    Column(key="source", title=say("Source"), min_width=14),
)

CONTRACT = Contract(id="holidays", schema="mouctl.holidays/1", data=HolidaysData)
