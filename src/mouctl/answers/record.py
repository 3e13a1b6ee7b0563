"""What was recorded, or would be, and what it changes: `mouctl record`."""

from collections.abc import Sequence

from mouctl.answers._contract import Contract
from mouctl.answers._effects import RECORD_COLUMNS, effect_blocks, effects_of, record_row
from mouctl.answers._recordings import Recording, RecordingData, recording_data, toml_blocks
from mouctl.answers._told_years import year_cells
from mouctl.answers.check import finding_blocks
from mouctl.findings import Finding
from mouctl.report import Cell, Column, Heading, Items, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import say

__all__ = ["Recording", "misfit_report", "record_report"]


class RecordData(RecordingData):
    """The TOML, whether it was appended, and what it changes as seen on the day `as_of`."""

    recorded: bool


def record_report(recording: Recording, *, recorded: bool) -> Report:
    """The events as they stand in the file, and every deadline that they change."""
    found = recording.changes()
    effects = tuple(effects_of(recording.before, recording.after, found))
    blocks = (
        Heading(say("Recorded") if recorded else say("To be recorded")),
        *toml_blocks(recording.text),
        *map(Paragraph, year_cells(recording.years)),
        Heading(say("What it changes, as of {day}", day=recording.as_of), 2),
        *effect_blocks(effects, found),
    )
    data = RecordData(recorded=recorded, **recording_data(recording))
    records = Table(tuple(Column(key, key) for key in RECORD_COLUMNS), tuple(map(record_row, found)))
    return Report(schema=CONTRACT.schema, data=data, blocks=blocks, records=records)


def misfit_report(text: str, findings: Sequence[Finding]) -> Report:
    """Why events cannot be recorded: each finding under the line of the text that it is about."""
    (told,) = finding_blocks([finding._replace(source=None) for finding in findings])  # the heading quotes the line
    assert isinstance(told, Items)
    lines = text.splitlines()
    items = (item._replace(text=_line(finding, lines)) for item, finding in zip(told.items, findings, strict=True))
    return Report(schema="", data=None, blocks=(Items(tuple(items)),))


def _line(finding: Finding, lines: Sequence[str]) -> Cell:
    line = finding.place.line if finding.place else 1
    return Toned(say("Line {line} of the text to be appended: {text}", line=line, text=lines[line - 1]), Tone.STRONG)


CONTRACT = Contract(id="record", schema="mouctl.record/1", data=RecordData)
