"""One agreement on one page: `mouctl show`."""

from collections.abc import Iterator
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._addenda import AddendumData, addenda_blocks, addenda_data, changed_by
from mouctl.answers._contract import Contract, DeadlineData, Told, deadline_data
from mouctl.answers._entries import dated, entries_table, records, undated_note
from mouctl.answers._life import (
    DisputeData,
    ForceMajeureData,
    disputes_data,
    ending,
    force_majeure_data,
    life_blocks,
    life_doubts,
    term_doubts,
)
from mouctl.answers.status import last_day_cell, state_lines
from mouctl.clauses import clause_type
from mouctl.contacts import contact_book
from mouctl.lifecycle import State
from mouctl.model.agreement import Agreement
from mouctl.model.clause import Clause
from mouctl.model.event import EVENT_TITLES, GROUNDS, Event, Termination
from mouctl.model.party import Contact, Party
from mouctl.model.situation import Term
from mouctl.report import Block, Cell, Column, Facts, Heading, Item, Items, Lines, Paragraph, Report, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say

KINDS: dict[str, Sentence] = {
    "nota-kesepakatan": say("Nota Kesepakatan"),
    "perjanjian-kerja-sama": say("Perjanjian Kerja Sama"),
    "nota-kesepahaman": say("Nota Kesepahaman"),
    "mou": say("Memorandum of Understanding"),
    "other": say("Other agreement"),
}


class ContactData(TypedDict):
    """A point of contact, as it is reached on the day asked about."""

    id: str
    unit: str
    address: str | None
    telephone: str | None
    fax: str | None
    email: str | None


class PartyData(TypedDict):
    """A party with who signed for it and where it is reached."""

    id: str
    label: str
    name: str
    number: str | None
    signatory: str | None
    contacts: tuple[ContactData, ...]


class TermData(TypedDict):
    """A term, both days included; the first is number 1."""

    number: int
    first_day: date
    last_day: date | None
    renewed_by: str | None


class ClauseData(TypedDict):
    """A clause of the text, and the event of the addendum that changed it."""

    type: str
    article: str
    quote: str
    addendum: str | None


class ShowData(TypedDict):
    """An agreement as it stands on a day."""

    as_of: date
    id: str
    title: str
    kind: str
    state: State
    signed_on: date | None
    effective_on: date | None
    last_day: date | None
    terms: tuple[TermData, ...]
    parties: tuple[PartyData, ...]
    clauses: tuple[ClauseData, ...]
    scope: dict[str, str]
    addenda: tuple[AddendumData, ...]
    events: tuple[str, ...]
    deadlines: tuple[DeadlineData, ...]
    doubts: tuple[Told, ...]
    force_majeure: tuple[ForceMajeureData, ...]
    disputes: tuple[DisputeData, ...]


def show_report(schedule: Schedule, as_of: date) -> Report:
    """The agreement's head, parties, contacts, clauses, scope, events and deadlines."""
    return Report(
        schema=CONTRACT.schema,
        data=_data(schedule, as_of),
        blocks=tuple(_blocks(schedule)),
        records=records(schedule.entries),
    )


def _data(schedule: Schedule, as_of: date) -> ShowData:
    life = schedule.life
    agreement = life.version.agreement
    return ShowData(
        as_of=as_of,
        id=agreement.id,
        title=agreement.title,
        kind=agreement.kind,
        state=life.state,
        signed_on=agreement.signed_on,
        effective_on=life.term.first_day if life.term else None,
        last_day=life.last_day,
        terms=tuple(_term(t) for t in life.situation.terms),
        parties=tuple(_party(party) for party in contact_book(life, as_of).parties),
        clauses=tuple(map(_clause, agreement.clauses)),
        scope={item.id: item.text for item in agreement.scope},
        addenda=addenda_data(life),
        events=tuple(event.id for event in life.situation.events),
        deadlines=tuple(deadline_data(entry) for entry in schedule.entries),
        doubts=life_doubts(life.situation),
        force_majeure=force_majeure_data(schedule),
        disputes=disputes_data(life.situation),
    )


def _term(term: Term) -> TermData:
    return TermData(number=term.number, first_day=term.first_day, last_day=term.last_day, renewed_by=term.renewed_by)


def _party(party: Party) -> PartyData:
    return PartyData(
        id=party.id,
        label=party.label,
        name=party.name,
        number=party.number,
        signatory=party.signatory.name if party.signatory else None,
        contacts=tuple(_contact_data(contact) for contact in party.contacts),
    )


def _clause(clause: Clause) -> ClauseData:
    addendum = clause.addendum.event if clause.addendum else None
    return ClauseData(type=clause.type, article=clause.article, quote=clause.quote, addendum=addendum)


