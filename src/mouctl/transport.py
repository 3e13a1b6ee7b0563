"""What a transport of mail offers. The transports themselves are the files of `delivery/`.

A transport hands over one message for one recipient at a time, and says what became of it. It never decides what is
sent, to whom or how often, and writes down nothing: that is done around it, before and after each message.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from mouctl.discovery import member, names
from mouctl.errors import MouctlError, RegistryError
from mouctl.model.fields import Record
from mouctl.sentences import Sentence, say

PACKAGE = "mouctl.delivery"
"""Where the transports are found, by the name of their file."""
State: TypeAlias = Literal["sent", "pending", "failed", "unknown"]
"""`sent`: the other side has taken it over. `pending`: it certainly has not, and may later. `failed`: it refuses this
recipient. `unknown`: it may or may not have it."""


class Envelope(NamedTuple):
    """One message for one recipient; `message` are the bytes to be handed over, with CRLF, and never changed."""

    sender: str
    recipient: str
    message: bytes


class Outcome(NamedTuple):
    """What became of a message, and the other side's answer in one line, or a sentence of ours; without any secret."""

    state: State
    answer: str | Sentence


class Limit(NamedTuple):
    """The moment by which whatever waits for somebody has to stop waiting, on a clock whose seconds run evenly."""

    until: float
    seconds: Callable[[], float]

    def left(self) -> float:
        """The seconds that are left; nought once there are none."""
        return max(self.until - self.seconds(), 0.0)

    def within(self, seconds: float) -> "Limit":
        """The same, but in so many seconds at the latest."""
        return self._replace(until=min(self.until, self.seconds() + seconds))


class Session(Protocol):
    """An open transport."""

    def deliver(self, envelope: Envelope) -> Outcome:
        """Hands over one message.

        Raises `Unreachable` where it certainly was not handed over; anything else that it raises counts as `unknown`.
        """
        ...


class Unreachable(MouctlError):
    """The other side cannot be reached, or no longer: what was not handed over stays pending.

    The message is written into the state and shown: it names no secret.
    """

    exit_code = 5


class Transport(NamedTuple):
    """A way of sending mail.

    `settings` is the model of `[alerts.transport]`, with a field `type: Literal[...]` of the transport's id. `open`
    takes such settings and the limit of the whole run, at which whatever waits must stop waiting. It raises
    `Unreachable`; what goes wrong while closing it swallows, for by then all is settled.
    """

    id: str
    title: Sentence
    settings: type[Record]
    open: Callable[[Any, Limit], AbstractContextManager[Session]]


def transport_names() -> tuple[str, ...]:
    """Every transport's id, without importing any."""
    return tuple(name.replace("_", "-") for name in names(PACKAGE))


def transport(type_id: str) -> Transport:
    """The transport of that id, which there must be."""
    found = member(PACKAGE, type_id.replace("-", "_"), "TRANSPORT", Transport)
    if found.id != type_id:
        raise RegistryError(say("The file of the transport {id} calls it {other}.", id=type_id, other=found.id))
    return found
