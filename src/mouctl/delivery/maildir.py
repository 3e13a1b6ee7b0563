"""A maildir: every message becomes a file in `new/`, complete or not at all.

The file is named after its content and recipient, so that handing the same message over twice leaves one file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from mouctl.delivery._paths import WholePath
from mouctl.model.fields import Record
from mouctl.sentences import mark, say
from mouctl.transport import Envelope, Limit, Outcome, Session, Transport, Unreachable

_FOLDERS = ("tmp", "new", "cur")


class MaildirSettings(Record):
    """Into which maildir mail is put."""

    type: Literal["maildir"]
    folder: WholePath = Field(description=mark("The maildir, as a whole path; it is made if it is not there."))


class Maildir(NamedTuple):
    """A maildir that is there."""

    folder: Path

    def deliver(self, envelope: Envelope) -> Outcome:
        """Writes the message into `tmp/`, down to the disk, and moves it to `new/`."""
        name = sha256(b"\0".join((envelope.recipient.encode(), envelope.message))).hexdigest()[:32]
        target = self.folder / "new" / f"{name}.mouctl"
        if target.exists() or any((self.folder / "cur").glob(f"{target.name}*")):
            return Outcome("sent", f"new/{target.name}")
        try:
            _put(envelope.message, self.folder / "tmp" / target.name, target)
        except OSError as error:
            return Outcome("pending", error.strerror or str(error))
        return Outcome("sent", f"new/{target.name}")


@contextmanager
def opened(settings: MaildirSettings, limit: Limit) -> Iterator[Session]:
    """The maildir of the settings; nothing here waits for anybody, so `limit` is of no use."""
    folder = Path(settings.folder).expanduser()
    try:
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unreachable(
            say("The maildir {folder} cannot be used: {reason}", folder=str(folder), reason=error.strerror),
            say("Give the right to write there, or name another folder in mouctl.toml."),
        ) from None
    yield Maildir(folder)


def _put(message: bytes, temporary: Path, target: Path) -> None:
    try:
        with temporary.open("wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


TRANSPORT = Transport(id="maildir", title=say("a maildir on this machine"), settings=MaildirSettings, open=opened)
