"""The contacts of the parties, for the rules about how they are reached."""

from collections.abc import Iterator
from typing import NamedTuple

from mouctl.findings import Route
from mouctl.model.agreement import Agreement
from mouctl.model.party import Contact, Party


class Reached(NamedTuple):
    """A contact with its party, and the route to it."""

    route: Route
    party: Party
    contact: Contact


def contacts_of(agreement: Agreement) -> Iterator[Reached]:
    """Every contact of every party as signed."""
    for index, party in enumerate(agreement.parties):
        for position, contact in enumerate(party.contacts):
            yield Reached(("party", index, "contact", position), party, contact)
