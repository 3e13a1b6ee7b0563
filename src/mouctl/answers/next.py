"""One screen of what matters now: `mouctl next`."""

from collections.abc import Iterator, Sequence
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._entries import calendars_note, dated, entries_table, records, undated_note
from mouctl.report import Block, Cell, Heading, Paragraph, Report, Tone
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry, Status
from mouctl.suspension import Suspension

COMING = 5
"""How many upcoming deadlines are shown."""

_URGENCY: tuple[Status, ...] = ("overdue", "lapsed", "due", "upcoming", "undetermined")


class NextData(TypedDict):
    """What calls for attention, by urgency."""

    as_of: date
    overdue: tuple[DeadlineData, ...]
    lapsed: tuple[DeadlineData, ...]
    due: tuple[DeadlineData, ...]
    upcoming: tuple[DeadlineData, ...]
    undetermined: tuple[DeadlineData, ...]


def next_report(entries: Sequence[Entry], as_of: date) -> Report:
    """Overdue, due, coming and undetermined; exit code 1 where something is late or lost and not acknowledged."""
    coming = [entry for entry in entries if entry.status == "upcoming"][:COMING]
    wanted = [e for status in _URGENCY for e in entries if e.status == status and (status != "upcoming" or e in coming)]
    shown = dated(wanted)
    body: Block = (
        entries_table(_folded(shown)) if shown else Paragraph(say("Nothing is late, due or coming."), Tone.GOOD)
    )
    return Report(
        schema=CONTRACT.schema,
        data=NextData(
            as_of=as_of,
            overdue=_data(wanted, "overdue"),
            lapsed=_data(wanted, "lapsed"),
            due=_data(wanted, "due"),
            upcoming=_data(wanted, "upcoming"),
            undetermined=_data(wanted, "undetermined"),
        ),
        blocks=(
            Heading(say("What matters on {day}", day=as_of)),
            body,
            *undated_note(entries),
            *_advice(shown),
            *calendars_note(shown),
        ),
        records=records(wanted),
        exit_code=1 if any(entry.calls for entry in entries) else 0,
    )


def _folded(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Cell]]:
    """The first of each duty that recurs, with how many follow it: five reviews left undone are one thing to do."""
    duties: dict[tuple[str, str, Status, Suspension | None], list[Entry]] = {}
    for entry in entries:
        alike = (entry.agreement.id, entry.deadline.duty, entry.status, entry.suspended)
        duties.setdefault(alike, []).append(entry)
    for first, *more in duties.values():
        yield first, _followed_by(more) if more else None


def _followed_by(more: Sequence[Entry]) -> Sentence:
    last = more[-1].deadline
    if last.due_on is None:
        return say_count("and {count} more like it", "and {count} more like it", len(more))
    return say_count(
        "and {count} more like it, due {last}",
        "and {count} more like it, the last due {last}",
        len(more),
        last=ShortDay(last.due_on),
    )


def _advice(entries: Sequence[Entry]) -> tuple[Block, ...]:
    if not entries:
        return ()
    pressing = next((entry for entry in entries if entry.status == "due"), entries[0])
    return (Paragraph(say("How a date comes about: mouctl explain {id}", id=pressing.deadline.id), Tone.FAINT),)


def _data(entries: Sequence[Entry], status: Status) -> tuple[DeadlineData, ...]:
    return tuple(deadline_data(entry) for entry in entries if entry.status == status)


CONTRACT = Contract(id="next", schema="mouctl.next/1", data=NextData)
