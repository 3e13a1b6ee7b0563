"""What was recorded of a table of events, or would be, and what it changes: `mouctl record --from`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract
from mouctl.answers._effects import RECORD_COLUMNS, Change, effect_blocks, met, record_row, turns
from mouctl.answers._recordings import Recording, RecordingData, recording_data, toml_blocks
from mouctl.answers._told_years import year_cells
from mouctl.answers.check import finding_blocks
from mouctl.findings import Finding
from mouctl.report import Block, Column, Heading, Items, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, say, say_count


class RecordedRows(NamedTuple):
    """The events of one agreement, and the line of the table that each comes from."""

    recording: Recording
    lines: tuple[int, ...]


class Skipped(NamedTuple):
    """A row that was passed over, since the event is recorded already under that id."""

    line: int
    agreement: str
    event: str


class RowFault(NamedTuple):
    """What is wrong with a row of the table, or with a cell of it; the finding's place is the row."""

    line: int
    column: str | None
    cell: str | None
    finding: Finding


class RowData(TypedDict):
    """The line of the table in which a row starts, and the event that it is."""

    line: int
    agreement: str
    event: str


class RecordManyData(TypedDict):
    """Whether the events were appended, which row each comes from, and what they change, agreement by agreement."""

    recorded: bool
    file: str
    rows: tuple[RowData, ...]
    skipped: tuple[RowData, ...]
    agreements: tuple[RecordingData, ...]


def many_report(
    file: str, parts: Sequence[RecordedRows], skipped: Sequence[Skipped], *, recorded: bool, with_toml: bool
) -> Report:
    """Each row with what it does, then what else they change; the exact TOML where it is asked for."""
    data = RecordManyData(
        recorded=recorded,
        file=file,
        rows=tuple(
            RowData(line=line, agreement=part.recording.agreement, event=event)
            for part in parts
            for line, event in zip(part.lines, part.recording.events, strict=True)
        ),
        skipped=tuple(RowData(line=each.line, agreement=each.agreement, event=each.event) for each in skipped),
        agreements=tuple(recording_data(part.recording) for part in parts),
    )
    blocks = (
        *_summary(parts, skipped, recorded=recorded),
        *(block for part in parts for block in _part_blocks(part, with_toml=with_toml)),
    )
    return Report(schema=CONTRACT.schema, data=data, blocks=blocks, records=_records(parts))


def row_faults_report(faults: Sequence[RowFault]) -> Report:
    """Why a table cannot be recorded: each fault under its row and column."""
    (told,) = finding_blocks([fault.finding for fault in faults])
    assert isinstance(told, Items)
    items = (
        item._replace(text=Toned(_where(fault), Tone.STRONG)) for item, fault in zip(told.items, faults, strict=True)
    )
    return Report(schema="", data=None, blocks=(Items(tuple(items)),))


def _where(fault: RowFault) -> Sentence:
    place = {"line": fault.line, "file": fault.finding.file, "column": fault.column, "cell": fault.cell}
    if fault.column is None:
        return say("Line {line} of {file}", **place)
    if fault.cell is None:
        return say("Line {line} of {file}, column {column}", **place)
    return say("Line {line} of {file}, column {column}: {cell}", **place)


def _summary(parts: Sequence[RecordedRows], skipped: Sequence[Skipped], *, recorded: bool) -> Iterator[Block]:
    counts = {
        "events": say_count("{count} event", "{count} events", sum(len(part.lines) for part in parts)),
        "agreements": say_count("{count} agreement", "{count} agreements", len(parts)),
    }
    to_do = say("To be recorded: {events}, {agreements}", **counts)
    if parts:
        yield Heading(say("Recorded: {events}, {agreements}", **counts) if recorded else to_do)
    if skipped:
        told = say_count(
            "{count} row was passed over, since its event is recorded already.",
            "{count} rows were passed over, since their events are recorded already.",
            len(skipped),
        )
        yield Paragraph(told, Tone.FAINT)
    if not parts:
        yield Paragraph(say("Nothing is left to be recorded."), Tone.GOOD)


def _part_blocks(part: RecordedRows, *, with_toml: bool) -> Iterator[Block]:
    """The rows, and below them what none of them tells."""
    recording, found = part.recording, part.recording.changes()
    yield Heading(Toned(recording.agreement, Tone.STRONG), 2)
    yield _rows(part, found)
    if with_toml:
        yield from toml_blocks(recording.text)
    others = [change for change in found if _met_by(change) not in recording.events]
    told = tuple(turns(recording.before, recording.after))
    if others or told or not found:
        yield Paragraph(say("What it changes, as of {day}", day=recording.as_of), Tone.STRONG)
        yield from effect_blocks(told, others)


def _rows(part: RecordedRows, found: Sequence[Change]) -> Table:
    years = {told.event.id: (told,) for told in part.recording.years}
    columns = (
        Column(key="line", title=say("Line"), min_width=4, right=True),
        Column(key="event", title=say("Event"), min_width=26),
        Column(key="effect", title=say("What it does"), min_width=30),
    )
    rows = (
        (line, event, Lines((*_done_by(event, found), *year_cells(years.get(event, ())))))
        for line, event in zip(part.lines, part.recording.events, strict=True)
    )
    return Table(columns=columns, rows=tuple(rows))


def _done_by(event: str, found: Sequence[Change]) -> Iterator[Sentence]:
    return (said for change in found if _met_by(change) == event for said in met(change))


def _met_by(change: Change) -> str | None:
    """The event by which something is done that had to be."""
    deadline = change.after.deadline if change.after else None
    return deadline.met.event if deadline and deadline.kind == "act" and deadline.met else None


def _records(parts: Sequence[RecordedRows]) -> Table:
    """The changes for spreadsheets."""
    rows = (record_row(change) for part in parts for change in part.recording.changes())
    return Table(tuple(Column(key, key) for key in RECORD_COLUMNS), tuple(rows))


CONTRACT = Contract(id="record-many", schema="mouctl.record-many/1", data=RecordManyData)
