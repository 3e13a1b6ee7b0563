"""A mail server on this machine that answers as a test has it, at any step, and writes down what it heard and took."""

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import NamedTuple, TypeAlias

DROP, SILENT, DRIP = "drop", "silent", "drip"
"""Instead of an answer: the connection is closed, nothing comes, or a letter now and then and never a line."""
STEPS = ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", ".", "RSET", "QUIT")
Answer: TypeAlias = Callable[[str, str], str | None]
"""What is answered at a step to a line; None for what a healthy server says."""

_HEALTHY = {
    "CONNECT": "220 scripted ESMTP",
    "EHLO": "250-scripted\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
    "STARTTLS": "220 go ahead",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 ok",
    "RCPT": "250 2.1.5 ok",
    "DATA": "354 go ahead",
    ".": "250 2.0.0 taken",
    "RSET": "250 2.0.0 ok",
    "QUIT": "221 2.0.0 bye",
}


class Mail(NamedTuple):
    """What came to a recipient."""

    recipient: str
    content: bytes


class Server(ThreadingTCPServer):
    """The server, its port, what it heard in clear and encrypted, and the mails that it said 250 to."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answer: Answer, context: ssl.SSLContext | None, *, encrypted_at_once: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.context = context
        self.encrypted_at_once = encrypted_at_once
        self.is_deaf = False
        self.closing = Event()
        self.in_clear: list[str] = []
        self.heard: list[str] = []
        self.connections = 0
        self.taken: list[Mail] = []
        self.received: list[Mail] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no news."""


class _Handler(StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.server.connections += 1
        self.encrypted = False
        with suppress(OSError):
            if self.server.encrypted_at_once:
                self._encrypt()
            if self._answered("CONNECT", ""):
                self._converse()
        self.connection.close()

    def _converse(self) -> None:
        recipient = ""
        while raw := self.rfile.readline():
            line = raw.decode().rstrip("\r\n")
            (self.server.heard if self.encrypted else self.server.in_clear).append(line)
            step = line.partition(" ")[0].upper()
            if step == "RCPT":
                recipient = re.findall("<(.*)>", line)[0]
            said = self._answered(step, line)
            if not said:
                return
            if step == "STARTTLS" and said.startswith("220"):
                self._encrypt()
            if said.startswith("354") and not self._took(recipient):
                return

    def _took(self, recipient: str) -> bool:
        if self.server.is_deaf:
            self.server.closing.wait(60)
            return False
        lines = list(iter(self.rfile.readline, b".\r\n"))
        mail = Mail(recipient, b"".join(line.removeprefix(b".") for line in lines))
        self.server.received.append(mail)
        said = self._answered(".", recipient)
        if said.startswith("250"):
            self.server.taken.append(mail)
        return bool(said)

    def _answered(self, step: str, line: str) -> str:
        """Answers, and returns what; nothing where the connection is to end."""
        said = self.server.answer(step, line) or _HEALTHY.get(step, "502 5.5.1 what?")
        if said == SILENT:
            self.server.closing.wait(60)
        elif said == DRIP:
            while not self.server.closing.wait(0.02):
                self.wfile.write(b"2")
        if said in (DROP, SILENT, DRIP):
            return ""
        self.wfile.write(f"{said}\r\n".encode())
        return "" if said.startswith("421") else said

    def _encrypt(self) -> None:
        assert self.server.context
        self.request = self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.encrypted = True


@contextmanager
def scripted(
    answer: Answer = lambda step, line: None, context: ssl.SSLContext | None = None, *, encrypted_at_once: bool = False
) -> Iterator[Server]:
    """A server that runs as long as the block."""
    with Server(answer, context, encrypted_at_once=encrypted_at_once) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


def offering(*extensions: str) -> Answer:
    """A healthy server that offers these extensions."""
    said = "\r\n".join(f"250-{each}" for each in ("scripted", *extensions)) + "\r\n250 8BITMIME"
    return lambda step, line: said if step == "EHLO" else None


def to_localhost(server: Server, **more: object) -> dict[str, object]:
    """The settings that reach the server in clear."""
    return {"type": "smtp", "host": "127.0.0.1", "port": server.port, "security": "none", **more}
