"""Where the parties are reached on a day: the contacts as signed, with every change since, by addendum or by event.

A change counts from the day it happened, whether it was told or not; whether the other side may rely on it is another
question, which the text answers (in the real agreement, Pasal 7 ayat (3)).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from mouctl.lifecycle import Life
from mouctl.model.event import ContactChange
from mouctl.model.party import Contact, Party
from mouctl.model.version import Version

FIELDS = ("address", "telephone", "fax", "email")
"""What can change of a contact by an event; its unit changes by an addendum only."""

_MARKS = re.compile(r"[^\w@.+]|_")

_Name: TypeAlias = tuple[str, str]
"""The ids of a party and of one of its contacts."""


class ContactUpdate(NamedTuple):
    """What an event or an addendum changed of one contact, from the day `on`; fields that stayed are left out.

    `contact` is None where the party has several contacts, and the event does not say which of them changed.
    """

    on: date
    source: str
    party: str
    contact: str | None
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]


class ContactBook(NamedTuple):
    """The parties with the contacts in force, and every change up to that day, oldest first."""

    parties: tuple[Party, ...]
    updates: tuple[ContactUpdate, ...]
    coming: tuple[ContactUpdate, ...]
    """Changes that are known, and not yet in force."""

    def origin(self, party: str, contact: str, field: str) -> ContactUpdate | None:
        """The change that a value in force comes from; None for one as signed."""
        own = (each for each in reversed(self.updates) if (each.party, each.contact) == (party, contact))
        return next((each for each in own if field in each.after), None)

    def reaches(self, party: str, address: str) -> bool:
        """Whether the party is reached at that address, number or e-mail."""
        contacts = (contact for each in self.parties if each.id == party for contact in each.contacts)
        return any(_plain(getattr(contact, field)) == _plain(address) for contact in contacts for field in FIELDS)

    def superseded(self, party: str, address: str) -> ContactUpdate | None:
        """The latest change that put something else in the place of an address of the party."""
        changes = (each for each in reversed(self.updates) if each.party == party)
        return next((each for each in changes if _plain(address) in map(_plain, each.before.values())), None)


def contact_book(life: Life, day: date) -> ContactBook:
    """The contacts in force on a day, as known on the day that `life` is seen from."""
    in_force: dict[_Name, Contact] = _contacts(life.versions[0])
    updates: list[ContactUpdate] = []
    coming: list[ContactUpdate] = []
    for update in _updates(life, in_force, day):
        (updates if update.on <= day else coming).append(update)
    parties = life.versions[-1].agreement.parties
    present = tuple(
        party.model_copy(update={"contacts": tuple(c for (owner, _), c in in_force.items() if owner == party.id)})
        for party in parties
    )
    return ContactBook(present, tuple(updates), tuple(coming))


def _updates(life: Life, in_force: dict[_Name, Contact], day: date) -> Iterator[ContactUpdate]:
    """Every change by its day; those up to `day` are made in `in_force` as they come."""
    versions = zip(life.versions, life.versions[1:], strict=False)
    happened: list[tuple[date, str, ContactChange | tuple[Version, Version]]] = [
        *((event.on, event.id, event) for event in life.situation.of_type(ContactChange)),
        *((after.since, "", (before, after)) for before, after in versions),
    ]
    for on, _, what in sorted(happened, key=lambda each: each[:2]):
        now = in_force if on <= day else dict(in_force)
        if isinstance(what, ContactChange):
            yield _by_event(what, now, life)
        else:
            yield from _by_addendum(*what, now)


def _by_event(event: ContactChange, in_force: dict[_Name, Contact], life: Life) -> ContactUpdate:
    new: dict[str, str | None] = {field: value for field in FIELDS if (value := getattr(event, field)) is not None}
    own = [contact for owner, contact in in_force if owner == event.party]
    which = event.contact or (own[0] if len(own) == 1 else None)
    before = in_force.get((event.party, which)) if which else None
    if before is None or which is None:
        return ContactUpdate(event.on, event.id, event.party, None, {}, new)
    in_force[event.party, which] = before.model_copy(update=new)
    old = {field: getattr(before, field) for field in new}
    return ContactUpdate(event.on, event.id, event.party, which, old, new)


def _by_addendum(before: Version, after: Version, in_force: dict[_Name, Contact]) -> Iterator[ContactUpdate]:
    """What the addendum says of contacts; what it leaves alone stays as events have made it."""
    assert after.amendment is not None
    old, new = _contacts(before), _contacts(after)
    for name in dict.fromkeys((*old, *new)):
        fields = {f: getattr(new.get(name), f, None) for f in FIELDS}
        changed = {f: each for f, each in fields.items() if getattr(old.get(name), f, None) != each}
        there = in_force.get(name)
        if name not in new:
            in_force.pop(name, None)
        elif old.get(name) != new[name]:
            unit = {"unit": new[name].unit}
            in_force[name] = there.model_copy(update={**changed, **unit}) if there else new[name]
        if changed:
            was = {f: getattr(there, f, None) for f in changed}
            yield ContactUpdate(after.since, after.amendment.event, *name, was, changed)


def _contacts(version: Version) -> dict[_Name, Contact]:
    return {(party.id, contact.id): contact for party in version.agreement.parties for contact in party.contacts}


def _plain(value: str | None) -> str:
    """An address as it is compared: without blanks, capitals and the marks in telephone numbers."""
    return _MARKS.sub("", (value or "").casefold())
