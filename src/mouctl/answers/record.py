"""What was recorded, or would be, and what it changes: `mouctl record`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, Told, deadline_data
from mouctl.answers._entries import STATUS, status_cell
from mouctl.answers.check import finding_blocks
from mouctl.answers.status import STATES
from mouctl.findings import Finding
from mouctl.lifecycle import State
from mouctl.report import Block, Cell, Column, Heading, Item, Items, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry


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


class Change(NamedTuple):
    """A deadline that the events change; without them, or with them, it may not be there at all."""

    before: Entry | None
    after: Entry | None

    @property
    def shown(self) -> Entry:
        """The deadline as it stands with the events, or as it stood."""
        entry = self.after or self.before
        assert entry is not None
        return entry


class EvidenceData(TypedDict):
    """A file kept in the agreement's folder."""

    file: str
    sha256: str


class ChangeData(TypedDict):
    """A deadline with the events, and what it was without; `gone` where it is no longer there."""

    deadline: DeadlineData
    gone: bool
    status_before: str | None
    due_on_before: date | None


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
    changes, before, after = _changes(recording), recording.before.life, recording.after.life
    effects = tuple(_effects(recording, changes))
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
        changes=tuple(_data(change) for change in changes),
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


def _changes(recording: Recording) -> tuple[Change, ...]:
    before = {entry.deadline.id: entry for entry in recording.before.entries}
    after = {entry.deadline.id: entry for entry in recording.after.entries}
    pairs = (Change(before.get(each), after.get(each)) for each in dict.fromkeys((*before, *after)))
    changed = (pair for pair in pairs if _state(pair.before) != _state(pair.after))
    return tuple(sorted(changed, key=lambda change: change.shown.sort_key))


def _state(entry: Entry | None) -> object:
    """What makes a deadline another one to who looks at it."""
    if entry is None:
        return None
    deadline = entry.deadline
    return entry.status, deadline.due_on, deadline.act_by, deadline.met, entry.acknowledged_until, str(entry.why)


def _effects(recording: Recording, changes: Sequence[Change]) -> Iterator[Sentence]:
    """What can be said in a sentence: what is met, the state, the last day."""
    for change in changes:
        if change.after and _is_met_by_it(change):
            yield _met(change.after)
            if change.after.status == "lapsed" and change.after.deadline.if_late:
                yield change.after.deadline.if_late
    before, after = recording.before.life, recording.after.life
    if before.state != after.state:
        yield say(
            "The agreement is now: {state}; it was: {before}.",
            state=STATES[after.state][0],
            before=STATES[before.state][0],
        )
    if before.last_day != after.last_day:
        yield _last_day(before.last_day, after.last_day)


def _is_met_by_it(change: Change) -> bool:
    before, after = change.before, change.after
    return bool(after and after.deadline.kind == "act" and after.deadline.met and not (before and before.deadline.met))


def _met(entry: Entry) -> Sentence:
    deadline = entry.deadline
    assert deadline.met is not None
    title, due, met = deadline.title, deadline.due_on, deadline.met.on
    days = abs((due - met).days) if due else 0
    if due is None or (met > due and entry.status == "done"):
        return say("{title}: done on {day}.", title=title, day=met)
    if met == due:
        return say("{title}: done on its last day, {due}.", title=title, due=due)
    if met < due:
        return say_count(
            "{title}: done {count} day before its last day, {due}.",
            "{title}: done {count} days before its last day, {due}.",
            days,
            title=title,
            due=due,
        )
    return say_count(
        "{title}: done {count} day after its last day, {due}.",
        "{title}: done {count} days after its last day, {due}.",
        days,
        title=title,
        due=due,
    )


def _last_day(before: date | None, after: date | None) -> Sentence:
    if after is None:
        return say("The last day is no longer known; it was {before}.", before=before)
    if before is None:
        return say("The last day is {day}.", day=after)
    return say("The new last day is {day}; it was {before}.", day=after, before=before)


def _data(change: Change) -> ChangeData:
    before = change.before
    return ChangeData(
        deadline=deadline_data(change.shown),
        gone=change.after is None,
        status_before=before.status if before else None,
        due_on_before=before.deadline.due_on if before else None,
    )


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
        yield _table(changes)
    elif not effects:
        yield Paragraph(say("No deadline."), Tone.FAINT)


def _table(changes: Sequence[Change]) -> Table:
    columns = (
        Column(key="deadline", title=say("Deadline"), min_width=24),
        Column(key="before", title=say("Before"), min_width=15),
        Column(key="after", title=say("Now"), min_width=18),
    )
    return Table(columns=columns, rows=tuple(_row(change) for change in changes))


def _row(change: Change) -> tuple[Cell, ...]:
    deadline, before, after = change.shown.deadline, change.before, change.after
    was = Lines((Toned(*STATUS[before.status]), _due(before))) if before else Toned(say("not there"), Tone.FAINT)
    gone = Toned(say("gone"), Tone.FAINT)
    now = Lines((status_cell(after), _due(after), *_quiet(after), after.why)) if after else gone
    return (Lines((Toned(deadline.title, Tone.STRONG), Toned(deadline.id, Tone.FAINT))), was, now)


def _due(entry: Entry) -> Cell:
    return say("due {day}", day=ShortDay(entry.deadline.due_on)) if entry.deadline.due_on else None


def _quiet(entry: Entry) -> Iterator[Cell]:
    if entry.acknowledged_until:
        yield say("acknowledged until {day}", day=entry.acknowledged_until)


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
