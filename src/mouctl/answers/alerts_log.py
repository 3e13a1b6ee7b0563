"""Who was told what, when, on which ground, and what came back: `mouctl alerts log`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract
from mouctl.answers._steps import step_in_words
from mouctl.answers.alerts_send import STATES
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import say

_TOLD = ("sent", "pending", "failed", "unknown", "uncertain", "withdrawn")
"""What people are shown of the log: what became of messages, not that they were made or begun."""


class ToldStep(NamedTuple):
    """A step that a message told of a deadline: on which days of it, and on what these rested."""

    deadline: str
    kind: str
    step: str
    ground: str
    rests_on: tuple[str, ...]


class Line(NamedTuple):
    """A line of the log."""

    at: datetime
    event: str
    answer: str | None
    recipient: str | None
    role: str | None
    subject: str | None
    message_id: str | None
    steps: tuple[ToldStep, ...]


class StepData(TypedDict):
    """A step: `ground` are the day to act by and the due date as they were told, or why a deadline fell silent."""

    deadline: str
    kind: str
    step: str
    ground: str
    rests_on: tuple[str, ...]


class LineData(TypedDict):
    """A line of the log; one about a run as a whole names no recipient."""

    at: datetime
    event: str
    answer: str | None
    recipient: str | None
    role: str | None
    subject: str | None
    message_id: str | None
    steps: tuple[StepData, ...]


class AlertsLogData(TypedDict):
    """The log, the oldest line first."""

    lines: tuple[LineData, ...]


def log_report(lines: Sequence[Line]) -> Report:
    """Every line."""
    data = AlertsLogData(lines=tuple(map(_data, lines)))
    return Report(CONTRACT.schema, data, tuple(_blocks(lines)), _records(lines))


def _data(line: Line) -> LineData:
    steps = tuple(
        StepData(deadline=one.deadline, kind=one.kind, step=one.step, ground=one.ground, rests_on=one.rests_on)
        for one in line.steps
    )
    return LineData(
        at=line.at,
        event=line.event,
        answer=line.answer,
        recipient=line.recipient,
        role=line.role,
        subject=line.subject,
        message_id=line.message_id,
        steps=steps,
    )


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    yield Heading(say("What was told"))
    about_messages = [line for line in lines if line.event in _TOLD]
    if not about_messages:
        yield Paragraph(say("Nothing was told yet."), Tone.FAINT)
        return
    columns = (
        Column(key="at", title=say("When"), min_width=19),
        Column(key="recipient", title=say("To"), min_width=20),
        Column(key="told", title=say("What"), min_width=28),
        Column(key="event", title=say("State"), min_width=12),
    )
    yield Table(columns, tuple(_row(line) for line in about_messages), card_title=(0, 1))


def _row(line: Line) -> tuple[Cell, ...]:
    word, tone = STATES[line.event]
    newest = {one.deadline: one.step for one in line.steps if "/" in one.deadline}
    told = (
        Toned(say("{deadline}: {step}", deadline=deadline, step=step_in_words(step)), Tone.FAINT)
        for deadline, step in newest.items()
    )
    return (
        line.at.isoformat(" ", "seconds"),
        Lines((line.role, line.recipient)),
        Lines((line.subject, *(told if line.event != "withdrawn" else ()))),
        Lines((Toned(word, tone), Toned(line.answer, Tone.FAINT))),
    )


def _records(lines: Sequence[Line]) -> Table:
    """One flat row for each step that a line is about."""
    keys = (
        "at", "event", "recipient", "role", "deadline", "kind", "step", "ground", "rests_on", "subject", "message_id",
        "answer",
    )  # fmt: skip
    rows = (
        (
            line.at.isoformat(), line.event, line.recipient, line.role, *(one[:4] if one else (None,) * 4),
            Lines(one.rests_on) if one else None, line.subject, line.message_id, line.answer,
        )
        for line in lines
        for one in (line.steps or (None,))
    )  # fmt: skip
    return Table(tuple(Column(key, key) for key in keys), tuple(rows))


CONTRACT = Contract(id="alerts-log", schema="mouctl.alerts-log/1", data=AlertsLogData)
