"""A digest as a mail: in the reader's language, with an identity that follows from what it tells."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from mouctl.answers._digest import Shown, digest_blocks, subject_of
from mouctl.format import Surface
from mouctl.language import Language
from mouctl.mail import Attachment, Letter, identity, one_line, written
from mouctl.model.alerts import Alerts, domain_of
from mouctl.outbox.messages import Draft
from mouctl.outbox.told import Telling
from mouctl.reminders.because import basis_of
from mouctl.reminders.planning import Digest
from mouctl.render import _html, terminal
from mouctl.report import Report
from mouctl.schedule import Schedule
from mouctl.sentences import say

_THREADS = 10
"""How many deadlines a mail is filed under by programs that show conversations."""


_CALENDAR = say("deadlines.ics")
"""What the file with the calendar is called: in ASCII, in each language."""
_WIDTH = 76
"""Characters a line of plain text, so that a reply can still quote it."""


class Desk(NamedTuple):
    """What mails are written with."""

    alerts: Alerts
    schedules: Mapping[str, Schedule]
    """By agreement."""
    sent: datetime


def draft_of(shown: Shown, desk: Desk) -> Draft:
    """The digest as a message for the outbox."""
    digest, language = shown.digest, Language(language_of(shown.digest))
    report = Report(schema="", data=None, blocks=tuple(digest_blocks(shown)))
    subject = one_line(language.tell(subject_of(shown)))
    domain = domain_of(desk.alerts.sender)
    message_id = identity(_parts(digest), domain)
    letter = Letter(
        sender=desk.alerts.sender,
        sender_name=shown.register or "mouctl",
        recipient=digest.recipient.email,
        recipient_name=digest.recipient.role,
        subject=subject,
        text=terminal.FORMAT.text(report, Surface(language, width=_WIDTH)),
        html=_html.render(report, Surface(language), subject),
        language=language.code,
        message_id=message_id,
        references=tuple(identity(("thread", each.deadline), domain) for each in digest.matters[:_THREADS]),
        sent=desk.sent,
        attachment=_calendar(shown, report, language),
    )
    recipient = digest.recipient
    return Draft(
        recipient.key, recipient.role, message_id, subject, written(letter), _tellings(digest, desk), digest.as_of
    )


def attachment_name(shown: Shown) -> str | None:
    """What the file with the calendar is called; None where there is nothing to attach."""
    return Language(language_of(shown.digest)).tell(_CALENDAR) if shown.calendar.occasions else None


def _calendar(shown: Shown, report: Report, language: Language) -> Attachment | None:
    from mouctl.render.deadlines import ics

    name = attachment_name(shown)
    with_feed = report._replace(feed=lambda: shown.calendar)
    return Attachment(name, ics.render(with_feed, Surface(language))) if name else None


def language_of(digest: Digest) -> str:
    """The recipient's own, or else that of the agreements told of, if they have one in common; or else Indonesian."""
    if digest.recipient.language:
        return digest.recipient.language
    entries = (*(matter.entry for matter in digest.matters if matter.entry), *digest.open)
    spoken = {entry.agreement.language for entry in entries}
    return spoken.pop() if len(spoken) == 1 else "id"


def _parts(digest: Digest) -> tuple[str, ...]:
    """What the message is: to whom, and each thing that it tells, with how often that was told before."""
    times = {matter.deadline: matter.times for matter in digest.matters}
    told = sorted(
        f"{deadline} {step.kind} {step.step} {step.ground} {times.get(deadline, 0)}" for deadline, step in digest.told
    )
    return (digest.recipient.key, *told)


def _tellings(digest: Digest, desk: Desk) -> tuple[Telling, ...]:
    entries = {matter.deadline: matter.entry for matter in digest.matters}
    found = []
    for deadline, step in digest.told:
        entry = entries.get(deadline)
        basis = basis_of(entry, desk.schedules[entry.agreement.id]) if entry and step.kind != "closed" else ()
        found.append(Telling(deadline, step, basis))
    return tuple(found)
