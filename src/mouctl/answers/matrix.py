"""The work plan as its printed table: `mouctl matrix`."""

from collections.abc import Iterator, Mapping
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract
from mouctl.model.agreement import Agreement
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.schedule_words import Undated, read_schedule
from mouctl.model.workplan import Activity, Programme, WorkPlan
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import ShortDay, say, say_count

TICK = "V"
"""As the printed tables tick a year."""


class RowData(TypedDict):
    """One line; `progress` has what was recorded for a year."""

    number: str
    programme: str
    activity: str
    location: str | None
    funding: tuple[str, ...]
    schedule: str | None
    years: Mapping[str, bool]
    duties: Mapping[str, tuple[str, ...]]
    output: str | None
    outcome: str | None
    scope: tuple[str, ...]
    progress: Mapping[str, str]


class ProgressData(TypedDict):
    """What was recorded of a line; `year` is the one it was done for, `evidence` the files that prove it."""

    event: str
    on: date
    activity: str
    year: int
    state: str
    evidence: tuple[str, ...]


class MatrixData(TypedDict):
    """The whole table, and what was recorded of it, oldest first."""

    agreement: str
    years: tuple[int, ...]
    rows: tuple[RowData, ...]
    recorded: tuple[ProgressData, ...]


def matrix_report(schedule: Schedule, workplan: WorkPlan) -> Report:
    """The thirteen columns (more or fewer with other years and parties), as a table or as cards."""
    agreement = schedule.life.version.agreement
    progress = tuple(schedule.life.situation.of_type(ActivityEvent))
    rows = tuple(_data(p, a, workplan, agreement, progress) for p, a in workplan.activities())
    undated = sum(read_schedule(activity.schedule) is Undated.UNDETERMINED for _, activity in workplan.activities())
    note = say_count(
        "{count} of {all} activities has no day: its schedule is left to the parties.",
        "{count} of {all} activities have no day: their schedule is left to the parties.",
        undated,
        all=len(rows),
    )
    return Report(
        schema=CONTRACT.schema,
        data=MatrixData(
            agreement=agreement.id, years=workplan.years, rows=rows, recorded=tuple(map(_progress, progress))
        ),
        blocks=(
            Heading(workplan.title),
            _table(workplan, agreement),
            *((Paragraph(note, Tone.FAINT),) if undated else ()),
            *_recorded(progress),
        ),
        records=_records(rows, workplan, agreement),
    )


def _data(
    programme: Programme,
    activity: Activity,
    workplan: WorkPlan,
    agreement: Agreement,
    events: tuple[ActivityEvent, ...],
) -> RowData:
    return RowData(
        number=activity.id,
        programme=programme.name,
        activity=activity.text,
        location=activity.location,
        funding=tuple(funding.source for funding in activity.funding),
        schedule=activity.schedule,
        years={str(year): year in activity.years for year in workplan.years},
        duties={party: activity.duties.get(party, ()) for party in agreement.party_ids},
        output=activity.output,
        outcome=activity.outcome,
        scope=programme.scope,
        progress={str(e.year or e.on.year): e.state for e in events if e.activity == activity.id},
    )


def _progress(event: ActivityEvent) -> ProgressData:
    return ProgressData(
        event=event.id,
        on=event.on,
        activity=event.activity,
        year=event.year or event.on.year,
        state=event.state,
        evidence=tuple(each.file for each in event.evidence),
    )


_STATES = {"done": Toned(say("done"), Tone.GOOD), "cancelled": Toned(say("cancelled"), Tone.WARN)}


def _recorded(progress: tuple[ActivityEvent, ...]) -> Iterator[Block]:
    """What was recorded of the lines, year by year, with what proves it."""
    if not progress:
        return
    yield Heading(say("Recorded progress"), 2)
    columns = (
        Column(key="activity", title=say("Activity"), min_width=9),
        Column(key="year", title=say("Year"), min_width=5),
        Column(key="state", title=say("State"), min_width=18),
        Column(key="evidence", title=say("Evidence"), min_width=24),
    )
    yield Table(columns=columns, rows=tuple(map(_recorded_row, progress)))


def _recorded_row(event: ActivityEvent) -> tuple[Cell, ...]:
    files = (each.file for each in event.evidence)
    evidence = Lines((event.note, *files)) if event.evidence else Lines((event.note, _NO_EVIDENCE))
    state = Lines((_STATES[event.state], ShortDay(event.on), Toned(event.id, Tone.FAINT)))
    return event.activity, str(event.year or event.on.year), state, evidence


_NO_EVIDENCE = Toned(say("no evidence recorded"), Tone.FAINT)


def _columns(workplan: WorkPlan, agreement: Agreement) -> tuple[Column, ...]:
    years = tuple(Column(key=str(year), title=str(year), min_width=4, group=say("Year")) for year in workplan.years)
    duties = tuple(
        Column(
            key=party.id,
            title=workplan.labels.get(party.id, party.label),
            min_width=18,
            group=say("Tasks and responsibilities"),
        )
        for party in agreement.parties
    )
    return (
        Column(key="number", title=say("No."), min_width=5),
        Column(key="programme", title=say("Programme"), min_width=14),
        Column(key="activity", title=say("Stage of activity"), min_width=18),
        Column(key="location", title=say("Location"), min_width=9),
        Column(key="funding", title=say("Source of funds"), min_width=10),
        Column(key="schedule", title=say("Schedule"), min_width=11),
        *years,
        *duties,
        Column(key="output", title=say("Output"), min_width=14),
        Column(key="outcome", title=say("Outcome"), min_width=14),
    )


def _table(workplan: WorkPlan, agreement: Agreement) -> Table:
    rows = tuple(_row(programme, activity, workplan, agreement) for programme, activity in workplan.activities())
    return Table(columns=_columns(workplan, agreement), rows=rows, card_title=(0, 2))


def _row(programme: Programme, activity: Activity, workplan: WorkPlan, agreement: Agreement) -> tuple[Cell, ...]:
    return (
        activity.id,
        f"{programme.number} {programme.name}",
        _activity(programme, activity),
        activity.location,
        Lines(tuple(funding.source for funding in activity.funding)),
        activity.schedule,
        *(TICK if year in activity.years else None for year in workplan.years),
        *(_duties(activity.duties.get(party, ())) for party in agreement.party_ids),
        activity.output,
        activity.outcome,
    )


def _activity(programme: Programme, activity: Activity) -> Cell:
    """The line with the heading of its stage above it, numbered as printed."""
    stage = next((stage for stage in programme.stages if stage.id == activity.stage), None)
    text = f"{activity.number} {activity.text}" if activity.number else activity.text
    if stage is None:
        return text
    heading = f"{stage.number} {stage.text}" if stage.number else stage.text
    return Lines((Toned(heading, Tone.FAINT), text))


def _duties(duties: tuple[str, ...]) -> Cell:
    if len(duties) < 2:
        return duties[0] if duties else None
    return Lines(tuple(f"{number}. {duty}" for number, duty in enumerate(duties, start=1)))


def _records(rows: tuple[RowData, ...], workplan: WorkPlan, agreement: Agreement) -> Table:
    keys = tuple(column.key for column in _columns(workplan, agreement))
    flat = tuple(
        (
            row["number"], row["programme"], row["activity"], row["location"], Lines(row["funding"]), row["schedule"],
            *(TICK if row["years"][str(year)] else None for year in workplan.years),
            *(Lines(row["duties"][party]) for party in agreement.party_ids), row["output"], row["outcome"],
        )
        for row in rows
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=flat)


CONTRACT = Contract(id="matrix", schema="mouctl.matrix/1", data=MatrixData)
