"""A contact-change event does not say which contact changed.

The party has several points of contact, and the event names none of them in its key `contact`.

mouctl then cannot tell which address is in force, and shows all of them as they were.

What to do: append a correction of the event, and the same event with `contact`.
"""

from collections.abc import Iterator

from mouctl.contacts import contact_book
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every change that belongs to no contact."""
    positions = {event.id: index for index, event in enumerate(schedule.dossier.events)}
    book = contact_book(schedule.life, schedule.life.situation.as_of)
    for update in book.updates:
        if update.contact is None:
            names = tuple(c.id for party in book.parties if party.id == update.party for c in party.contacts)
            yield Problem(
                message=say("It is not recorded which contact changed."),
                route=("event", positions[update.source]),
                advice=say("Append a correction, and the event anew with “contact”, one of: {names}.", names=names),
                document="events",
            )


RULE = Rule(
    id="MOU802",
    severity=Severity.WARNING,
    summary=say("A contact-change event does not say which contact changed."),
    source="Practice: an address that nobody knows to be out of date",
    check=check,
)
