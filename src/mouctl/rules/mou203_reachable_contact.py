"""A party cannot be reached with what is recorded of its contacts.

No contact of the party has an address, a telephone or fax number, or an e-mail address that can be one.

Notices count only when they reach the contact that the article on correspondence names, and a party without one is
noticed when the first notice is due.

What to do: copy the contacts from the article on correspondence. If the text names none, ask the other side for one in
writing, and record it as an event of type `contact-change`.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.party import Contact
from mouctl.rule import Rule
from mouctl.rules._email import can_be_email
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Each party's contacts."""
    for index, party in enumerate(schedule.dossier.agreement.parties):
        if not any(_reachable(contact) for contact in party.contacts):
            yield Problem(
                message=say(
                    "{party} has no contact with an address, an e-mail address, a telephone or a fax number.",
                    party=party.label,
                ),
                route=("party", index, "contact"),
                advice=say("Copy the contacts from the article on correspondence."),
            )


def _reachable(contact: Contact) -> bool:
    return any((contact.address, contact.telephone, contact.fax, contact.email and can_be_email(contact.email)))


RULE = Rule(
    id="MOU203",
    severity=Severity.WARNING,
    summary=say("A party cannot be reached with what is recorded of its contacts."),
    source="Articles on correspondence, such as Pasal 7 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
