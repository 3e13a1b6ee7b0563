"""The program `sendmail` of this machine, as Postfix, Exim, OpenSMTPD and msmtp bring it: no password is needed here.

The message is a file on its standard input, whose position tells how far the program has read.
"""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Literal, NamedTuple

from pydantic import Field

from mouctl.delivery._paths import WholePath
from mouctl.mail import one_line
from mouctl.model.fields import Record
from mouctl.sentences import Sentence, mark, say
from mouctl.transport import Envelope, Limit, Outcome, Session, State, Transport, Unreachable

EX_OK, EX_NOUSER, EX_NOHOST = 0, 67, 68
"""The exit codes of sysexits.h that settle a message; EX_TEMPFAIL (75) and all others leave it pending."""
_LONGEST_SHOWN = 300


class SendmailSettings(Record):
    """Which program takes the mail."""

    type: Literal["sendmail"]
    program: WholePath = Field("/usr/sbin/sendmail", description=mark("The program, as a whole path."))


class Sendmail(NamedTuple):
    """A program that is there."""

    program: str
    limit: Limit

    def deliver(self, envelope: Envelope) -> Outcome:
        """Runs the program on the message."""
        with tempfile.TemporaryFile() as message, tempfile.TemporaryFile() as said:
            message.write(envelope.message.replace(b"\r\n", b"\n"))  # as every program here reads a mail
            message.seek(0)
            try:
                code = self._run(envelope, message, said)
            except OSError as error:
                return Outcome("pending", error.strerror or type(error).__name__)
            return Outcome(_state(code, message), _answer(code, said))

    def _run(self, envelope: Envelope, message: IO[bytes], said: IO[bytes]) -> int | None:
        """The program's exit code, or None where it had to be killed for want of time."""
        command = (self.program, "-i", "-f", envelope.sender, "--", envelope.recipient)
        process = subprocess.Popen(  # noqa: S603  # the register's owner names the program, and no shell reads it
            command, stdin=message, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
        )
        try:
            return process.wait(self.limit.left())
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                _kill(process)


@contextmanager
def opened(settings: SendmailSettings, limit: Limit) -> Iterator[Session]:
    """The program of the settings."""
    program = Path(settings.program).expanduser()
    if not (program.is_file() and os.access(program, os.X_OK)):
        raise Unreachable(say("There is no program {program}.", program=str(program)))
    yield Sendmail(str(program), limit)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """The program, and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _state(code: int | None, message: IO[bytes]) -> State:
    """What its end says: a program that was killed may have passed the message on, once it had read all of it."""
    if code is None or code < 0:
        return "unknown" if _is_read(message) else "pending"
    if code == EX_OK:
        return "sent"
    return "failed" if code in (EX_NOUSER, EX_NOHOST) else "pending"


def _is_read(message: IO[bytes]) -> bool:
    descriptor = message.fileno()
    return os.lseek(descriptor, 0, os.SEEK_CUR) >= os.fstat(descriptor).st_size


def _answer(code: int | None, said: IO[bytes]) -> str | Sentence:
    """The exit code, and the last line that the program said of it."""
    if code is None:
        return say("The time that a run may take is over.")
    said.seek(0)
    words = said.read(65536).decode("utf-8", errors="replace").strip()
    last = one_line(words.splitlines()[-1]) if words else ""
    return f"{code} {last}".strip()[:_LONGEST_SHOWN]


TRANSPORT = Transport(
    id="sendmail", title=say("the program sendmail of this machine"), settings=SendmailSettings, open=opened
)
