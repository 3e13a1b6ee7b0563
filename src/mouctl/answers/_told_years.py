"""Which year of the work plan each activity recorded is for, and whether that year can be meant."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.lifecycle import Life
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.workplan import Activity
from mouctl.model.year_meant import planned_years, recorded
from mouctl.report import Cell, Tone, Toned
from mouctl.sentences import Sentence, say


class ToldYear(NamedTuple):
    """An event of an activity, the line of the work plan as it was on its day, and the year that the entry tells of."""

    event: ActivityEvent
    activity: Activity
    year: int
    life: Life

    @property
    def taken(self) -> Sentence | None:
        """Which year was taken, and why; nothing where the entry names it."""
        if self.event.year is not None:
            return None
        facts = {"id": self.activity.id, "year": str(self.year)}
        if planned_years(self.activity) == (self.year,):
            return say("Activity {id}: taken to be for {year}, the only year that it is planned for.", **facts)
        return say("Activity {id}: taken to be for {year}, the year in which it was done.", **facts)

    @property
    def warnings(self) -> Iterator[Sentence]:
        """Why that year can hardly be meant."""
        planned = planned_years(self.activity)
        if planned and self.year not in planned:
            yield say(
                "Activity {id} is planned for {years}, and not for {year}: none of these years is done by it. If it "
                "was for one of them, the entry has to name that one (--year).",
                id=self.activity.id,
                years=tuple(map(str, planned)),
                year=str(self.year),
            )
        yield from _outside(self.year, self.event.on, self.life)
        plan = self.life.version.workplan
        if not plan or all(activity.id != self.activity.id for _, activity in plan.activities()):
            yield say("An addendum took this activity out of the work plan.")


def _outside(year: int, on: date, life: Life) -> Iterator[Sentence]:
    """That the agreement was not signed by then, or is not in force on any day of the year."""
    signed, (first, last) = life.version.agreement.signed_on, life.validity
    last = life.situation.end.on if life.situation.end else last
    if signed and year < signed.year:
        yield say("{year} is before the agreement was signed, on {day}.", year=str(year), day=signed)
    elif signed and on < signed:
        yield say("It was done before the agreement was signed, on {day}.", day=signed)
    elif first and year < first.year:
        yield say("{year} is before the agreement begins, on {day}.", year=str(year), day=first)
    if last and year > last.year:
        yield say("{year} is after the agreement ends, on {day} at the latest.", year=str(year), day=last)


class ToldYearData(TypedDict):
    """The year of the work plan that an activity's event tells of: whether the entry `named` it, or else it was taken.

    `warnings` say why it can hardly be meant: it is not planned, or the agreement is not in force in it.
    """

    event: str
    activity: str
    year: int
    named: bool
    planned: bool
    warnings: tuple[Told, ...]


def told_years(life: Life, events: Collection[str]) -> tuple[ToldYear, ...]:
    """Those of the events of these ids that are about an activity."""
    every = recorded(life.situation, life.versions)
    return tuple(ToldYear(event, line, year, life) for event, line, year in every if line and event.id in events)


def told_year_data(told: ToldYear) -> ToldYearData:
    """A year in the contract's shape."""
    return ToldYearData(
        event=told.event.id,
        activity=told.activity.id,
        year=told.year,
        named=told.event.year is not None,
        planned=told.year in planned_years(told.activity),
        warnings=tuple(told.warnings),
    )


def year_cells(told: Sequence[ToldYear]) -> Iterator[Cell]:
    """The years taken, and what is to be said against any."""
    for each in told:
        if each.taken:
            yield each.taken
        yield from (Toned(warning, Tone.WARN) for warning in each.warnings)
