"""What was recorded, or would be, and what it changes: `mouctl record`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.answers._effects import Change, ChangeData, change_data, changes_between, changes_table, effects_of
from mouctl.answers.check import finding_blocks
from mouctl.findings import Finding
from mouctl.lifecycle import State
from mouctl.report import Block, Cell, Column, Heading, Item, Items, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


class Recording(NamedTuple):
    """Events with the TOML that writes them, the files kept for them, and the agreement without and with them."""

    agreement: str
    as_of: date
    text: str
    events: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    """The files, each with the hash of its content."""
    before: Schedule
    after: Schedule


class EvidenceData(TypedDict):
    """A file kept in the agreement's folder."""

    file: str
    sha256: str


class RecordData(TypedDict):
    """The TOML, whether it was appended, and what it changes as seen on the day `as_of`."""

    recorded: bool
    agreement: str
    as_of: date
    events: tuple[str, ...]
    toml: str
    evidence: tuple[EvidenceData, ...]
    state_before: State
    state: State
    last_day_before: date | None
    last_day: date | None
    effects: tuple[Told, ...]
    changes: tuple[ChangeData, ...]


def record_report(recording: Recording, *, recorded: bool) -> Report:
    """The events as they stand in the file, and every deadline that they change."""
    before, after = recording.before.life, recording.after.life
    changes = changes_between(recording.before, recording.after)
    effects = tuple(effects_of(recording.before, recording.after, changes))
    data = RecordData(
        recorded=recorded,
        agreement=recording.agreement,
        as_of=recording.as_of,
        events=recording.events,
        toml=recording.text,
        evidence=tuple(EvidenceData(file=name, sha256=digest) for name, digest in recording.evidence),
        state_before=before.state,
        state=after.state,
        last_day_before=before.last_day,
        last_day=after.last_day,
        effects=effects,
        changes=tuple(change_data(change) for change in changes),
    )
    blocks = (*_text_blocks(recording.text, recorded), *_effect_blocks(recording.as_of, effects, changes))
    return Report(schema=CONTRACT.schema, data=data, blocks=blocks, records=_records(changes))


def misfit_report(text: str, findings: Sequence[Finding]) -> Report:
    """Why events cannot be recorded: each finding under the line of the text that it is about."""
    (told,) = finding_blocks(findings)
    assert isinstance(told, Items)
    lines = text.splitlines()
    items = (item._replace(text=_line(finding, lines)) for item, finding in zip(told.items, findings, strict=True))
    return Report(schema="", data=None, blocks=(Items(tuple(items)),))


def _line(finding: Finding, lines: Sequence[str]) -> Cell:
    line = finding.place.line if finding.place else 1
    return Toned(say("Line {line} of the text to be appended: {text}", line=line, text=lines[line - 1]), Tone.STRONG)


def _text_blocks(text: str, recorded: bool) -> Iterator[Block]:
    """The TOML, with its blank lines."""
    yield Heading(say("Recorded") if recorded else say("To be recorded"))
    for table in text.split("\n\n"):
        yield Paragraph(Lines(tuple(table.splitlines())))


def _effect_blocks(as_of: date, effects: Sequence[Sentence], changes: Sequence[Change]) -> Iterator[Block]:
    yield Heading(say("What it changes, as of {day}", day=as_of), 2)
    if effects:
        yield Items(tuple(Item(effect) for effect in effects))
    if changes:
        yield changes_table(changes)
    elif not effects:
        yield Paragraph(say("No deadline."), Tone.FAINT)


def _records(changes: Sequence[Change]) -> Table:
    """The changes for spreadsheets."""
    keys = ("id", "status_before", "due_on_before", "status", "due_on")
    rows = (
        (
            change.shown.deadline.id,
            change.before.status if change.before else None,
            change.before.deadline.due_on if change.before else None,
            change.after.status if change.after else None,
            change.after.deadline.due_on if change.after else None,
        )
        for change in changes
    )
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=tuple(rows))


CONTRACT = Contract(id="record", schema="mouctl.record/1", data=RecordData)
