"""What would be told now, and its mails; nothing is written."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mouctl.answers.alerts_preview import Previewed, preview_report
from mouctl.errors import UsageError
from mouctl.loading.register import Register
from mouctl.model.alerts import Alerts
from mouctl.outbox.messages import Draft
from mouctl.outbox.state import opened
from mouctl.reminders.planning import Digest
from mouctl.sentences import say
from mouctl.service._queueing import draft
from mouctl.service._reminding import STATE, Watch, told_so_far, watch, within_window
from mouctl.service.alerting import Call
from mouctl.service.opening import Answer


def preview(register: Register, call: Call, only: str | None = None) -> tuple[Answer, Mapping[str, Draft]]:
    """What would be told now, and each recipient's mail; nothing is written. Without a state, what --init would tell.

    Raises UsageError for an address that is no recipient's.
    """
    from mouctl.service._mailing import attachment_name

    seen = watch(register, call.view, call.clock.day)
    _refuse_stranger(seen.alerts, only)
    path = call.state or register.root / STATE
    shown = []
    drafts = {}
    for digest, connection in _foreseen(seen, path, only):
        told = seen.shown(digest, connection)
        drafts[digest.recipient.key] = draft(seen, digest, connection, call.clock.time())
        shown.append(Previewed(told, drafts[digest.recipient.key].subject, attachment_name(told)))
    return Answer(preview_report(seen.as_of, shown, has_state=path.exists()), register.findings), drafts


def _foreseen(seen: Watch, path: Path, only: str | None) -> Iterator[tuple[Digest, sqlite3.Connection | None]]:
    def wanted(digests: Sequence[Digest]) -> Iterator[Digest]:
        return (digest for digest in digests if only is None or digest.recipient.key == only.lower())

    if path.exists():
        with opened(path, to_write=False) as connection:
            yield from ((digest, connection) for digest in wanted(seen.digests(told_so_far(connection, seen))))
    else:
        recent = (within_window(digest) for digest in seen.digests({}))
        yield from ((digest, None) for digest in wanted([one for one in recent if any(True for _ in one.told)]))


def _refuse_stranger(alerts: Alerts, only: str | None) -> None:
    known = tuple(recipient.key for recipient in alerts.recipients)
    if only is not None and only.lower() not in known:
        raise UsageError(say("No recipient {address}.", address=only), say("There is: {names}", names=known))
