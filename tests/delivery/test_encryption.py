"""Nothing but EHLO is said in clear to a server that should encrypt, and only a good certificate is taken."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from mouctl.transport import Unreachable

from .certificates import authority
from .registers import register, run, states
from .scripted import Answer, Server, offering, scripted, to_localhost
from .sessions import CANARY, envelope, session

STARTTLS = offering("STARTTLS", "AUTH PLAIN LOGIN")


def to(server: Server, ca_file: Path, security: str = "starttls", host: str = "localhost") -> dict[str, Any]:
    """Settings that ask for encryption, and log in."""
    return {
        **to_localhost(server, host=host, security=security, ca_file=str(ca_file)),
        "user": "mouctl",
        "password_env": "MOUCTL_TEST_PASSWORD",
    }


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOUCTL_TEST_PASSWORD", CANARY)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_good_certificate(tmp_path: Path, security: str) -> None:
    good = authority(tmp_path)
    at_once = security == "tls"
    with (
        scripted(STARTTLS, good.server("localhost"), encrypted_at_once=at_once) as server,
        session(to(server, good.file, security)) as opened,
    ):
        assert opened.deliver(envelope()).state == "sent"
    assert [line.partition(" ")[0] for line in server.in_clear] == ([] if at_once else ["EHLO", "STARTTLS"])
    assert [line.partition(" ")[0] for line in server.heard] == ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


def contexts(folder: Path) -> dict[str, ssl.SSLContext]:
    """What a server shows that is not to be trusted."""
    good = authority(folder)
    return {
        "a stranger's": authority(folder, 2).server("localhost"),
        "another name": good.server("other.contoh.go.id"),
        "expired": good.server("localhost", expired=True),
    }


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize(
    ("shown", "why"), [("a stranger's", "self-signed"), ("another name", "ostname mismatch"), ("expired", "expired")]
)
def test_a_bad_certificate_is_refused_with_nothing_in_clear(
    tmp_path: Path, security: str, shown: str, why: str
) -> None:
    with (
        scripted(STARTTLS, contexts(tmp_path)[shown], encrypted_at_once=security == "tls") as server,
        pytest.raises(Unreachable) as refused,
        session(to(server, authority(tmp_path).file, security)),
    ):
        pass
    assert why in str(refused.value) or "unable to get local issuer" in str(refused.value)
    assert "certificate" in str(refused.value)
    assert {line.partition(" ")[0] for line in server.in_clear} <= {"EHLO", "STARTTLS"}
    assert server.heard == []


@pytest.mark.parametrize(
    "stripped",
    [
        offering("AUTH PLAIN LOGIN"),
        lambda step, line: "454 4.7.0 not now" if step == "STARTTLS" else STARTTLS(step, line),
        lambda step, line: "220 go\r\n250 injected" if step == "STARTTLS" else STARTTLS(step, line),
    ],
    ids=["not offered", "refused", "answered ahead"],
)
def test_encryption_that_was_taken_away_is_refused_with_nothing_in_clear(tmp_path: Path, stripped: Answer) -> None:
    good = authority(tmp_path)
    with scripted(stripped, good.server("localhost")) as server:
        root = register(tmp_path / "register", to(server, good.file))
        assert set(states(run(root)).values()) == {"pending"}
    assert {line.partition(" ")[0] for line in server.in_clear} <= {"EHLO", "STARTTLS"}
    assert server.heard == []
    assert server.received == []


def test_the_system_does_not_trust_the_authority_of_the_tests(tmp_path: Path) -> None:
    good = authority(tmp_path)
    with scripted(STARTTLS, good.server("localhost")) as server:
        settings = {key: value for key, value in to(server, good.file).items() if key != "ca_file"}
        with pytest.raises(Unreachable, match="certificate"), session(settings):
            pass


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_file_without_authorities(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)
    with scripted() as server, pytest.raises(Unreachable, match=r"ca\.pem"), session(to(server, file)):
        pass
    assert server.connections == 0


def test_a_server_that_does_not_speak_tls(tmp_path: Path) -> None:
    trusted = authority(tmp_path).file
    with scripted() as server, pytest.raises(Unreachable, match="cannot be used"), session(to(server, trusted, "tls")):
        pass
