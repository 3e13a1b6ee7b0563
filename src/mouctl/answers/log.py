"""The history of an agreement, and what each event did: `mouctl log`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._addenda import called
from mouctl.answers._contract import Contract, Told
from mouctl.answers._effects import Change, changes_between, effects_of
from mouctl.changes import text_changes
from mouctl.model.event import EVENT_TITLES, Correction, Event
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, ShortDay, say, say_count


class Entered(NamedTuple):
    """An event, and the agreement without and with it once all that it tells of had happened."""

    event: Event
    before: Schedule
    after: Schedule
    corrected_by: str | None
    """The correction that replaces it, if one that stands does."""


class EvidenceData(TypedDict):
    """A file that proves an event."""

    file: str
    sha256: str | None


class LoggedData(TypedDict):
    """An event with what it did, as seen once all that it tells of had happened."""

    id: str
    type: str
    on: date
    known_on: date
    note: str | None
    evidence: tuple[EvidenceData, ...]
    corrected_by: str | None
    replaces: str | None
    effects: tuple[Told, ...]
    changed: tuple[str, ...]


class LogData(TypedDict):
    """The events known on a day, in the order in which they became known."""

    as_of: date
    agreement: str
    signed_on: date | None
    events: tuple[LoggedData, ...]


def log_report(signed: Schedule, entered: Sequence[Entered], as_of: date) -> Report:
    """One row an event, oldest first; corrected ones stay, and say so."""
    agreement = signed.dossier.agreement
    rows = tuple((each, changes_between(each.before, each.after)) for each in entered)
    data = LogData(
        as_of=as_of,
        agreement=agreement.id,
        signed_on=agreement.signed_on,
        events=tuple(_data(each, changes) for each, changes in rows),
    )
    return Report(schema=CONTRACT.schema, data=data, blocks=tuple(_blocks(signed, rows, as_of)), records=_records(data))


def _data(entered: Entered, changes: Sequence[Change]) -> LoggedData:
    event = entered.event
    return LoggedData(
        id=event.id,
        type=event.type,
        on=event.on,
        known_on=event.known_since,
        note=event.note,
        evidence=tuple(EvidenceData(file=each.file, sha256=each.sha256) for each in event.evidence),
        corrected_by=entered.corrected_by,
        replaces=event.replaces if isinstance(event, Correction) else None,
        effects=tuple(effects_of(entered.before, entered.after, changes)),
        changed=tuple(change.shown.deadline.id for change in changes),
    )


def _blocks(signed: Schedule, rows: Sequence[tuple[Entered, Sequence[Change]]], as_of: date) -> Iterator[Block]:
    yield Heading(say("History as of {day}", day=as_of))
    columns = (
        Column(key="on", title=say("Day"), min_width=16),
        Column(key="event", title=say("What happened"), min_width=24),
        Column(key="effect", title=say("What it did"), min_width=30),
    )
    if (signed.dossier.agreement.signed_on or date.max) > as_of:
        yield Paragraph(say("The agreement is not signed yet."), Tone.WARN)
    table = Table(columns=columns, rows=(*_signing(signed, as_of), *(_row(*row) for row in rows)), card_title=(0, 1))
    if table.rows:
        yield table
    if not rows:
        yield Paragraph(say("No event is recorded."), Tone.FAINT)


def _signing(signed: Schedule, as_of: date) -> Iterator[tuple[Cell, ...]]:
    signed_on = signed.dossier.agreement.signed_on
    if signed_on and signed_on <= as_of:
        last = signed.life.last_day
        effect = say("The last day is {day}.", day=last) if last else signed.life.situation.missing
        yield ShortDay(signed_on), Toned(say("signed"), Tone.STRONG), effect


def _row(entered: Entered, changes: Sequence[Change]) -> tuple[Cell, ...]:
    event = entered.event
    title = Toned(EVENT_TITLES[event.type], Tone.FAINT if entered.corrected_by else Tone.STRONG)
    return (
        Lines((ShortDay(event.on), *_known(event))),
        Lines((title, Toned(event.id, Tone.FAINT), event.note, *_proof(event))),
        Lines(tuple(_effects(entered, changes))),
    )


def _known(event: Event) -> Iterator[Cell]:
    if event.known_on and event.known_on != event.on:
        yield Toned(say("known since {day}", day=ShortDay(event.known_on)), Tone.FAINT)


def _proof(event: Event) -> Iterator[Cell]:
    if event.evidence:
        files = tuple(evidence.file for evidence in event.evidence)
        yield Toned(say("evidence: {files}", files=files), Tone.FAINT)


def _effects(entered: Entered, changes: Sequence[Change]) -> Iterator[Cell]:
    if entered.corrected_by:
        yield Toned(say("Corrected by {event}: it no longer counts.", event=entered.corrected_by), Tone.WARN)
    if isinstance(entered.event, Correction):
        yield say("Replaces {event}: {reason}", event=entered.event.replaces, reason=entered.event.reason)
    told = tuple(effects_of(entered.before, entered.after, changes))
    yield from (*told, *_of_the_text(entered))
    if changes:
        yield Toned(_changed(changes), Tone.FAINT)
    elif not told and not isinstance(entered.event, Correction):
        yield Toned(say("No deadline changed."), Tone.FAINT)


def _of_the_text(entered: Entered) -> Iterator[Cell]:
    """What an addendum changes, without its words, which `mouctl show` has."""
    old, new = entered.before.life.versions, entered.after.life.versions
    if len(new) <= len(old):
        return
    for change in text_changes(old[-1], new[-1]):
        if change.key == "quote":
            continue
        what = say("{what}, {key}", what=change.what, key=called(change.key)) if change.key else change.what
        before, after = change.before or say("nothing"), change.after or say("nothing")
        yield say("{what}: {before} → {after}", what=what, before=before, after=after)


def _changed(changes: Sequence[Change]) -> Sentence:
    names = tuple(map(_moved, changes[:_NAMED]))
    if len(changes) <= _NAMED:
        return say("changed: {names}", names=names)
    more = len(changes) - _NAMED
    return say_count("changed: {names} and {count} more", "changed: {names} and {count} more", more, names=names)


def _moved(change: Change) -> Sentence:
    """The deadline, with its old and its new day where it moved."""
    name = change.shown.deadline.id.partition("/")[2]
    before = change.before.deadline.due_on if change.before else None
    after = change.after.deadline.due_on if change.after else None
    if change.after is None:
        return say("{name} (gone)", name=name)
    if before and after and before != after:
        return say("{name} ({before} → {after})", name=name, before=before, after=after)
    return say("{name} (due {day})", name=name, day=after) if after and not before else say("{name}", name=name)


_NAMED = 4
"""How many deadlines are named in a row."""


def _records(data: LogData) -> Table:
    """The events for spreadsheets: one row each."""
    keys = ("id", "type", "on", "known_on", "note", "corrected_by", "replaces", "effects", "changed")
    rows = (
        (
            each["id"], each["type"], each["on"], each["known_on"], each["note"], each["corrected_by"],
            each["replaces"], Lines(each["effects"]), Lines(each["changed"]),
        )
        for each in data["events"]
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=tuple(rows))


CONTRACT = Contract(id="log", schema="mouctl.log/1", data=LogData)
