"""Every deadline in a window: `mouctl deadlines`."""

from collections.abc import Sequence
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._entries import calendars_note, dated, entries_table, records, undated_note
from mouctl.report import Block, Heading, Paragraph, Report
from mouctl.sentences import say
from mouctl.standing import Entry


class DeadlinesData(TypedDict):
    """The deadlines, by due date."""

    as_of: date
    deadlines: tuple[DeadlineData, ...]


def deadlines_report(entries: Sequence[Entry], as_of: date, *, exit_code: int = 0) -> Report:
    """The deadlines asked for, by due date; those without a day last."""
    shown = dated(entries)
    body: tuple[Block, ...] = (entries_table((entry, None) for entry in shown),) if shown else ()
    if not entries:
        body = (Paragraph(say("No deadline matches.")),)
    return Report(
        schema=CONTRACT.schema,
        data=DeadlinesData(as_of=as_of, deadlines=tuple(deadline_data(entry) for entry in entries)),
        blocks=(
            Heading(say("Deadlines as of {day}", day=as_of)),
            *body,
            *undated_note(entries),
            *calendars_note(shown),
        ),
        records=records(entries),
        exit_code=exit_code,
    )


CONTRACT = Contract(id="deadlines", schema="mouctl.deadlines/1", data=DeadlinesData)
