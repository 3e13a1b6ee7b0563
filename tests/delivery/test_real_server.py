"""The real command against aiosmtpd, which speaks SMTP as others wrote it: encrypted, and only to who logs in."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from aiosmtpd.smtp import Envelope as Taken
from aiosmtpd.smtp import Session as Peer
from tests.cli.conftest import run

from .certificates import authority
from .ports import free_port
from .registers import addresses, hasten, register, states
from .sessions import CANARY

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not know that all is encrypted
SEND = ("alerts", "send", "--as-of", "2024-09-06", "--format", "json")
SECRET = {"MOUCTL_TEST_PASSWORD": CANARY}


class Mailbox:
    """What was taken, and from whom it may come; a refusal is an answer to RCPT by the recipient."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.refusals: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802  # aiosmtpd finds it by this name
        self, server: SMTP, session: Peer, envelope: Taken, address: str, options: list[str]
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Peer, envelope: Taken) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 taken"

    def authenticated(self, server: SMTP, session: Peer, envelope: Taken, way: str, said: Any) -> AuthResult:
        good = isinstance(said, LoginPassword) and said == LoginPassword(b"mouctl", CANARY.encode())
        return AuthResult(success=good, handled=False)  # handled: a client that is refused would wait for ever


Served: TypeAlias = tuple[Mailbox, dict[str, Any]]


@pytest.fixture(params=["starttls", "tls"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A server, and the settings that reach it."""
    trusted, mailbox, port = authority(tmp_path), Mailbox(), free_port()
    context = trusted.server("localhost")
    encryption: dict[str, Any] = (
        {"ssl_context": context, "auth_require_tls": False}
        if request.param == "tls"
        else {"tls_context": context, "require_starttls": True}
    )
    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=port,
        authenticator=mailbox.authenticated,
        auth_required=True,
        **encryption,
    )
    controller.start()
    yield (
        mailbox,
        {
            "type": "smtp",
            "host": "localhost",
            "port": port,
            "security": request.param,
            "ca_file": str(trusted.file),
            "user": "mouctl",
            "password_env": "MOUCTL_TEST_PASSWORD",
        },
    )
    controller.stop()


def sent(root: Path, *more: str, **surroundings: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the answer of a run."""
    done = run(*SEND, *more, cwd=root, surroundings=surroundings or SECRET)
    assert bool(done.stderr) == (done.returncode == 5)  # where cron mails it
    assert CANARY not in done.stdout + done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.slow
def test_200_alerts_are_200_messages(served: Served, tmp_path: Path) -> None:
    mailbox, settings = served
    to = addresses(200)
    root = register(tmp_path / "register", settings, to)
    code, answer = sent(root, "--init")
    assert (code, Counter(states(answer).values())) == (0, Counter(sent=200))
    for _ in range(2):
        code, answer = sent(root)
        assert (code, answer["messages"]) == (0, [])
    assert Counter(name for mail in mailbox.taken for name in mail.rcpt_tos) == Counter(to)
    assert {mail.mail_from for mail in mailbox.taken} == {"mouctl@contoh.go.id"}
    for mail in mailbox.taken:
        assert isinstance(mail.content, bytes)
        read = message_from_bytes(mail.content)
        assert mail.rcpt_tos[0] in str(read["To"])
        assert read.defects == []


def test_ten_recipients_of_whom_some_are_refused(served: Served, tmp_path: Path) -> None:
    mailbox, settings = served
    to = addresses(10)
    root = register(tmp_path / "register", settings, to)
    mailbox.refusals = {**dict.fromkeys(to[:3], "550 5.1.1 nobody here"), **dict.fromkeys(to[3:5], "451 later")}
    code, answer = sent(root, "--init")
    assert (code, Counter(states(answer).values())) == (5, Counter(sent=5, failed=3, pending=2))
    mailbox.refusals = dict.fromkeys(to[:3], "550 5.1.1 nobody here")
    hasten(root)
    code, answer = sent(root)
    assert (code, states(answer)) == (5, dict.fromkeys(to[3:5], "sent"))
    assert Counter(name for mail in mailbox.taken for name in mail.rcpt_tos) == Counter(to[3:])


Break: TypeAlias = Callable[[dict[str, Any], Path], tuple[dict[str, Any], dict[str, str]]]
BREAKS: dict[str, Break] = {
    "a wrong password": lambda settings, folder: (settings, {"MOUCTL_TEST_PASSWORD": f"{CANARY}!"}),
    "no login": lambda settings, folder: (
        {key: value for key, value in settings.items() if key not in ("user", "password_env")},
        SECRET,
    ),
    "a stranger's certificate": lambda settings, folder: (
        {**settings, "ca_file": str(authority(folder, 2).file)},
        SECRET,
    ),
    "another name": lambda settings, folder: ({**settings, "host": "127.0.0.1"}, SECRET),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_wrong_with_the_settings_leaves_all_pending(served: Served, tmp_path: Path, broken: str) -> None:
    mailbox, good = served
    settings, surroundings = BREAKS[broken](good, tmp_path)
    root = register(tmp_path / "register", settings, addresses(2))
    code, answer = sent(root, "--init", **surroundings)
    assert (code, Counter(states(answer).values())) == (5, Counter(pending=2))
    assert mailbox.taken == []
    assert CANARY not in json.dumps(answer)
    register(tmp_path / "register", good, addresses(2))
    hasten(root)
    code, answer = sent(root)
    assert (code, Counter(states(answer).values())) == (0, Counter(sent=2))
    assert len(mailbox.taken) == 2
