"""Notices of changed contact data as they stand, for the rules about them."""

from collections.abc import Iterator
from typing import NamedTuple

from mouctl.findings import Route
from mouctl.model.event import ContactChange
from mouctl.schedule import Schedule
from mouctl.standing import Entry


class Notice(NamedTuple):
    """The notice that a change of contact data takes, the party that owes it, and the route to the event."""

    route: Route
    change: ContactChange
    party: str
    entry: Entry


def notices_of_change(schedule: Schedule) -> Iterator[Notice]:
    """The notice of every recorded change."""
    agreement = schedule.life.situation.agreement
    labels = {party.id: party.label for party in agreement.parties}
    entries = {each.deadline.occurrence: each for each in schedule.entries if each.deadline.duty == _DUTY}
    for index, event in enumerate(schedule.dossier.events):
        if isinstance(event, ContactChange) and (entry := entries.get(event.id)):
            yield Notice(("event", index), event, labels.get(event.party, event.party), entry)


_DUTY = "contact-change-notice"
