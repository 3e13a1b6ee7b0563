"""What differs between two states of an agreement: the deadlines that stand otherwise, and what that comes to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import DeadlineData, deadline_data
from mouctl.answers._entries import STATUS, status_cell
from mouctl.answers.status import STATES
from mouctl.report import Block, Cell, Column, Item, Items, Lines, Paragraph, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry


class Change(NamedTuple):
    """A deadline that stands otherwise; before, or after, it may not be there at all."""

    before: Entry | None
    after: Entry | None

    @property
    def shown(self) -> Entry:
        """The deadline as it stands, or as it stood."""
        entry = self.after or self.before
        assert entry is not None
        return entry


class ChangeData(TypedDict):
    """A deadline as it stands, and what it was; `gone` where it is no longer there."""

    deadline: DeadlineData
    gone: bool
    status_before: str | None
    due_on_before: date | None


def changes_between(old: Schedule, new: Schedule) -> tuple[Change, ...]:
    """The deadlines that stand otherwise, by due date."""
    before = {entry.deadline.id: entry for entry in old.entries}
    after = {entry.deadline.id: entry for entry in new.entries}
    pairs = (Change(before.get(each), after.get(each)) for each in dict.fromkeys((*before, *after)))
    changed = (pair for pair in pairs if _state(pair.before) != _state(pair.after))
    return tuple(sorted(changed, key=lambda change: change.shown.sort_key))


def _state(entry: Entry | None) -> object:
    """What makes a deadline another one to who looks at it."""
    if entry is None:
        return None
    deadline = entry.deadline
    return entry.status, deadline.due_on, deadline.act_by, deadline.met, entry.acknowledged_until, str(entry.why)


def effects_of(old: Schedule, new: Schedule, changes: Sequence[Change]) -> Iterator[Sentence]:
    """What can be said in a sentence: what is met, the state, the last day."""
    for change in changes:
        if is_met_by_it(change):
            yield from met(change)
    yield from turns(old, new)


def turns(old: Schedule, new: Schedule) -> Iterator[Sentence]:
    """What becomes of the agreement as a whole."""
    before, after = old.life, new.life
    if before.state != after.state:
        yield say(
            "The agreement is now: {state}; it was: {before}.",
            state=STATES[after.state][0],
            before=STATES[before.state][0],
        )
    if before.last_day != after.last_day:
        yield _last_day(before.last_day, after.last_day)


def is_met_by_it(change: Change) -> bool:
    """Whether what happened in between has met the deadline."""
    before, after = change.before, change.after
    return bool(after and after.deadline.kind == "act" and after.deadline.met and not (before and before.deadline.met))


def met(change: Change) -> Iterator[Sentence]:
    """What was done, and whether in time; and what follows where that was too late."""
    yield _done(change.shown)
    if change.shown.status == "lapsed" and change.shown.deadline.if_late:
        yield change.shown.deadline.if_late


def _done(entry: Entry) -> Sentence:
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


def change_data(change: Change) -> ChangeData:
    """A change in the contract's shape."""
    before = change.before
    return ChangeData(
        deadline=deadline_data(change.shown),
        gone=change.after is None,
        status_before=before.status if before else None,
        due_on_before=before.deadline.due_on if before else None,
    )


def changes_table(changes: Sequence[Change]) -> Table:
    """The deadlines that changed, for people: how each stood, and how it stands."""
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


def effect_blocks(effects: Sequence[Sentence], changes: Sequence[Change]) -> Iterator[Block]:
    """What changes, in sentences and deadline by deadline."""
    if effects:
        yield Items(tuple(Item(each) for each in effects))
    if changes:
        yield changes_table(changes)
    elif not effects:
        yield Paragraph(say("No deadline."), Tone.FAINT)


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
