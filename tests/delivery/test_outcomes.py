"""What becomes of a message follows from the last answer, and the dot is the line between two kinds of loss."""

import pytest

from mouctl.transport import Unreachable

from .scripted import DROP, Answer, scripted, to_localhost
from .sessions import LETTER, envelope, session


def at(step: str, said: str, match: str = "") -> Answer:
    """A server that is healthy but for one step, or for the lines of that step that hold something."""
    return lambda here, line: said if here == step and match in line else None


@pytest.mark.parametrize(
    ("step", "said", "state"),
    [
        ("MAIL", "451 4.3.0 later", "pending"),
        ("MAIL", "550 5.1.8 who are you", "pending"),
        ("MAIL", "421 4.3.2 closing", "pending"),
        ("MAIL", DROP, "pending"),
        ("RCPT", "450 4.2.1 greylisted", "pending"),
        ("RCPT", "550 5.1.1 nobody here", "failed"),
        ("RCPT", "251 will forward", "sent"),
        ("RCPT", "421 4.3.2 closing", "pending"),
        ("RCPT", DROP, "pending"),
        ("DATA", "451 4.3.0 later", "pending"),
        ("DATA", "554 5.5.1 not this", "pending"),
        ("DATA", "250 what", "pending"),
        ("DATA", DROP, "pending"),
        (".", "250 2.0.0 taken", "sent"),
        (".", "250-taken\r\n250 and kept", "sent"),
        (".", "451 4.3.0 disk full", "pending"),
        (".", "554 5.7.1 the wording is refused", "pending"),
        (".", "421 4.3.2 closing", "pending"),
        (".", "354 go on", "unknown"),
        (".", "no answer of a mail server", "unknown"),
        (".", DROP, "unknown"),
        ("QUIT", "554 no", "sent"),
        ("QUIT", "421 closing", "sent"),
        ("QUIT", DROP, "sent"),
    ],
)
def test_the_last_answer_decides(step: str, said: str, state: str) -> None:
    with scripted(at(step, said)) as server, session(to_localhost(server)) as opened:
        outcome = opened.deliver(envelope())
    assert outcome.state == state


def test_the_message_arrives_as_it_is() -> None:
    with scripted() as server, session(to_localhost(server)) as opened:
        assert opened.deliver(envelope()) == ("sent", "250 2.0.0 taken")
    (mail,) = server.taken
    assert mail == ("kabag@contoh.go.id", LETTER)


def test_one_session_serves_all_and_a_refusal_stops_nobody() -> None:
    refused = at("RCPT", "550 5.1.1 nobody here", "tidak-ada")
    with scripted(refused) as server, session(to_localhost(server)) as opened:
        names = ("satu", "tidak-ada", "dua")
        outcomes = [opened.deliver(envelope(f"{name}@contoh.go.id")).state for name in names]
    assert outcomes == ["sent", "failed", "sent"]
    assert server.connections == 1
    assert server.in_clear.count("RSET") == 1
    assert sum(line.startswith("RCPT") for line in server.in_clear) == 3


@pytest.mark.parametrize("said", [DROP, "421 4.3.2 closing", "250"])
def test_a_session_that_is_over_leaves_the_rest_pending(said: str) -> None:
    step = "RCPT" if said != "250" else "DATA"
    with scripted(at(step, said)) as server, session(to_localhost(server)) as opened:
        outcomes = [opened.deliver(envelope()).state for _ in range(3)]
    assert outcomes == ["pending"] * 3
    assert server.connections == 1
    assert sum(line.startswith("MAIL") for line in server.in_clear) == 1


@pytest.mark.parametrize("step", ["CONNECT", "EHLO"])
@pytest.mark.parametrize("said", ["450 later", "554 5.3.2 no", "421 closing", DROP, "hello", "250-" + "x" * 70000])
def test_a_server_that_does_not_begin_is_unreachable(step: str, said: str) -> None:
    with scripted(at(step, said)) as server, pytest.raises(Unreachable) as refused, session(to_localhost(server)):
        pass
    assert "127.0.0.1" in str(refused.value)
    assert "xxx" not in str(refused.value)


def test_no_server_at_all() -> None:
    with scripted() as server:
        settings = to_localhost(server)
    with pytest.raises(Unreachable, match="Connection refused"), session(settings):
        pass


@pytest.mark.parametrize("address", ["kabag@contoh.go.id>\r\nDATA", "käbag@contoh.go.id", "a b@contoh.go.id", "<>"])
def test_an_address_that_cannot_stand_in_a_line_is_refused_and_nothing_said(address: str) -> None:
    with scripted() as server, session(to_localhost(server)) as opened:
        assert opened.deliver(envelope(address)).state == "failed"
    assert not any(line.startswith("MAIL") for line in server.in_clear)


def test_what_a_server_says_is_told_on_one_line_without_its_controls() -> None:
    rude = "550-no\x1b[31m\r\n550 such \x07user " + "y" * 900
    with scripted(at("RCPT", rude)) as server, session(to_localhost(server)) as opened:
        answer = str(opened.deliver(envelope()).answer)
    assert answer.startswith("550 no\ufffd[31m such \ufffduser yyy")
    assert len(answer) <= 300
