"""Where the parties are reached on a day, and every change since signing: `mouctl contacts`."""

from collections.abc import Iterator, Mapping
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._entries import status_cell
from mouctl.contacts import FIELDS, ContactBook, ContactUpdate, contact_book
from mouctl.model.event import Event
from mouctl.model.party import Contact, Party
from mouctl.report import Block, Cell, Column, Facts, Heading, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, ShortDay, say
from mouctl.standing import Entry

_CALLED: Mapping[str, Sentence] = {
    "address": say("Address"),
    "telephone": say("Telephone"),
    "fax": say("Fax"),
    "email": say("E-mail"),
}


class OriginData(TypedDict):
    """The event that a value comes from, and the first day on which it held."""

    event: str
    on: date


class ReachedData(TypedDict):
    """A point of contact as it is reached; `since` has the fields that changed after signing."""

    id: str
    unit: str
    address: str | None
    telephone: str | None
    fax: str | None
    email: str | None
    since: dict[str, OriginData]


class PartyContactsData(TypedDict):
    """A party with its points of contact."""

    id: str
    label: str
    name: str
    contacts: tuple[ReachedData, ...]


class UpdateData(TypedDict):
    """A change; `contact` is null where it is not said which contact changed.

    `told_on` is when the other side was told, as known on the day asked about; `notice` the duty to tell it.
    """

    event: str
    on: date
    in_force: bool
    party: str
    contact: str | None
    before: dict[str, str | None]
    after: dict[str, str | None]
    told_on: date | None
    notice: DeadlineData | None


class ContactsData(TypedDict):
    """The contacts in force on a day, and how they came to be."""

    as_of: date
    agreement: str
    parties: tuple[PartyContactsData, ...]
    changes: tuple[UpdateData, ...]


def contacts_report(schedule: Schedule, as_of: date) -> Report:
    """The contacts in force, then the changes with the duty to tell each."""
    book = contact_book(schedule.life, as_of)
    notices = {entry.deadline.occurrence: entry for entry in schedule.entries if entry.deadline.duty == _DUTY}
    every = (*book.updates, *book.coming)
    data = ContactsData(
        as_of=as_of,
        agreement=schedule.dossier.agreement.id,
        parties=tuple(_party_data(party, book) for party in book.parties),
        changes=tuple(_update_data(each, as_of, notices.get(each.source)) for each in every),
    )
    return Report(
        schema=CONTRACT.schema,
        data=data,
        blocks=tuple(_blocks(schedule, book, notices, as_of)),
        records=_records(data),
    )


_DUTY = "contact-change-notice"


def _party_data(party: Party, book: ContactBook) -> PartyContactsData:
    contacts = tuple(_reached(party, contact, book) for contact in party.contacts)
    return PartyContactsData(id=party.id, label=party.label, name=party.name, contacts=contacts)


def _reached(party: Party, contact: Contact, book: ContactBook) -> ReachedData:
    origins = ((field, book.origin(party.id, contact.id, field)) for field in FIELDS)
    return ReachedData(
        id=contact.id,
        unit=contact.unit,
        address=contact.address,
        telephone=contact.telephone,
        fax=contact.fax,
        email=contact.email,
        since={field: OriginData(event=origin.source, on=origin.on) for field, origin in origins if origin},
    )


def _update_data(update: ContactUpdate, as_of: date, notice: Entry | None) -> UpdateData:
    return UpdateData(
        event=update.source,
        on=update.on,
        in_force=update.on <= as_of,
        party=update.party,
        contact=update.contact,
        before=dict(update.before),
        after=dict(update.after),
        told_on=notice.deadline.met.on if notice and notice.deadline.met else None,
        notice=deadline_data(notice) if notice else None,
    )


