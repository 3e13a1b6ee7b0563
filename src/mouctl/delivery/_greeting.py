"""How a session over SMTP begins: connecting, encryption, EHLO, logging in. Whatever fails here, nothing was sent."""

import re
import ssl
from base64 import b64encode
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname, socket
from typing import Literal, NamedTuple

from mouctl.delivery._connecting import connected
from mouctl.delivery._conversation import Conversation, Lost, Reply
from mouctl.sentences import say
from mouctl.transport import Limit, Unreachable

_NAME = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class Server(NamedTuple):
    """Which server, how it is encrypted, and by which authorities it is known (None: those of the system)."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    ca_file: Path | None


class Credentials(NamedTuple):
    """A user with the password; shown without it, wherever that happens."""

    user: str
    password: bytes

    def __repr__(self) -> str:
        return f"Credentials({self.user!r})"


def greeted(server: Server, credentials: Credentials | None, limit: Limit) -> Conversation:
    """A conversation that is ready for a message. Raises Unreachable."""
    context = None if server.security == "none" else _context(server.ca_file)
    try:
        return _begun(connected(server.host, server.port, limit), server, context, credentials, limit)
    except Lost as error:
        raise Unreachable(say("{host} cannot be used: {reason}", host=server.host, reason=error.why)) from None


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreachable(say("{file} holds no certificates: {reason}", file=str(ca_file), reason=reason)) from None


def _begun(
    connection: socket,
    server: Server,
    context: ssl.SSLContext | None,
    credentials: Credentials | None,
    limit: Limit,
) -> Conversation:
    conversation = Conversation(connection, limit)
    try:
        if context is None:
            _refuse_strangers(connection)
        offered = _introduced(conversation, server, context, _our_name(connection))
        if credentials:
            _log_in(conversation, offered.get("AUTH", "").upper().split(), credentials)
    except BaseException:
        conversation.close()
        raise
    return conversation


def _introduced(
    conversation: Conversation, server: Server, context: ssl.SSLContext | None, name: str
) -> Mapping[str, str]:
    """Greets the server, encrypted before anything is said that matters; what the server offers."""
    if context and server.security == "tls":
        conversation.encrypt(context, server.host)
    _granted(conversation.reply())
    offered = _hello(conversation, name)
    if context is None or server.security == "tls":
        return offered
    if "STARTTLS" not in offered:
        raise Lost(say("it offers no encryption (STARTTLS), and nothing is sent without."))
    _granted(conversation.ask("STARTTLS"))
    conversation.encrypt(context, server.host)
    return _hello(conversation, name)


def _hello(conversation: Conversation, name: str) -> Mapping[str, str]:
    """What the server offers: each extension in capitals, with what stands after it."""
    reply = _granted(conversation.ask(f"EHLO {name}"))
    words = (line.replace("=", " ", 1).partition(" ") for line in reply.lines[1:])
    return {word.upper(): more for word, _, more in words}


def _log_in(conversation: Conversation, ways: list[str], credentials: Credentials) -> None:
    """Of the answer only the codes are told: its words may hold what was sent."""
    user, password = credentials.user.encode(), credentials.password
    if "PLAIN" in ways:
        reply = conversation.ask("AUTH PLAIN " + _coded(b"\0".join((b"", user, password))))
    elif "LOGIN" in ways:
        reply = _asked_for(conversation, "AUTH LOGIN", _coded(user), _coded(password))
    else:
        raise Lost(say("it offers no way of logging in that is known here (PLAIN, LOGIN)."))
    if reply.kind != 2:
        raise Lost(say("it refuses the user or the password ({codes}).", codes=reply.codes))


def _asked_for(conversation: Conversation, *lines: str) -> Reply:
    """Says line after line as long as the server asks for more; its last answer."""
    for line in lines:
        reply = conversation.ask(line)
        if reply.kind != 3:
            break
    return reply


def _coded(secret: bytes) -> str:
    return b64encode(secret).decode("ascii")


def _granted(reply: Reply) -> Reply:
    if reply.kind != 2:
        raise Lost(say("it refuses: {answer}", answer=str(reply)))
    return reply


def _refuse_strangers(connection: socket) -> None:
    """A name such as localhost may lead anywhere."""
    address = connection.getpeername()[0]
    if not ip_address(address.partition("%")[0]).is_loopback:
        raise Lost(say("its address {address} is not on this machine, and nothing is sent in clear.", address=address))


def _our_name(connection: socket) -> str:
    """Our own name, as far as it is known without asking anybody; else our address."""
    if _NAME.fullmatch(gethostname()):
        return gethostname()
    address = connection.getsockname()[0].partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
