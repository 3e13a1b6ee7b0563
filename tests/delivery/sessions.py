"""A transport opened on settings as they stand in a register's file, and letters to be handed over."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from mouctl.transport import Envelope, Limit, Session, Unreachable, transport

CANARY = "Sandi-Kenari-4711"
"""A password that must appear nowhere."""
LETTER = b"Subject: Pemberitahuan\r\n\r\nBaris pertama\r\n.titik di depan\r\n..dua titik\r\n"


def envelope(recipient: str = "kabag@contoh.go.id", message: bytes = LETTER) -> Envelope:
    return Envelope("mouctl@contoh.go.id", recipient, message)


def session(settings: dict[str, Any], seconds: float = 30) -> AbstractContextManager[Session]:
    """A session that may take so many seconds."""
    found = transport(settings["type"])
    return found.open(found.settings.model_validate(settings), Limit(monotonic() + seconds, monotonic))


def ends(work: Callable[[], object], guard: float = 30) -> bool:
    """Whether the work comes to an end, within a time that is far longer than it should take."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(guard)
    return not thread.is_alive()


def refusal(settings: dict[str, Any], seconds: float = 30) -> str:
    """Why no session can be opened."""
    with pytest.raises(Unreachable) as refused, session(settings, seconds):
        pass
    return str(refused.value)
