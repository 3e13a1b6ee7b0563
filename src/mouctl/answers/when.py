"""A deadline before anything happened: `mouctl when`."""

from collections.abc import Sequence
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._derivation import memo
from mouctl.answers._entries import records
from mouctl.report import Paragraph, Report, Tone
from mouctl.sentences import say
from mouctl.standing import Entry


class WhenData(TypedDict):
    """The deadline that would follow; `others` where the text has more than one, as with a notice in two stages."""

    as_of: date
    deadline: DeadlineData
    others: tuple[DeadlineData, ...]


def when_report(entries: Sequence[Entry], as_of: date, *, imagined: bool) -> Report:
    """The deadlines with their derivations, the first to act on first; nothing was recorded."""
    note = (Paragraph(say("A question only: nothing was recorded."), Tone.FAINT),) if imagined else ()
    first, *others = entries
    return Report(
        schema=CONTRACT.schema,
        data=WhenData(
            as_of=as_of, deadline=deadline_data(first), others=tuple(deadline_data(entry) for entry in others)
        ),
        blocks=(*(block for entry in entries for block in memo(entry, imagined=imagined)), *note),
        records=records(entries),
    )


CONTRACT = Contract(id="when", schema="mouctl.when/1", data=WhenData)
