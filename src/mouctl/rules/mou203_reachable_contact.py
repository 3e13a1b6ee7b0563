"""A party cannot be reached with what is recorded of its contacts.

Either a party has no contact with an address, an e-mail address, a telephone or a fax number, or an e-mail address
cannot be one: nothing before or after the @, two of them in one key, a comma or a blank in it.

Notices count only when they reach the contact that the article on correspondence names, and a notice that comes back
is often noticed when its time is over.

What to do: copy the contacts from the article on correspondence. If the address stands wrongly in the signed text
itself, ask the other side, and record the change that it tells as an event of type `contact-change`.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.party import Contact
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_NEVER = frozenset("@ \t\r\n,;:<>()[]\\\"/'")
"""Characters that no host has, and no sensible mailbox."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """Each party's contacts, and each contact's e-mail address."""
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
        for position, contact in enumerate(party.contacts):
            if contact.email is not None and not _possible(contact.email):
                yield Problem(
                    message=say("“{email}” cannot be an e-mail address.", email=contact.email),
                    route=("party", index, "contact", position, "email"),
                    advice=say(
                        "Write one address only, like “nama@instansi.go.id”; a second one is a contact of its own."
                    ),
                )


def _reachable(contact: Contact) -> bool:
    return any((contact.address, contact.telephone, contact.fax, contact.email and _possible(contact.email)))


def _possible(email: str) -> bool:
    """Whether the text has the form of an address: mailbox, @, and a host of at least two parts."""
    mailbox, _, host = email.strip().partition("@")
    return bool(mailbox) and len(email) <= 254 and "." in host and all(_sound(part) for part in (mailbox, host))


def _sound(part: str) -> bool:
    """Parts between single dots, without a hyphen at either end, and no character that cannot be."""
    return _NEVER.isdisjoint(part) and all(label and label.strip("-") == label for label in part.split("."))


RULE = Rule(
    id="MOU203",
    severity=Severity.WARNING,
    summary=say("A party cannot be reached with what is recorded of its contacts."),
    source="Articles on correspondence, such as Pasal 7 of the Nota Kesepakatan BP2MI-Asahan; RFC 5321 for addresses",
    check=check,
)
