"""Which deadlines concern which recipient."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from mouctl.model.agreement import Agreement
from mouctl.model.alerts import Recipient
from mouctl.model.settings import is_named
from mouctl.standing import Entry


def concerns(recipient: Recipient, entry: Entry) -> bool:
    """Whether the recipient is to be told of the deadline: by agreement, duty, and who owes it."""
    return (
        reads_of(recipient, entry.agreement.id)
        and _fits(entry.deadline.duty, recipient.duty)
        and (not recipient.party or any(_owes(recipient, entry.agreement, one) for one in entry.deadline.owed_by))
    )


def reads_of(recipient: Recipient, agreement: str) -> bool:
    """Whether the recipient is told of anything in the agreement."""
    return _fits(agreement, recipient.agreement)


def _owes(recipient: Recipient, agreement: Agreement, owing: str) -> bool:
    return any(party.id == owing and is_named(party, recipient.party) for party in agreement.parties)


def _fits(name: str, patterns: Iterable[str]) -> bool:
    wanted = tuple(patterns)
    return not wanted or any(fnmatchcase(name, pattern) for pattern in wanted)
