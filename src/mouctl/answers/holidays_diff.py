"""The deadlines that moved between two states of the calendars: `mouctl holidays diff`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import CalendarData, Contract, Told, calendar_data
from mouctl.answers._entries import calendars_note
from mouctl.model.deadline import Deadline
from mouctl.report import Block, Cell, Column, Facts, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry, Status

_DAYS = ("due_on", "act_by", "earliest", "latest")


class State(NamedTuple):
    """What is counted with: all that was known at the end of a day (None: now), without one of the calendars."""

    known_on: date | None = None
    without: str | None = None

    def sentence(self) -> Sentence:
        """The state in words."""
        known = say("what was known on {day}", day=self.known_on) if self.known_on else say("what is known now")
        return say("{known}, without {calendar}", known=known, calendar=self.without) if self.without else known


class Move(NamedTuple):
    """A deadline that moved: how it stood and stands, None in a state in which there is none; and what moved it."""

    old: Entry | None
    new: Entry | None
    moved_by: tuple[str, ...]

    @property
    def entry(self) -> Entry:
        """The newer of the two that is there."""
        found = self.new or self.old
        assert found is not None
        return found


class StateData(TypedDict):
    """A state of the calendars."""

    known_on: date | None
    without: str | None


class DaysData(TypedDict):
    """The days of a deadline in one state, null where there are none, and the years that they rest on."""

    due_on: date | None
    act_by: date | None
    earliest: date | None
    latest: date | None
    calendars: tuple[CalendarData, ...]


class MoveData(TypedDict):
    """A deadline that moved; `moved_by` names the decrees and the sources of the calendars that moved it."""

    id: str
    agreement: str
    title: Told
    status: Status
    old: DaysData
    new: DaysData
    moved_by: tuple[str, ...]


class HolidaysDiffData(TypedDict):
    """What moved from the state `before` to the state `after`, by the new due date."""

    as_of: date
    before: StateData
    after: StateData
    moves: tuple[MoveData, ...]


def holidays_diff_report(moves: Sequence[Move], before: State, after: State, as_of: date) -> Report:
    """Every deadline that moved between two states of the calendars."""
    return Report(
        schema=CONTRACT.schema,
        data=HolidaysDiffData(
            as_of=as_of,
            before=StateData(known_on=before.known_on, without=before.without),
            after=StateData(known_on=after.known_on, without=after.without),
            moves=tuple(move_data(move) for move in moves),
        ),
        blocks=tuple(_blocks(moves, before, after, as_of)),
        records=_records(moves),
    )


def move_data(move: Move) -> MoveData:
    """A move in the contract's shape."""
    deadline = move.entry.deadline
    return MoveData(
        id=deadline.id,
        agreement=deadline.agreement,
        title=deadline.title,
        status=move.entry.status,
        old=_days(_deadline(move.old)),
        new=_days(_deadline(move.new)),
        moved_by=move.moved_by,
    )


def _deadline(entry: Entry | None) -> Deadline | None:
    return entry.deadline if entry else None


def _days(deadline: Deadline | None) -> DaysData:
    if deadline is None:
        return DaysData(due_on=None, act_by=None, earliest=None, latest=None, calendars=())
    return DaysData(
        due_on=deadline.due_on,
        act_by=deadline.act_by,
        earliest=deadline.earliest,
        latest=deadline.latest,
        calendars=tuple(calendar_data(year) for year in deadline.calendars),
    )


def _blocks(moves: Sequence[Move], before: State, after: State, as_of: date) -> Iterator[Block]:
    yield Heading(say("Deadlines that move with the calendars, as of {day}", day=as_of))
    yield Facts(((say("Old"), before.sentence()), (say("New"), after.sentence())))
    if not moves:
        yield Paragraph(say("No deadline moves."), Tone.GOOD)
        return
    columns = (
        Column(key="what", title=say("What"), min_width=22),
        Column(key="old", title=say("Old"), min_width=20),
        Column(key="new", title=say("New"), min_width=20),
        Column(key="moved_by", title=say("Moved by"), min_width=12),
    )
    yield Table(columns=columns, rows=tuple(_row(move) for move in moves))
    yield Paragraph(say_count("{count} deadline moves.", "{count} deadlines move.", len(moves)))
    yield from calendars_note(entry for move in moves for entry in (move.old, move.new) if entry)


def _row(move: Move) -> tuple[Cell, ...]:
    deadline = move.entry.deadline
    return (
        Lines((Toned(deadline.title, Tone.STRONG), Toned(deadline.id, Tone.FAINT))),
        _when(_deadline(move.old)),
        _when(_deadline(move.new)),
        Lines(move.moved_by),
    )


def _when(deadline: Deadline | None) -> Cell:
    """The due date, the safe day, and the days of the other readings, which may have moved alone."""
    if deadline is None:
        return Toned(say("no such deadline"), Tone.FAINT)
    if deadline.due_on is None:
        return Toned(say("undetermined"), Tone.FAINT)
    others = (say("or {day}", day=ShortDay(reading.due_on)) for reading in deadline.readings[1:])
    act_by = say("act by {day}", day=ShortDay(deadline.act_by)) if deadline.act_by else None
    due = Toned(say("due {day}", day=ShortDay(deadline.due_on)), Tone.STRONG)
    return Lines((due, act_by, *(Toned(other, Tone.FAINT) for other in others)))


def _records(moves: Sequence[Move]) -> Table:
    days = [f"{state}_{day}" for state in ("old", "new") for day in _DAYS]
    keys = ("id", "agreement", "title", "status", *days, "moved_by")
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=tuple(_record(move) for move in moves))


def _record(move: Move) -> tuple[Cell, ...]:
    deadline = move.entry.deadline
    days = (getattr(_deadline(entry), day, None) for entry in (move.old, move.new) for day in _DAYS)
    return (deadline.id, deadline.agreement, deadline.title, move.entry.status, *days, "; ".join(move.moved_by))


CONTRACT = Contract(id="holidays-diff", schema="mouctl.holidays-diff/1", data=HolidaysDiffData)
