"""What a run hands over: what is in doubt once more, and what is new or was not taken in new messages."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime

from mouctl.outbox import messages
from mouctl.outbox.messages import Draft, Message
from mouctl.outbox.told import Telling
from mouctl.reminders.planning import Digest
from mouctl.service._reminding import Watch, told_so_far


def queue_of(
    connection: sqlite3.Connection, seen: Watch, waiting: Sequence[Message], at: datetime, held: list[Digest]
) -> Iterator[Message]:
    """The messages to be handed over, the new ones made durable within the transaction that this is called in.

    What has to wait for a day that is not quiet is added to `held`. A recipient that the register no longer names gets
    nothing more.
    """
    known = {recipient.key for recipient in seen.alerts.recipients}
    digests = {digest.recipient.key: digest for digest in seen.digests(told_so_far(connection, seen))}
    for message in waiting:
        if message.draft.recipient not in known:
            messages.withdraw(connection, message, at)
        elif message.state == "unknown":
            yield message
    for recipient in sorted(known):
        mine = [message for message in waiting if message.draft.recipient == recipient]
        digest = _unsaid(digests.get(recipient), mine)
        if any(message.state == "pending" and message.next_try and message.next_try > at for message in mine):
            continue
        if digest and digest.held:
            held.append(digest)
        elif digest is None or not _only_refused(digest, mine):
            yield from _renewed(connection, seen, mine, digest, at)


def _unsaid(digest: Digest | None, mine: Sequence[Message]) -> Digest | None:
    """The digest without what a message tells that is in doubt; None where nothing is left of it."""
    doubtful = frozenset(key for message in mine if message.state == "unknown" for key in message.is_told)
    if digest is None or not doubtful:
        return digest
    matters = tuple(
        matter
        for matter in digest.matters
        if not all(Telling(matter.deadline, step).key in doubtful for step in matter.steps)
    )
    steps = tuple((what, step) for what, step in digest.steps if Telling(what, step).key not in doubtful)
    left = digest._replace(matters=matters, steps=steps)
    return left if any(True for _ in left.told) else None


def _only_refused(digest: Digest, mine: Sequence[Message]) -> bool:
    """Whether the recipient was refused all of this before: it is tried again as soon as there is more to tell."""
    refused = frozenset(key for message in mine if message.state == "failed" for key in message.is_told)
    return all(Telling(what, step).key in refused for what, step in digest.told)


def _renewed(
    connection: sqlite3.Connection, seen: Watch, mine: Sequence[Message], digest: Digest | None, at: datetime
) -> Iterator[Message]:
    """The digest as a message, in the place of those that were never taken over."""
    replaced = [message for message in mine if message.state in ("made", "pending", "failed")]
    for message in replaced:
        messages.withdraw(connection, message, at)
    if digest:
        tries = max((message.tries for message in replaced), default=0)
        yield messages.make(connection, draft(seen, digest, connection, at), tries, at)


def draft(seen: Watch, digest: Digest, connection: sqlite3.Connection | None, at: datetime) -> Draft:
    from mouctl.service._mailing import Desk, draft_of  # most runs have nothing to write

    return draft_of(seen.shown(digest, connection), Desk(seen.alerts, seen.schedules, at))
