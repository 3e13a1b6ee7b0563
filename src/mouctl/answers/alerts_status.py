"""Whether alerts are at work: `mouctl alerts status`, made for a monitor that looks at the exit code."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract
from mouctl.answers.alerts_send import UNDELIVERED, MessageData, Sent, message_data, messages_table
from mouctl.report import Block, Heading, Paragraph, Report, Tone
from mouctl.sentences import say

STALE = 1
"""The exit code where no run came to its end for too long; what is undelivered weighs more."""


class StatusData(TypedDict):
    """How alerts stand: when a run last came to its end, whether that is too long ago, and what is undelivered."""

    at: datetime
    last_run: datetime | None
    stale: bool
    undelivered: tuple[MessageData, ...]


def status_report(at: datetime, last_run: datetime | None, undelivered: Sequence[Sent], *, stale: bool) -> Report:
    """Exit code 5 while anything is undelivered, 1 where the last run is too long ago."""
    data = StatusData(at=at, last_run=last_run, stale=stale, undelivered=tuple(map(message_data, undelivered)))
    code = UNDELIVERED if undelivered else STALE if stale else 0
    blocks = tuple(_blocks(last_run, undelivered, stale=stale))
    return Report(CONTRACT.schema, data, blocks, messages_table(undelivered), code)


def _blocks(last_run: datetime | None, undelivered: Sequence[Sent], *, stale: bool) -> Iterator[Block]:
    yield Heading(say("Alerts"))
    tone = Tone.BAD if stale else Tone.GOOD
    if last_run is None:
        yield Paragraph(say("No run has come to its end yet."), tone)
    else:
        at = last_run.isoformat(" ", "minutes")
        told = (
            say("The last run ended at {at}: too long ago.", at=at)
            if stale
            else say("The last run ended at {at}.", at=at)
        )
        yield Paragraph(told, tone)
    if undelivered:
        yield messages_table(undelivered)
    else:
        yield Paragraph(say("Nothing is undelivered."), Tone.GOOD)


CONTRACT = Contract(id="alerts-status", schema="mouctl.alerts-status/1", data=StatusData)
