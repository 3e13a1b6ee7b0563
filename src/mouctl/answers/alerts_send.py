"""What a run told, and what is undelivered: `mouctl alerts send`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, say, say_count

UNDELIVERED = 5
"""The exit code while anything is undelivered."""

STATES: dict[str, tuple[Sentence, Tone]] = {
    "sent": (say("sent"), Tone.GOOD),
    "made": (say("not tried yet"), Tone.WARN),
    "begun": (say("being sent"), Tone.WARN),
    "pending": (say("not taken yet"), Tone.WARN),
    "failed": (say("refused"), Tone.BAD),
    "unknown": (say("not known, will be repeated"), Tone.WARN),
    "uncertain": (say("not known"), Tone.BAD),
    "withdrawn": (say("replaced by a newer one"), Tone.FAINT),
}
"""What the states of a message are called."""


class Sent(NamedTuple):
    """A message, what became of it, and the deadlines that it tells of."""

    recipient: str
    role: str
    subject: str
    message_id: str
    state: str
    answer: str | Sentence | None
    deadlines: tuple[str, ...]


class Run(NamedTuple):
    """A run: what was handed over, what is undelivered at its end, and whose mail waits for a day that is not quiet."""

    as_of: date
    handed_over: tuple[Sent, ...]
    undelivered: tuple[Sent, ...]
    held: tuple[str, ...]


class MessageData(TypedDict):
    """A message and what became of it; `deadlines` are those that it tells of."""

    recipient: str
    role: str
    subject: str
    message_id: str
    state: str
    answer: str | Told | None
    deadlines: tuple[str, ...]


class SendData(TypedDict):
    """A run. `held` names the roles whose mail waits for a day that is not quiet."""

    as_of: date
    messages: tuple[MessageData, ...]
    undelivered: tuple[MessageData, ...]
    held: tuple[str, ...]


def send_report(run: Run) -> Report:
    """The run; exit code 5 while anything is undelivered."""
    data = SendData(
        as_of=run.as_of,
        messages=tuple(map(message_data, run.handed_over)),
        undelivered=tuple(map(message_data, run.undelivered)),
        held=run.held,
    )
    records = messages_table((*run.handed_over, *_earlier(run)))
    return Report(CONTRACT.schema, data, tuple(_blocks(run)), records, UNDELIVERED if run.undelivered else 0)


def message_data(sent: Sent) -> MessageData:
    """A message in the contract's shape."""
    recipient, role, subject, message_id, state, answer, deadlines = sent
    return MessageData(
        recipient=recipient,
        role=role,
        subject=subject,
        message_id=message_id,
        state=state,
        answer=answer,
        deadlines=deadlines,
    )


def messages_table(found: Sequence[Sent]) -> Table:
    """Messages for people and for spreadsheets: to whom, what, and what became of it."""
    columns = (
        Column(key="recipient", title=say("To"), min_width=20),
        Column(key="subject", title=say("Subject"), min_width=28),
        Column(key="state", title=say("State"), min_width=14),
    )
    return Table(columns, tuple(_row(each) for each in found), card_title=(1,))


def _row(sent: Sent) -> tuple[Cell, ...]:
    word, tone = STATES[sent.state]
    answer = Toned(sent.answer, Tone.FAINT)
    return Lines((sent.role, sent.recipient)), sent.subject, Lines((Toned(word, tone), answer))


def _earlier(run: Run) -> tuple[Sent, ...]:
    """What is undelivered and was not handed over in this run."""
    now = {sent.message_id for sent in run.handed_over}
    return tuple(sent for sent in run.undelivered if sent.message_id not in now)


def _blocks(run: Run) -> Iterator[Block]:
    yield Heading(say("Alerts of {day}", day=run.as_of))
    if not run.handed_over:
        yield Paragraph(say("Nothing was to be told."), Tone.GOOD)
    if found := (*run.handed_over, *_earlier(run)):
        yield messages_table(found)
    if run.held:
        yield Paragraph(say("Held until the next day that is not quiet: {roles}", roles=run.held), Tone.FAINT)
    if run.undelivered:
        count = len(run.undelivered)
        yield Paragraph(
            say_count("{count} message is undelivered.", "{count} messages are undelivered.", count), Tone.BAD
        )


CONTRACT = Contract(id="alerts-send", schema="mouctl.alerts-send/1", data=SendData)
