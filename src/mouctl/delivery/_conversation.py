"""Our side of a conversation over SMTP: lines and answers, each of which has to come within a limit.

Python's smtplib is not used. Its time-out is one for each read, so that a server that sends a letter now and then
holds it for ever; when a connection is lost it does not tell whether the end of the message was begun; and what it
raises can hold the password.
"""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mouctl.mail import one_line
from mouctl.sentences import Sentence, say
from mouctl.transport import Limit

_LONGEST_ANSWER = 65536
"""Bytes; no server has so much to say."""
_LONGEST_SHOWN = 300
"""Characters of an answer."""
_ANSWER = re.compile(r"[2-5]\d\d(?:[ -].*)?")
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")
"""A status code of RFC 3463."""


class Lost(Exception):
    """The conversation is over. Whether a message was taken over is for the one to say who knows what was sent."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(str(why))
        self.why = why


class Reply(NamedTuple):
    """What the server answered."""

    code: int
    lines: tuple[str, ...]

    @property
    def kind(self) -> int:
        """2: done. 3: more is awaited. 4: not now. 5: no."""
        return self.code // 100

    @property
    def codes(self) -> str:
        """The answer without its words, which may repeat what the server was told."""
        enhanced = _ENHANCED.match(self.lines[0])
        return f"{self.code} {enhanced[0]}" if enhanced else str(self.code)

    def __str__(self) -> str:
        return one_line(f"{self.code} {' '.join(self.lines)}")[:_LONGEST_SHOWN]


class Conversation:
    """A connection, what was read from it ahead, and how long it may take."""

    def __init__(self, connection: socket.socket, limit: Limit) -> None:
        self._connection = connection
        self._limit = limit
        self._ahead = b""

    def ask(self, line: str) -> Reply:
        """Sends a line and waits for its answer."""
        self.send(line.encode("ascii") + b"\r\n")
        return self.reply()

    def send(self, content: bytes) -> None:
        """Sends all of it."""
        rest = memoryview(content)
        while rest:
            with self._patience() as connection:
                rest = rest[connection.send(rest) :]

    def reply(self) -> Reply:
        """Waits for an answer, of one line or more."""
        lines = [self._line()]
        while lines[-1][3:4] == "-":
            lines.append(self._line())
            if sum(map(len, lines)) > _LONGEST_ANSWER:
                raise Lost(say("The answer of the server has no end."))
        return Reply(int(lines[-1][:3]), tuple(line[4:] for line in lines))

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Goes on encrypted, if the certificate is trusted and is for that host."""
        if self._ahead:
            raise Lost(say("The server said something in clear where encryption was to begin."))
        with self._patience() as connection:
            try:
                self._connection = context.wrap_socket(connection, server_hostname=host)
            except ssl.SSLCertVerificationError as error:
                reason = one_line(error.verify_message)
                raise Lost(
                    say("The certificate of {host} is not accepted: {reason}", host=host, reason=reason)
                ) from None

    def hurry(self, seconds: float) -> None:
        """From now on waits no longer than that."""
        self._limit = self._limit.within(seconds)

    def close(self) -> None:
        """Hangs up."""
        self._connection.close()

    def _line(self) -> str:
        while b"\n" not in self._ahead:
            with self._patience() as connection:
                more = connection.recv(4096)
            if not more:
                raise Lost(say("The server closed the connection."))
            self._ahead += more
            if len(self._ahead) > _LONGEST_ANSWER:
                raise Lost(say("The answer of the server has no end."))
        line, _, self._ahead = self._ahead.partition(b"\n")
        text = line.rstrip(b"\r").decode("utf-8", errors="replace")
        if not _ANSWER.fullmatch(text):
            raise Lost(say("The server does not answer as a mail server does."))
        return text

    @contextmanager
    def _patience(self) -> Iterator[socket.socket]:
        """The connection, for one wait, which ends when nothing is left of the limit."""
        left = self._limit.left()
        if not left:
            raise Lost(OUT_OF_TIME)
        try:
            self._connection.settimeout(left)
            yield self._connection
        except TimeoutError:
            raise Lost(OUT_OF_TIME) from None
        except OSError as error:
            raise Lost(broken(error)) from None


OUT_OF_TIME = say("The time that a run may take is over.")


def broken(error: Exception) -> Sentence:
    """Why there is no connection any more, or none at all."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return say("The connection failed: {reason}", reason=one_line(str(reason)))
