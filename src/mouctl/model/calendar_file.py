"""A calendar of the register's own, `calendars/*.toml`: a new decree, regional days, an office's closing days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from mouctl.dates.decrees import Decree, DecreeFile
from mouctl.dates.layers import Layer
from mouctl.dates.working_calendar import DayOff, OffKind
from mouctl.errors import Fault
from mouctl.model.fields import Day, Many, Record, Slug, Text
from mouctl.sentences import mark, say

_UNNAMED = {
    OffKind.PUBLIC_HOLIDAY: ("libur nasional", "public holiday"),
    OffKind.JOINT_LEAVE: ("cuti bersama", "joint leave"),
}

_LONGEST = timedelta(days=366)


class CalendarDay(Record):
    """A day, or the days from `on` to `until` (both included), that this calendar has off or has worked."""

    on: Day
    until: Day | None = None
    kind: Literal["public-holiday", "joint-leave", "closed", "working"] = "public-holiday"
    name: Text | None = None
    name_en: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "CalendarDay":
        if self.until and self.until < self.on:
            raise Fault(say("The last day lies before the first."), say("Write the earlier day into “on”."))
        if self.until and self.until - self.on > _LONGEST:
            raise Fault(say("The days span more than a year."), say("Check the year of “until”."))
        if self.kind != "working" and self.name is None:
            raise Fault(say("A day off needs a name."), say("Add the key “name”, such as name = “Hari Raya Galungan”."))
        return self

    def days(self) -> Iterator[date]:
        """Every day of the span."""
        for distance in range(((self.until or self.on) - self.on).days + 1):
            yield self.on + timedelta(days=distance)


class DayName(Record):
    """What a day of a decree is called."""

    id: Text
    en: Text | None = None


class DecreeTable(Record):
    """A national decree with the whole list that is in force from its day on."""

    number: Text
    year: Annotated[int, Field(ge=1, le=9999)]
    signed_on: Day
    public_holidays: Many[Day]
    joint_leave: Many[Day] = ()

    @model_validator(mode="after")
    def _in_its_year(self) -> "DecreeTable":
        strange = [day for day in (*self.public_holidays, *self.joint_leave) if day.year != self.year]
        if strange:
            raise Fault(say("{day} does not lie in {year}.", day=strange[0], year=str(self.year)))
        return self


class CalendarFile(Record):
    """The whole of a calendar file."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))]
    id: Slug = Field(description=mark("The name of the calendar, equal to its file's name."))
    name: Text
    source: Text = Field(description=mark("Where the days come from: a decree, a circular, a letter."))
    signed_on: Day | None = Field(None, description=mark("The day from which this calendar was known."))
    week: Literal["mon-fri", "mon-sat"] | None = Field(
        None, description=mark("The working week of those whom this calendar applies to.")
    )
    days: Annotated[Many[CalendarDay], Field(alias="day")] = ()
    decrees: Annotated[Many[DecreeTable], Field(alias="decree")] = ()
    names: dict[str, DayName] = Field(
        default_factory=dict, description=mark("What the days of the decrees are called, by the day.")
    )

    def layer(self) -> Layer:
        """The calendar as it is laid over the national one."""
        return Layer(
            id=self.id,
            source=self.source,
            days_off={off.on: off for off in self._days_off()},
            worked=frozenset(on for day in self.days if day.kind == "working" for on in day.days()),
            decrees=tuple(self._decree_files()),
            week=self.week,
            signed_on=self.signed_on,
            entries={on: number for number, day in enumerate(self.days) for on in day.days()},
        )

    def _days_off(self) -> Iterator[DayOff]:
        for day in self.days:
            if day.kind != "working" and day.name:
                for on in day.days():
                    yield DayOff(
                        on=on,
                        kind=OffKind(day.kind),
                        name_id=day.name,
                        name_en=day.name_en or day.name,
                        source=self.source,
                    )

    def _decree_files(self) -> Iterator[DecreeFile]:
        for table in self.decrees:
            decree = Decree(
                number=table.number,
                signed_on=table.signed_on,
                public_holidays=table.public_holidays,
                joint_leave=table.joint_leave,
            )
            names = {day: self._name(day, kind) for day, kind in decree.kinds().items()}
            yield DecreeFile(year=table.year, names=names, decrees=(decree,))

    def _name(self, day: date, kind: OffKind) -> tuple[str, str]:
        name = self.names.get(day.isoformat())
        return (name.id, name.en or name.id) if name else _UNNAMED[kind]
