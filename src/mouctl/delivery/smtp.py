"""A mail server over SMTP: one session for a whole run, one recipient a message.

What became of a message follows from the server's last answer. Only a 250 after the final dot is `sent`, whatever comes
after it. A recipient that the server refuses for good (5xx to RCPT) is `failed`. Everything else that was answered is
`pending`: a 4xx passes, and a 5xx elsewhere speaks of the server, our settings or the wording of this message, not
of the recipient, who is told in a new message later. A connection lost before the dot leaves the message `pending`;
lost after it, nobody can tell: `unknown`. After a 421 or a lost connection the rest of the run is `pending`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from mouctl.delivery._conversation import Conversation, Lost, Reply
from mouctl.delivery._greeting import Credentials, Server, greeted
from mouctl.delivery._login import Login, password_of
from mouctl.delivery._paths import WholePath
from mouctl.errors import Fault
from mouctl.model.fields import Text
from mouctl.sentences import Sentence, mark, say
from mouctl.transport import Envelope, Limit, Outcome, Session, State, Transport

PORTS = {"starttls": 587, "tls": 465, "none": 25}
_PATIENCE_AT_THE_END = 5.0
"""Seconds for QUIT: by then everything is settled."""
_PATH = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")
"""An address as it can stand in a line of SMTP: ASCII that is seen, and no angle brackets."""
_DOT = re.compile(rb"^\.", re.MULTILINE)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise Fault(
            say("“{text}” is no name of a server.", text=text),
            say("Write its name alone, such as “smtp.contoh.go.id”; the port is a key of its own."),
        )
    return text


Security: TypeAlias = Literal["starttls", "tls", "none"]


class SmtpSettings(Login):
    """Which server takes the mail, and how."""

    type: Literal["smtp"]
    host: Annotated[Text, AfterValidator(_host)] = Field(
        description=mark("The server's name, as its certificate has it.")
    )
    port: int | None = Field(None, ge=1, le=65535, description=mark("Left out: 587, with “tls” 465, with “none” 25."))
    security: Security = Field(
        "starttls", description=mark("How the connection is encrypted; “none” only to a server on this machine.")
    )
    ca_file: WholePath | None = Field(
        None, description=mark("A file with the authorities to trust, in place of those of the system.")
    )

    @model_validator(mode="after")
    def _in_clear_only_here(self) -> "SmtpSettings":
        if self.security == "none" and not _is_here(self.host):
            raise Fault(
                say("Nothing is sent in clear to another machine."),
                say("Write security = “starttls” or “tls”; “none” is for localhost alone."),
            )
        return self


class Smtp:
    """A session, until it is over."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._over: str | Sentence | None = None
        self._unfinished = False

    def deliver(self, envelope: Envelope) -> Outcome:
        """Hands the message over, if the session still goes on."""
        if not all(map(_PATH.fullmatch, (envelope.sender, envelope.recipient))):
            return Outcome("failed", say("The address has letters that SMTP knows only as an extension."))
        if self._over:
            return Outcome("pending", self._over)
        try:
            refused = self._up_to_the_dot(envelope)
        except Lost as error:
            return self._lost("pending", error)
        try:
            return refused or self._from_the_dot_on()
        except Lost as error:
            return self._lost("unknown", error)

    def _up_to_the_dot(self, envelope: Envelope) -> Outcome | None:
        """Why the server does not take the message, or None once all but its end is sent."""
        for line, wanted, for_good in self._lines(envelope):
            reply = self._conversation.ask(line)
            if reply.kind != wanted:
                return self._refused(reply, for_good)
        self._conversation.send(_stuffed(envelope.message))
        return None

    def _lines(self, envelope: Envelope) -> Iterator[tuple[str, int, State]]:
        """What is said before a message, the kind of answer that lets it go on, and what a refusal for good means."""
        if self._unfinished:
            yield "RSET", 2, "pending"
        self._unfinished = True
        yield f"MAIL FROM:<{envelope.sender}>", 2, "pending"
        yield f"RCPT TO:<{envelope.recipient}>", 2, "failed"
        yield "DATA", 3, "pending"

    def _from_the_dot_on(self) -> Outcome:
        self._conversation.send(b".\r\n")
        reply = self._conversation.reply()
        if reply.kind == 3:
            raise Lost(say("The server does not answer as a mail server does."))
        if reply.kind != 2:
            return self._refused(reply, "pending")
        self._unfinished = False
        return Outcome("sent", str(reply))

    def _refused(self, reply: Reply, for_good: State) -> Outcome:
        if reply.code == 421 or reply.kind < 4:  # it leaves, or means something else than we do
            self._over = str(reply)
        return Outcome(for_good if reply.kind == 5 else "pending", str(reply))

    def _lost(self, state: State, error: Lost) -> Outcome:
        self._over = error.why
        return Outcome(state, error.why)


@contextmanager
def opened(settings: SmtpSettings, limit: Limit) -> Iterator[Session]:
    """A session with the server of the settings; what happens while it is ended is of no matter."""
    conversation = greeted(_server(settings), _credentials(settings, limit), limit)
    try:
        yield Smtp(conversation)
        conversation.hurry(_PATIENCE_AT_THE_END)
        with suppress(Lost):
            conversation.ask("QUIT")
    finally:
        conversation.close()


def _server(settings: SmtpSettings) -> Server:
    ca_file = Path(settings.ca_file).expanduser() if settings.ca_file else None
    return Server(settings.host, settings.port or PORTS[settings.security], settings.security, ca_file)


def _credentials(settings: SmtpSettings, limit: Limit) -> Credentials | None:
    return Credentials(settings.user, password_of(settings, limit)) if settings.user else None


def _stuffed(message: bytes) -> bytes:
    """The message with its dots doubled where a line begins with one, and a line's end at its end."""
    whole = message if message.endswith(b"\r\n") else message + b"\r\n"
    return _DOT.sub(b"..", whole)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


TRANSPORT = Transport(id="smtp", title=say("a mail server (SMTP)"), settings=SmtpSettings, open=opened)
