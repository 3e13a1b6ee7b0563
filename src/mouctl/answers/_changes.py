"""What recording events changes, as seen on a day: the deadlines, the state, the last day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import DeadlineData, Told, deadline_data
from mouctl.answers._entries import STATUS, status_cell
from mouctl.answers.status import STATES
from mouctl.lifecycle import State
from mouctl.report import Block, Cell, Column, Item, Items, Lines, Paragraph, Table, Tone, Toned
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


class RecordingData(TypedDict):
    """The TOML for one agreement, and what it changes as seen on the day `as_of`."""

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


def recording_data(recording: Recording) -> RecordingData:
    """The events and what they change in the contract's shape."""
    found, before, after = changes(recording), recording.before.life, recording.after.life
    return RecordingData(
        agreement=recording.agreement,
        as_of=recording.as_of,
        events=recording.events,
        toml=recording.text,
        evidence=tuple(EvidenceData(file=name, sha256=digest) for name, digest in recording.evidence),
        state_before=before.state,
        state=after.state,
        last_day_before=before.last_day,
        last_day=after.last_day,
        effects=effects(recording, found),
        changes=tuple(_data(change) for change in found),
    )


def changes(recording: Recording) -> tuple[Change, ...]:
    """The deadlines that are not what they were."""
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


def effects(recording: Recording, found: Sequence[Change]) -> tuple[Sentence, ...]:
    """What can be said in a sentence: what is met, the state, the last day."""
    return (*(met(change) for change in found if is_met_by_it(change)), *turns(recording))


def turns(recording: Recording) -> Iterator[Sentence]:
    """What becomes of the agreement as a whole."""
    before, after = recording.before.life, recording.after.life
    if before.state != after.state:
        yield say(
            "The agreement is now: {state}; it was: {before}.",
            state=STATES[after.state][0],
            before=STATES[before.state][0],
        )
    if before.last_day != after.last_day:
        yield _last_day(before.last_day, after.last_day)


def is_met_by_it(change: Change) -> bool:
    """Whether the events have met the deadline."""
    before, after = change.before, change.after
    return bool(after and after.deadline.kind == "act" and after.deadline.met and not (before and before.deadline.met))


def met(change: Change) -> Sentence:
    """What was done, and whether in time."""
    entry, deadline = change.shown, change.shown.deadline
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


def toml_blocks(text: str) -> Iterator[Block]:
    """The TOML, with its blank lines."""
    for table in text.split("\n\n"):
        yield Paragraph(Lines(tuple(table.splitlines())))


def effect_blocks(sentences: Sequence[Sentence], found: Sequence[Change]) -> Iterator[Block]:
    """What changes, in sentences and deadline by deadline."""
    if sentences:
        yield Items(tuple(Item(each) for each in sentences))
    if found:
        yield _table(found)
    elif not sentences:
        yield Paragraph(say("No deadline."), Tone.FAINT)


def _table(found: Sequence[Change]) -> Table:
    columns = (
        Column(key="deadline", title=say("Deadline"), min_width=24),
        Column(key="before", title=say("Before"), min_width=15),
        Column(key="after", title=say("Now"), min_width=18),
    )
    return Table(columns=columns, rows=tuple(_row(change) for change in found))


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


RECORD_COLUMNS = ("id", "status_before", "due_on_before", "status", "due_on")
"""What `record_row` gives."""


def record_row(change: Change) -> tuple[Cell, ...]:
    """The change for spreadsheets."""
    before, after = change.before, change.after
    return (
        change.shown.deadline.id,
        before.status if before else None,
        before.deadline.due_on if before else None,
        after.status if after else None,
        after.deadline.due_on if after else None,
    )
