"""The columns of a work plan's table, as printed; they come from the data, for any number of years and parties."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from mouctl.answers._plan_progress import TICK, mark
from mouctl.model.party import Party
from mouctl.report import Cell, Column, Lines, Row, Table, Tone, Toned
from mouctl.selection import PlanRow, Selection, numbered
from mouctl.sentences import Sentence, say

Told: TypeAlias = Callable[[PlanRow], Cell]
YEARS, DUTIES = "years", "duties"
"""What all columns of the years, and of the parties, are called together."""


class Field(NamedTuple):
    """A column with what stands in it: for people, and apart for spreadsheets."""

    column: Column
    cell: Told
    flat: tuple[tuple[str, Told], ...]
    """Keys and values of the columns that it has in a flat table."""
    of: str | None = None
    """The name that it shares with its likes: `years` or `duties`."""
    is_shown: bool = True
    """Whether it is shown where nobody picks columns."""

    @property
    def name(self) -> str:
        """What it is called by those who pick columns."""
        return self.column.key


def fields_of(selection: Selection, *, as_signed: bool = False) -> tuple[Field, ...]:
    """Every column that there is, in the order of the printed table."""
    years = sorted({*selection.plan_years, *selection.years})
    if as_signed:
        signed = {*selection.plan.years, *(tick.year for row in selection.every for tick in row.ticks if tick.ticked)}
        years = [year for year in years if year in signed or year in selection.choice.years]
    return (
        *_before(as_signed=as_signed),
        *(_year(year, selection, as_signed=as_signed) for year in years),
        *_parties(selection, taken={*_OTHERS, YEARS, DUTIES, *map(str, years)}),
        _plain("output", say("Output"), 14, lambda row: row.activity.output),
        _plain("outcome", say("Outcome"), 14, lambda row: row.activity.outcome),
    )


def _before(*, as_signed: bool) -> Iterator[Field]:
    """The columns before the years."""
    number = Column(key="number", title=say("No."), min_width=4, merged=True)
    programme = Column(key="programme", title=say("Programme"), min_width=14, merged=True)
    activity = Column(key="activity", title=say("Stage of activity"), min_width=18)
    yield Field(number, lambda row: row.programme.number, (("number", lambda row: row.programme.number),))
    yield Field(programme, lambda row: row.programme.name, (("programme", lambda row: row.programme.name),))
    yield _plain("id", say("Id"), 6, activity_id)._replace(is_shown=False)
    yield Field(activity, partial(activity_cell, as_signed=as_signed), ACTIVITY_FLAT)
    yield _plain("location", say("Location"), 9, lambda row: row.activity.location)
    yield funding_field()
    yield schedule_field()


def _plain(key: str, title: Sentence, width: int, value: Told) -> Field:
    return Field(Column(key=key, title=title, min_width=width), value, ((key, value),))


def funding_field() -> Field:
    """The sources of funds as printed."""
    return _plain(
        "funding", say("Source of funds"), 10, lambda row: Lines(tuple(each.source for each in row.activity.funding))
    )


def schedule_field() -> Field:
    """The schedule as printed."""
    return _plain("schedule", say("Schedule"), 11, lambda row: row.activity.schedule)


def _year(year: int, selection: Selection, *, as_signed: bool) -> Field:
    found = year_field(year, as_signed=as_signed)
    return found._replace(is_shown=year in selection.years)


def year_field(year: int, *, as_signed: bool = False) -> Field:
    """The ticks of a year, with what became of them unless it is to be as signed."""

    def ticked(row: PlanRow) -> Cell:
        return TICK if year in row.activity.years else None

    def state(row: PlanRow) -> Cell:
        return found.state if (found := row.tick(year)) else None

    column = Column(key=str(year), title=str(year), min_width=4, group=say("Year"), centred=True)
    if as_signed:
        return Field(column, ticked, ((str(year), ticked),), YEARS)
    return Field(column, lambda row: mark(row.tick(year)), ((str(year), ticked), (f"progress.{year}", state)), YEARS)


_OTHERS = ("number", "programme", "id", "stage", "activity", "location", "funding", "schedule", "output", "outcome")
"""Names of columns that a party's id may not take."""


def _parties(selection: Selection, taken: Collection[str]) -> Iterator[Field]:
    for party in selection.life.version.agreement.parties:
        key = f"party:{party.id}" if party.id in taken else party.id
        title, flat = label_of(party, selection), partial(_flat_duties, party=party.id)
        column = Column(key=key, title=title, min_width=18, group=say("Tasks and responsibilities"))
        shown = party.id in selection.party_ids
        yield Field(column, partial(duties_cell, party=party.id), ((key, flat),), DUTIES, shown)


def label_of(party: Party, selection: Selection) -> str:
    """How the table's heading calls a party."""
    return selection.plan.labels.get(party.id, party.label)


def activity_id(row: PlanRow) -> Cell:
    """The name by which progress is recorded."""
    return row.activity.id


def _numbered_activity(row: PlanRow) -> str:
    return numbered(row.activity.number, row.activity.text)


def activity_cell(row: PlanRow, *, as_signed: bool = False) -> Cell:
    """The line with the heading of its stage above it, numbered as printed, and the id by which it is recorded."""
    if as_signed:
        return Lines((row.stage, _numbered_activity(row)))
    known_by = say("id {id}", id=row.activity.id)
    return Lines((Toned(row.stage, Tone.FAINT), _numbered_activity(row), Toned(known_by, Tone.FAINT)))


ACTIVITY_FLAT: tuple[tuple[str, Told], ...] = (
    ("id", activity_id),
    ("stage", lambda row: row.stage),
    ("activity", _numbered_activity),
)
"""The columns that an activity has in a flat table."""


def duties_cell(row: PlanRow, party: str) -> Cell:
    """A party's duties, numbered where there are several."""
    duties = row.activity.duties.get(party, ())
    return Lines(tuple(f"{number}. {duty}" for number, duty in enumerate(duties, start=1)) if duties[1:] else duties)


def _flat_duties(row: PlanRow, party: str) -> Cell:
    return Lines(row.activity.duties.get(party, ()))


def table_of(fields: Sequence[Field], rows: Sequence[Row | PlanRow]) -> Table:
    """The rows under the columns; sections stay as they are."""
    names = [field.name for field in fields]
    title = tuple(names.index(name) for name in ("number", "activity") if name in names)
    return Table(
        columns=tuple(field.column for field in fields),
        rows=tuple(tuple(field.cell(row) for field in fields) if isinstance(row, PlanRow) else row for row in rows),
        card_title=title or (0,),
    )


def flat_table(fields: Sequence[Field], rows: Sequence[PlanRow]) -> Table:
    """The same for spreadsheets: one column for each fact, none twice."""
    flat = dict(pair for field in fields for pair in field.flat)
    return Table(
        columns=tuple(Column(key=key, title=key) for key in flat),
        rows=tuple(tuple(value(row) for value in flat.values()) for row in rows),
    )
