"""A public body is reached at an address of a free mail service.

Addresses at Gmail, Yahoo and the like belong to whoever holds the password, not to the office. Other parties may use
what they like.

When the officer moves on, the address goes along or falls silent; a notice sent there counts as sent, and nobody in
the office reads it.

What to do: ask the body for an address under its own domain (such as go.id), and record the change as an event of type
`contact-change`. Until then send notices by letter as well.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._contacts import contacts_of
from mouctl.schedule import Schedule
from mouctl.sentences import say

_FREE = frozenset(
    {
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.id", "yahoo.co.uk", "ymail.com", "rocketmail.com",
        "outlook.com", "outlook.co.id", "hotmail.com", "hotmail.co.id", "live.com", "msn.com", "icloud.com", "me.com",
        "mail.com", "aol.com", "gmx.com", "gmx.net", "proton.me", "protonmail.com", "zoho.com", "yandex.com",
        "yandex.ru", "mail.ru", "plasa.com", "telkom.net",
    }
)  # fmt: skip


def check(schedule: Schedule) -> Iterator[Problem]:
    """The address of every contact of a public body."""
    for route, party, contact in contacts_of(schedule.dossier.agreement):
        host = (contact.email or "").strip().rpartition("@")[2].casefold()
        if party.public_body and host in _FREE:
            yield Problem(
                message=say(
                    "{party}, a public body, is reached at {email}, an address of a free mail service.",
                    party=party.label,
                    email=contact.email,
                ),
                route=(*route, "email"),
                advice=say(
                    "Ask for an address under the body's own domain; until then send notices by letter as well."
                ),
            )


RULE = Rule(
    id="MOU210",
    severity=Severity.NOTE,
    summary=say("A public body is reached at an address of a free mail service."),
    source="Practice: an address should belong to the office, and not to whoever holds it",
    check=check,
)