def _blocks(schedule: Schedule, book: ContactBook, notices: Mapping[str | None, Entry], as_of: date) -> Iterator[Block]:
    yield Heading(say("Contacts as of {day}", day=as_of))
    for party in book.parties:
        yield Heading(say("{label}: {name}", label=party.label, name=party.name), 2)
        if not party.contacts:
            yield Paragraph(say("The text names no contact."), Tone.FAINT)
        for contact in party.contacts:
            yield Facts(tuple(_facts(party, contact, book)))
    yield Heading(say("Changes since signing"), 2)
    updates = (*book.updates, *book.coming)
    if not updates:
        yield Paragraph(say("None recorded."), Tone.FAINT)
        return
    events = {event.id: event for event in schedule.life.situation.events}
    yield _table(updates, book, notices, events, as_of)


def _facts(party: Party, contact: Contact, book: ContactBook) -> Iterator[tuple[Cell, Cell]]:
    yield say("Unit"), Toned(contact.unit, Tone.STRONG)
    for field in FIELDS:
        if value := getattr(contact, field):
            yield _CALLED[field], Lines((value, _since(book.origin(party.id, contact.id, field))))


def _since(origin: ContactUpdate | None) -> Cell:
    if origin is None:
        return None
    return Toned(say("since {day} ({event})", day=origin.on, event=origin.source), Tone.FAINT)


def _table(
    updates: tuple[ContactUpdate, ...],
    book: ContactBook,
    notices: Mapping[str | None, Entry],
    events: Mapping[str, Event],
    as_of: date,
) -> Table:
    columns = (
        Column(key="on", title=say("Changed"), min_width=16),
        Column(key="what", title=say("What"), min_width=30),
        Column(key="notice", title=say("Told the other side"), min_width=24),
    )
    rows = tuple((_day(each, as_of), _what(each, book), _told(notices.get(each.source))) for each in updates)
    return Table(columns=columns, rows=rows, card_title=(0,))


def _day(update: ContactUpdate, as_of: date) -> Cell:
    coming = Toned(say("not yet in force"), Tone.WARN) if update.on > as_of else None
    return Lines((ShortDay(update.on), Toned(update.source, Tone.FAINT), coming))


def _what(update: ContactUpdate, book: ContactBook) -> Cell:
    party = next(each for each in book.parties if each.id == update.party)
    contact = next((each for each in party.contacts if each.id == update.contact), None)
    lines: list[Cell] = [say("{label}: {unit}", label=party.label, unit=contact.unit) if contact else party.label]
    if update.contact is None:
        lines.append(Toned(say("Which of its contacts changed is not recorded; none is changed here."), Tone.WARN))
    for field, value in update.after.items():
        lines.append(say("{field}: {value}", field=_CALLED[field], value=value or say("none")))
        if before := update.before.get(field):
            lines.append(Toned(say("before: {value}", value=before), Tone.FAINT))
    return Lines(tuple(lines))


def _told(notice: Entry | None) -> Cell:
    """How the duty to tell it stands, and what the text says follows where it was not done in time."""
    if notice is None:
        return Toned(say("no duty to tell it"), Tone.FAINT)
    deadline = notice.deadline
    lines: list[Cell] = [status_cell(notice)]
    if deadline.due_on:
        lines.append(say("due {day}", day=ShortDay(deadline.due_on)))
    if deadline.met:
        lines.append(say("told {day}", day=ShortDay(deadline.met.on)))
    if notice.status in ("overdue", "done-late", "lapsed") and deadline.consequence:
        lines.append(Toned(_consequence(notice), Tone.BAD))
    return Lines((*lines, *(Toned(each, Tone.WARN) for each in notice.warnings)))


def _consequence(notice: Entry) -> Cell:
    deadline = notice.deadline
    if deadline.consequence_article:
        return say("{article}: “{words}”", article=deadline.consequence_article, words=deadline.consequence)
    return deadline.consequence


def _records(data: ContactsData) -> Table:
    """The contacts in force for spreadsheets: one row each."""
    keys = ("party", "label", "contact", "unit", *FIELDS)
    rows = tuple(
        (party["id"], party["label"], contact["id"], contact["unit"], *(contact[field] for field in FIELDS))  # type: ignore[literal-required]
        for party in data["parties"]
        for contact in party["contacts"]
    )
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)


CONTRACT = Contract(id="contacts", schema="mouctl.contacts/1", data=ContactsData)
