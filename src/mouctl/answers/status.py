"""The register at a glance: `mouctl status`."""

from collections.abc import Iterator, Sequence
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, Told, deadline_data
from mouctl.answers._entries import days_left
from mouctl.answers._life import life_doubts
from mouctl.lifecycle import State
from mouctl.report import Cell, Column, Heading, Lines, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry

STATES: dict[State, tuple[Sentence, Tone]] = {
    "draft": (say("draft"), Tone.FAINT),
    "signed": (say("signed, not yet in force"), Tone.PLAIN),
    "in-force": (say("in force"), Tone.GOOD),
    "expired": (say("expired"), Tone.BAD),
    "terminated": (say("terminated"), Tone.FAINT),
    "open-ended": (say("in force without an end"), Tone.GOOD),
    "undetermined": (say("undetermined"), Tone.WARN),
}


class AgreementStatus(TypedDict):
    """One agreement; `last_day` is still in force."""

    id: str
    title: str
    state: State
    effective_on: date | None
    last_day: date | None
    days_left: int | None
    next: DeadlineData | None
    overdue: int
    lapsed: int
    undetermined: int
    doubts: tuple[Told, ...]


class StatusData(TypedDict):
    """All agreements of the register."""

    as_of: date
    agreements: tuple[AgreementStatus, ...]


_KEYS = (
    "id", "title", "state", "effective_on", "last_day", "days_left", "next", "next_due_on", "overdue", "lapsed",
    "undetermined",
)  # fmt: skip


def status_report(schedules: Sequence[Schedule], as_of: date) -> Report:
    """One line an agreement: its state, its last day, what comes next, and what is late."""
    statuses = tuple(_status(schedule) for schedule in schedules)
    return Report(
        schema=CONTRACT.schema,
        data=StatusData(as_of=as_of, agreements=statuses),
        blocks=(Heading(say("Register as of {day}", day=as_of)), _table(schedules, statuses)),
        records=_records(statuses),
    )


def awaited(schedule: Schedule) -> Entry | None:
    """The next deadline that can still be met."""
    return next((entry for entry in schedule.entries if entry.status in ("due", "upcoming")), None)


def _status(schedule: Schedule) -> AgreementStatus:
    life, coming = schedule.life, awaited(schedule)
    return AgreementStatus(
        id=schedule.dossier.agreement.id,
        title=schedule.dossier.agreement.title,
        state=life.state,
        effective_on=life.term.first_day if life.term else None,
        last_day=life.last_day,
        days_left=(life.last_day - life.situation.as_of).days if life.last_day else None,
        next=deadline_data(coming) if coming else None,
        overdue=schedule.count("overdue"),
        lapsed=schedule.count("lapsed"),
        undetermined=schedule.count("undetermined"),
        doubts=life_doubts(life.situation),
    )


def _table(schedules: Sequence[Schedule], statuses: Sequence[AgreementStatus]) -> Table:
    columns = (
        Column(key="agreement", title=say("Agreement"), min_width=20),
        Column(key="state", title=say("State"), min_width=10),
        Column(key="last_day", title=say("Last day"), min_width=19),
        Column(key="next", title=say("Next"), min_width=16),
        Column(key="open", title=say("Open"), min_width=10),
    )
    rows = tuple(_row(schedule, status) for schedule, status in zip(schedules, statuses, strict=True))
    return Table(columns=columns, rows=rows)


def _row(schedule: Schedule, status: AgreementStatus) -> tuple[Cell, ...]:
    coming = awaited(schedule)
    upcoming: Cell = (
        Lines((coming.deadline.act_by or coming.deadline.due_on, coming.deadline.title)) if coming else None
    )
    return (
        Lines((Toned(status["id"], Tone.STRONG), status["title"])),
        _state(schedule),
        last_day_cell(schedule),
        upcoming,
        Lines(_open(status)),
    )


def state_lines(schedule: Schedule) -> Iterator[Cell]:
    """The state, with a word where another reading still has the agreement in force, or where it is renewed later."""
    life = schedule.life
    yield Toned(*STATES[life.state])
    ends = life.term.ends.readings if life.term else ()
    if life.state == "expired" and any(reading.due_on >= life.situation.as_of for reading in ends):
        yield Toned(say("in force under another reading"), Tone.WARN)
    if life.resumes_on:
        yield Toned(say("renewed from {day}", day=life.resumes_on), Tone.WARN)


def _state(schedule: Schedule) -> Cell:
    doubtful = Toned(say("doubtful: see mouctl show"), Tone.WARN) if life_doubts(schedule.life.situation) else None
    return Lines((*state_lines(schedule), doubtful))


def last_day_cell(schedule: Schedule) -> Cell:
    """The last day in force, how far off it is, and the other readings of the term's end."""
    last_day, terms = schedule.life.last_day, schedule.life.situation.terms
    if last_day is None:
        return None
    ends_with_term = terms and terms[-1].last_day == last_day
    others = tuple(r.due_on for r in terms[-1].ends.readings[1:]) if ends_with_term else ()
    left = days_left((last_day - schedule.life.situation.as_of).days)
    return Lines((last_day, *(Toned(say("or {day}", day=ShortDay(day)), Tone.FAINT) for day in others), left))


def _open(status: AgreementStatus) -> tuple[Cell, ...]:
    counts = (
        (status["overdue"], say_count("{count} overdue", "{count} overdue", status["overdue"]), Tone.BAD),
        (status["lapsed"], say_count("{count} lapsed", "{count} lapsed", status["lapsed"]), Tone.BAD),
        (
            status["undetermined"],
            say_count("{count} undetermined", "{count} undetermined", status["undetermined"]),
            Tone.FAINT,
        ),
    )
    return tuple(Toned(told, tone) for count, told, tone in counts if count)


def _records(statuses: Sequence[AgreementStatus]) -> Table:
    rows = tuple(_record(status) for status in statuses)
    return Table(columns=tuple(Column(key=key, title=key) for key in _KEYS), rows=rows)


def _record(status: AgreementStatus) -> tuple[Cell, ...]:
    coming = status["next"]
    cells: dict[str, Cell] = {**status, "next": coming["id"] if coming else None}
    cells["next_due_on"] = coming["due_on"] if coming else None
    return tuple(cells[key] for key in _KEYS)


CONTRACT = Contract(id="status", schema="mouctl.status/1", data=StatusData)
