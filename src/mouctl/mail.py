"""A mail as bytes: plain text first, HTML beside it, headers cleaned; the same letter gives the same bytes."""

import re
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import NamedTuple

from mouctl.language import clean

LONGEST_SUBJECT = 150
"""Characters; what is longer is cut by most programs anyway, and at a place of their own."""
_POLICY = SMTP.clone(cte_type="7bit")
_BREAKS = re.compile(r"\s+")


class Attachment(NamedTuple):
    """A calendar that a mail carries: the name of its file, in ASCII, and its bytes, in UTF-8."""

    name: str
    calendar: bytes


class Letter(NamedTuple):
    """What is written, from where to whom. `sent` is the day and time it bears, with its time zone."""

    sender: str
    sender_name: str
    recipient: str
    recipient_name: str
    subject: str
    text: str
    html: str
    language: str
    message_id: str
    references: tuple[str, ...]
    sent: datetime
    attachment: Attachment | None = None


def written(letter: Letter) -> bytes:
    """The mail with CRLF, in ASCII throughout, ready to be handed over as it is."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = _address(letter.sender_name, letter.sender)
    mail["To"] = _address(letter.recipient_name, letter.recipient)
    mail["Subject"] = _cut(one_line(letter.subject))
    mail["Date"] = format_datetime(letter.sent)
    mail["Message-ID"] = letter.message_id
    if letter.references:
        mail["In-Reply-To"] = letter.references[0]
        mail["References"] = " ".join(letter.references)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["List-Id"] = f"<mouctl.{letter.sender.rpartition('@')[2].lower()}>"
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"mouctl-{_mark(letter)}")
    if letter.attachment:
        _attach(mail, letter.attachment)
        mail.set_boundary(f"mouctl-all-{_mark(letter)}")
    mail["Content-Language"] = letter.language
    return mail.as_bytes()


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    """Adds the calendar as a file: without a method it is no invitation, and nobody is asked to answer it."""
    name, calendar = attachment
    mail.add_attachment(calendar, maintype="text", subtype="calendar", params={"charset": "utf-8"}, filename=name)


def _mark(letter: Letter) -> str:
    """Parts the parts of a mail, and is the same whenever the mail is."""
    return sha256(letter.message_id.encode()).hexdigest()[:24]


def identity(parts: Iterable[str], domain: str) -> str:
    """A Message-ID that is the same whenever the parts are."""
    return f"<{sha256(chr(0).join(parts).encode()).hexdigest()[:40]}@{domain.lower()}>"


def one_line(text: str) -> str:
    """The text as it can stand in a header: on one line, without anything that cannot be seen."""
    return clean(_BREAKS.sub(" ", text.replace("\u2028", " ").replace("\u2029", " "))).replace("\n", " ").strip()


def _address(name: str, address: str) -> Address:
    return Address(display_name=one_line(name), addr_spec=address)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SUBJECT else f"{text[: LONGEST_SUBJECT - 3].rstrip()}..."
