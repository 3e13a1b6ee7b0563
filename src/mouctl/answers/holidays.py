"""The days off of a year with their decrees: `mouctl holidays`."""

from collections.abc import Iterator
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, YearStatus
from mouctl.report import Block, Column, Facts, Heading, Paragraph, Report, Table, Tone
from mouctl.sentences import Sentence, say

_KINDS: dict[OffKind, Sentence] = {
    OffKind.PUBLIC_HOLIDAY: say("public holiday"),
    OffKind.JOINT_LEAVE: say("joint leave"),
}


class HolidayData(TypedDict):
    """A day off; `source` is the decree that brought it, or what estimated it."""

    on: date
    kind: OffKind
    name: Told
    source: str


class HolidaysData(TypedDict):
    """The year, how well it is known, its decrees in the order of signing, and its days off."""

    year: int
    status: YearStatus
    decrees: tuple[str, ...]
    joint_leave_known: bool
    days: tuple[HolidayData, ...]


def holidays_report(year: CalendarYear) -> Report:
    """The public holidays and the joint leave in force for a year."""
    days = tuple(
        HolidayData(on=off.on, kind=off.kind, name=_name(off), source=off.source) for off in year.days_off.values()
    )
    return Report(
        schema=CONTRACT.schema,
        data=HolidaysData(
            year=year.year,
            status=year.status,
            decrees=year.decrees,
            joint_leave_known=year.joint_leave_known,
            days=days,
        ),
        blocks=tuple(_blocks(year)),
    )


def _name(off: DayOff) -> Sentence:
    return say("{name}", name=off)


def _blocks(year: CalendarYear) -> Iterator[Block]:
    yield Heading(say("Public holidays and joint leave of {year}", year=str(year.year)))
    if year.status is YearStatus.ESTIMATED:
        yield Paragraph(say("Estimated: no decree for {year} is known yet.", year=str(year.year)), Tone.WARN)
    if not year.joint_leave_known:
        yield Paragraph(say("The joint leave of that year is not known at all."), Tone.WARN)
    if year.decrees:
        yield Facts(((say("Decrees"), year.decrees),))
    columns = (
        Column(key="on", title=say("Day"), min_width=14),
        Column(key="kind", title=say("Kind"), min_width=12),
        Column(key="name", title=say("Name"), min_width=18),
        Column(key="source", title=say("Source"), min_width=14),
    )
    rows = tuple((off.on, _KINDS[off.kind], off, off.source) for off in year.days_off.values())
    yield Table(columns=columns, rows=rows)


CONTRACT = Contract(id="holidays", schema="mouctl.holidays/1", data=HolidaysData)
