"""What changed in an agreement between two days: `mouctl show --diff`."""

from collections.abc import Iterator
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._addenda import TextChangeData, change_data, changes_table
from mouctl.answers._contract import Contract, Told
from mouctl.answers._effects import Change, ChangeData, changes_between, effects_of
from mouctl.answers._effects import change_data as deadline_change_data
from mouctl.answers._effects import changes_table as deadlines_table
from mouctl.changes import TextChange, text_changes
from mouctl.contacts import contact_book
from mouctl.lifecycle import State
from mouctl.model.event import EVENT_TITLES, Event
from mouctl.model.version import Version
from mouctl.report import Block, Column, Heading, Item, Items, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import ShortDay, say


class ShowDiffData(TypedDict):
    """Two states of one agreement: the events between them, what changed of the text, and of the deadlines."""

    agreement: str
    before: date
    after: date
    state_before: State
    state: State
    last_day_before: date | None
    last_day: date | None
    events: tuple[str, ...]
    effects: tuple[Told, ...]
    text: tuple[TextChangeData, ...]
    deadlines: tuple[ChangeData, ...]


def show_diff_report(old: Schedule, new: Schedule) -> Report:
    """From the earlier day to the later one; contacts as they are reached on each."""
    changes, text, events = changes_between(old, new), text_changes(_text(old), _text(new)), _between(old, new)
    data = ShowDiffData(
        agreement=new.dossier.agreement.id,
        before=old.life.situation.as_of,
        after=new.life.situation.as_of,
        state_before=old.life.state,
        state=new.life.state,
        last_day_before=old.life.last_day,
        last_day=new.life.last_day,
        events=tuple(event.id for event in events),
        effects=tuple(effects_of(old, new, changes)),
        text=tuple(map(change_data, text)),
        deadlines=tuple(map(deadline_change_data, changes)),
    )
    return Report(
        schema=CONTRACT.schema,
        data=data,
        blocks=tuple(_blocks(old, new, events, text, changes)),
        records=_records(data),
    )


def _text(one: Schedule) -> Version:
    """The text in force on the day, with the contacts as they are reached then."""
    version = one.life.version
    parties = contact_book(one.life, one.life.situation.as_of).parties
    return version._replace(agreement=version.agreement.model_copy(update={"parties": parties}))


def _between(old: Schedule, new: Schedule) -> tuple[Event, ...]:
    known = {event.id for event in old.life.situation.events}
    return tuple(event for event in new.life.situation.events if event.id not in known)


def _blocks(
    old: Schedule, new: Schedule, events: tuple[Event, ...], text: tuple[TextChange, ...], changes: tuple[Change, ...]
) -> Iterator[Block]:
    first, last = old.life.situation.as_of, new.life.situation.as_of
    yield Heading(say("What changed from {first} to {last}", first=first, last=last))
    yield Paragraph(new.life.version.agreement.title)
    if effects := tuple(effects_of(old, new, changes)):
        yield Items(tuple(Item(effect) for effect in effects))
    yield Heading(say("Events"), 2)
    yield _events(events)
    yield Heading(say("Text and contacts"), 2)
    yield changes_table(text) if text else Paragraph(say("Nothing changed."), Tone.FAINT)
    yield Heading(say("Deadlines"), 2)
    yield deadlines_table(changes) if changes else Paragraph(say("Nothing changed."), Tone.FAINT)


def _events(events: tuple[Event, ...]) -> Block:
    if not events:
        return Paragraph(say("None recorded."), Tone.FAINT)
    columns = (Column(key="on", title=say("Day"), min_width=16), Column(key="type", title=say("Event"), min_width=30))
    rows = ((ShortDay(each.on), Lines((EVENT_TITLES[each.type], Toned(each.id, Tone.FAINT)))) for each in events)
    return Table(columns=columns, rows=tuple(rows))


def _records(data: ShowDiffData) -> Table:
    """The changes for spreadsheets: of the text, then of the deadlines."""
    keys = ("what", "how", "key", "before", "after")
    text = ((each["what"], each["how"], each["key"], each["before"], each["after"]) for each in data["text"])
    deadlines = (
        (
            each["deadline"]["id"],
            "removed" if each["gone"] else "changed" if each["status_before"] else "added",
            key,
            before,
            None if each["gone"] else after,
        )
        for each in data["deadlines"]
        for key, before, after in (
            ("status", each["status_before"], each["deadline"]["status"]),
            ("due_on", each["due_on_before"], each["deadline"]["due_on"]),
        )
        if before != after or each["gone"]
    )
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=(*text, *deadlines))


CONTRACT = Contract(id="show-diff", schema="mouctl.show-diff/1", data=ShowDiffData)
