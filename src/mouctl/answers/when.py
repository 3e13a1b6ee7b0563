"""A deadline before anything happened: `mouctl when`."""

from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._derivation import memo
from mouctl.answers._entries import records
from mouctl.report import Paragraph, Report, Tone
from mouctl.sentences import say
from mouctl.standing import Entry


class WhenData(TypedDict):
    """The deadline that would follow."""

    as_of: date
    deadline: DeadlineData


def when_report(entry: Entry, as_of: date, *, imagined: bool) -> Report:
    """The deadline with its derivation; nothing was recorded."""
    note = (Paragraph(say("A question only: nothing was recorded."), Tone.FAINT),) if imagined else ()
    return Report(
        schema=CONTRACT.schema,
        data=WhenData(as_of=as_of, deadline=deadline_data(entry)),
        blocks=(*memo(entry), *note),
        records=records([entry]),
    )


CONTRACT = Contract(id="when", schema="mouctl.when/1", data=WhenData)
