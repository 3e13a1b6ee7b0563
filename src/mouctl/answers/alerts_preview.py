"""What would be told now, to whom, word for word: `mouctl alerts preview`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, Told, deadline_data
from mouctl.answers._digest import Shown, digest_blocks
from mouctl.reminders.bands import Band, band_of
from mouctl.reminders.deciding import Matter
from mouctl.reminders.ladder import aim
from mouctl.reminders.planning import Digest, days_left
from mouctl.report import Block, Column, Facts, Heading, Lines, Paragraph, Report, Table, Tone
from mouctl.sentences import say


class Previewed(NamedTuple):
    """A digest with the subject that its mail would have, and the name of the file that it would carry."""

    shown: Shown
    subject: str
    attachment: str | None


class DatesData(TypedDict):
    """The days of a deadline as they were told, or as they are."""

    act_by: date
    due_on: date


class MovedData(TypedDict):
    """Where a deadline moved: from where to where, null where no day can be given, and what moved it."""

    old: DatesData | None
    new: DatesData | None
    by: Told | None


class ReminderData(TypedDict):
    """A deadline that is told of: the steps told at once, how many of them were missed, and what else is said of it."""

    id: str
    band: Band | None
    remind_on: date | None
    steps: tuple[str, ...]
    missed: int
    moved: MovedData | None
    closed: Told | None
    reopened: bool
    deadline: DeadlineData | None


class DigestData(TypedDict):
    """A mail to one recipient; `held` where it waits for a day that is not quiet. `attachment` names the calendar."""

    recipient: str
    role: str
    subject: str
    attachment: str | None
    held: bool
    unreadable: tuple[str, ...]
    reminders: tuple[ReminderData, ...]


class PreviewData(TypedDict):
    """Everything that would be told now."""

    as_of: date
    digests: tuple[DigestData, ...]


def preview_report(as_of: date, found: Sequence[Previewed], *, has_state: bool) -> Report:
    """Every mail that would be sent, one after the other."""
    data = PreviewData(as_of=as_of, digests=tuple(map(_digest, found)))
    return Report(CONTRACT.schema, data, tuple(_blocks(as_of, found, has_state=has_state)), _records(data))


def _digest(previewed: Previewed) -> DigestData:
    digest = previewed.shown.digest
    return DigestData(
        recipient=digest.recipient.email,
        role=digest.recipient.role,
        subject=previewed.subject,
        attachment=previewed.attachment,
        held=digest.held,
        unreadable=digest.unreadable,
        reminders=tuple(_reminder(matter, previewed.shown) for matter in digest.matters),
    )


def _reminder(matter: Matter, shown: Shown) -> ReminderData:
    entry, digest = matter.entry, shown.digest
    return ReminderData(
        id=matter.deadline,
        band=_band(matter, digest),
        remind_on=aim(entry) if entry else None,
        steps=tuple(step.step for step in matter.steps),
        missed=matter.missed,
        moved=_moved(matter, shown),
        closed=matter.closed,
        reopened=matter.reopened,
        deadline=deadline_data(entry) if entry else None,
    )


def _band(matter: Matter, digest: Digest) -> Band | None:
    if matter.entry is None or matter.closed is not None:
        return None
    return band_of(matter.entry, days_left(matter.entry, digest.as_of))


def _moved(matter: Matter, shown: Shown) -> MovedData | None:
    if matter.moved is None:
        return None
    old, new = (DatesData(act_by=each[0], due_on=each[1]) if each else None for each in matter.moved[:2])
    return MovedData(old=old, new=new, by=shown.causes.get(matter.deadline))


def _blocks(as_of: date, found: Sequence[Previewed], *, has_state: bool) -> Iterator[Block]:
    if not has_state:
        yield Paragraph(say("There is no state yet: this is what mouctl alerts send --init would tell."), Tone.FAINT)
    if not found:
        yield Heading(say("Deadlines as of {day}", day=as_of))
        yield Paragraph(say("Nothing was to be told."), Tone.GOOD)
    for shown, subject, attachment in found:
        recipient = shown.digest.recipient
        rows = [(say("To"), Lines((recipient.role, recipient.email))), (say("Subject"), subject)]
        yield Facts((*rows, *([(say("Attachment"), attachment)] if attachment else [])))
        if shown.digest.held:
            yield Paragraph(say("Held until the next day that is not quiet."), Tone.WARN)
        yield from digest_blocks(shown)


def _records(data: PreviewData) -> Table:
    keys = ("recipient", "role", "id", "band", "remind_on", "steps", "missed")
    rows = (
        (
            digest["recipient"],
            digest["role"],
            one["id"],
            one["band"],
            one["remind_on"],
            " ".join(one["steps"]),
            one["missed"],
        )
        for digest in data["digests"]
        for one in digest["reminders"]
    )
    return Table(tuple(Column(key, key) for key in keys), tuple(rows))


CONTRACT = Contract(id="alerts-preview", schema="mouctl.alerts-preview/1", data=PreviewData)
