"""The rows of a work plan in the shape of the JSON contracts that tell of them."""

from collections.abc import Mapping
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.model.year_meant import Recorded
from mouctl.model.year_meant import recorded as recorded_of
from mouctl.progress import State, Tick, share_of
from mouctl.selection import PlanRow, Selection


class TickData(TypedDict):
    """A year of a row: `by` is the last day in time; `event` and what follows tell what became of it.

    Where `ticked` is false it was done without being planned for that year.
    """

    year: int
    ticked: bool
    by: date
    state: State
    event: str | None
    on: date | None
    evidence: tuple[str, ...]


class RowData(TypedDict):
    """One line. `number` and `id` are the activity's id; `progress` has how it stands in each year ticked or recorded.

    `first_day` and `last_day` are those of its schedule, both included; null where that names none.
    """

    number: str
    id: str
    programme_number: str
    programme: str
    stage: str | None
    activity: str
    location: str | None
    funding: tuple[str, ...]
    schedule: str | None
    first_day: date | None
    last_day: date | None
    years: Mapping[str, bool]
    duties: Mapping[str, tuple[str, ...]]
    output: str | None
    outcome: str | None
    scope: tuple[str, ...]
    progress: Mapping[str, State]
    ticks: tuple[TickData, ...]


class RecordedData(TypedDict):
    """What was recorded of a line; `year` is the one it was done for, `evidence` the files that prove it."""

    event: str
    on: date
    activity: str
    year: int
    state: str
    evidence: tuple[str, ...]


class ShareData(TypedDict):
    """The ticks shown by how they stand; `done` has what was done late too, `all` is their sum."""

    all: int
    done: int
    late: int
    cancelled: int
    planned: int
    moot: int


def row_data(row: PlanRow, selection: Selection) -> RowData:
    """A row in the contract's shape, whole: no year and no party is left out of it."""
    activity = row.activity
    return RowData(
        number=activity.id,
        id=activity.id,
        programme_number=row.programme.number,
        programme=row.programme.name,
        stage=row.stage,
        activity=activity.text,
        location=activity.location,
        funding=tuple(funding.source for funding in activity.funding),
        schedule=activity.schedule,
        first_day=row.span.first if row.span else None,
        last_day=row.span.last if row.span else None,
        years={str(year): year in activity.years for year in selection.plan.years},
        duties={party: activity.duties.get(party, ()) for party in selection.life.version.agreement.party_ids},
        output=activity.output,
        outcome=activity.outcome,
        scope=row.programme.scope,
        progress={str(tick.year): tick.state for tick in row.ticks},
        ticks=tuple(map(_tick, row.ticks)),
    )


def _tick(tick: Tick) -> TickData:
    return TickData(
        year=tick.year,
        ticked=tick.ticked,
        by=tick.by,
        state=tick.state,
        event=tick.event,
        on=tick.on,
        evidence=tuple(each.file for each in tick.evidence),
    )


def share_data(*selections: Selection) -> ShareData:
    """The ticks shown, counted."""
    share = share_of([tick for selection in selections for tick in selection.ticks])
    return ShareData(
        all=share.all,
        done=share.done,
        late=share.late,
        cancelled=share.cancelled,
        planned=share.planned,
        moot=share.moot,
    )


def recorded(selection: Selection) -> tuple[Recorded, ...]:
    """What was recorded of the rows and years shown, oldest first."""
    shown, years = {row.activity.id for row in selection.rows}, selection.years
    every = recorded_of(selection.life.situation, selection.life.versions)
    return tuple(each for each in every if each.event.activity in shown and each.year in years)


def recorded_data(recorded: Recorded) -> RecordedData:
    """An event in the contract's shape."""
    event, _, year = recorded
    return RecordedData(
        event=event.id,
        on=event.on,
        activity=event.activity,
        year=year,
        state=event.state,
        evidence=tuple(each.file for each in event.evidence),
    )