def _contact_data(contact: Contact) -> ContactData:
    return ContactData(
        id=contact.id,
        unit=contact.unit,
        address=contact.address,
        telephone=contact.telephone,
        fax=contact.fax,
        email=contact.email,
    )


def _blocks(schedule: Schedule) -> Iterator[Block]:
    agreement = schedule.life.version.agreement
    yield Heading(agreement.title)
    yield Facts(tuple(_head(schedule)))
    yield from _missing(schedule)
    yield Heading(say("Parties"), 2)
    book = contact_book(schedule.life, schedule.life.situation.as_of)
    yield Items(items=tuple(_party_item(party) for party in book.parties))
    yield Heading(say("Clauses"), 2)
    yield _clauses(agreement)
    if agreement.scope:
        yield Heading(say("Scope"), 2)
        yield Facts(tuple((item.id, item.text) for item in agreement.scope))
    yield from addenda_blocks(schedule.life)
    yield Heading(say("Events"), 2)
    yield _events(schedule.life.situation.events)
    yield from life_blocks(schedule)
    yield Heading(say("Deadlines"), 2)
    yield entries_table((entry, None) for entry in dated(schedule.entries))
    yield from undated_note(schedule.entries)


def _head(schedule: Schedule) -> Iterator[tuple[Cell, Cell]]:
    life = schedule.life
    agreement = life.version.agreement
    yield say("Id"), agreement.id
    yield say("Kind"), KINDS[agreement.kind]
    yield say("Numbers"), Lines(tuple(party.number for party in agreement.parties))
    yield say("State"), Lines(tuple(state_lines(schedule)))
    yield say("Signed"), agreement.signed_on
    for term in life.situation.terms:
        label = say("Term") if term.number == 1 else say("Term {number} (renewed)", number=term.number)
        days = say("{first} until {last}", first=term.first_day, last=term.last_day)
        if term.last_day is None:
            days = say("from {first}, without an end", first=term.first_day)
        against = tuple(Toned(doubt, Tone.WARN) for doubt in term_doubts(term, life.situation))
        yield label, Lines((days, *against)) if against else days
    if ended := ending(life.situation):
        yield say("Ended"), ended
    yield say("Last day"), last_day_cell(schedule)
    if agreement.originals is not None:
        stamped = say(
            "{originals}, of which {stamped} with stamp duty", originals=agreement.originals, stamped=agreement.stamped
        )
        yield say("Originals"), stamped if agreement.stamped is not None else agreement.originals


def _missing(schedule: Schedule) -> Iterator[Block]:
    if schedule.life.situation.missing:
        yield Paragraph(schedule.life.situation.missing, Tone.WARN)


def _party_item(party: Party) -> Item:
    lines: list[Cell] = []
    if party.signatory:
        lines.append(say("Signed by {name}, {position}", name=party.signatory.name, position=party.signatory.position))
    lines += [_contact(contact) for contact in party.contacts]
    return Item(Toned(say("{label}: {name}", label=party.label, name=party.name), Tone.STRONG), tuple(lines))


def _contact(contact: Contact) -> Cell:
    reach = tuple(filter(None, (contact.address, contact.telephone, contact.fax, contact.email)))
    return say("{unit}: {reach}", unit=contact.unit, reach=reach)


def _clauses(agreement: Agreement) -> Table:
    columns = (
        Column(key="article", title=say("Article"), min_width=14),
        Column(key="type", title=say("Clause"), min_width=14),
        Column(key="quote", title=say("Words"), min_width=28),
    )
    return Table(columns=columns, rows=tuple(map(_clause_row, agreement.clauses)))


def _clause_row(clause: Clause) -> tuple[Cell, ...]:
    return clause.article, clause_type(clause.type).title, Lines((clause.quote, changed_by(clause.addendum)))


def _events(events: tuple[Event, ...]) -> Block:
    if not events:
        return Paragraph(say("None recorded."), Tone.FAINT)
    columns = (
        Column(key="on", title=say("Day"), min_width=14),
        Column(key="type", title=say("Event"), min_width=18),
        Column(key="note", title=say("Note"), min_width=24),
    )
    rows = tuple((event.on, _event(event), event.note) for event in events)
    return Table(columns=columns, rows=rows)


def _event(event: Event) -> Cell:
    ground = GROUNDS.get(event.ground or "") if isinstance(event, Termination) else None
    return Lines((EVENT_TITLES[event.type], ground, Toned(event.id, Tone.FAINT)))


CONTRACT = Contract(id="show", schema="mouctl.show/1", data=ShowData)
