"""A server that keeps us waiting, at any step and in any way, holds a run until its limit and no longer."""

import json
import socket
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.cli.conftest import run

from mouctl.transport import Unreachable

from .certificates import authority
from .registers import addresses, register
from .scripted import DRIP, SILENT, STEPS, scripted, to_localhost
from .sessions import ends, envelope, session

SOON = 0.4
"""Seconds of a limit; whether it is kept is only asked with a guard that is far longer."""


@pytest.mark.parametrize("step", [step for step in STEPS if step != "RSET"])
@pytest.mark.parametrize("how", [SILENT, DRIP])
def test_a_server_that_keeps_us_waiting(step: str, how: str) -> None:
    outcomes: list[str] = []

    def work() -> None:
        with suppress(Unreachable), session(to_localhost(server), SOON) as opened:
            outcomes.append(opened.deliver(envelope()).state)
            outcomes.append(opened.deliver(envelope()).state if outcomes != ["sent"] else "sent")

    with scripted(lambda here, line: how if here == step else None) as server:
        assert ends(work)
    begun = {".": ["unknown", "pending"], "QUIT": ["sent", "sent"]}
    assert outcomes == ([] if step in ("CONNECT", "EHLO") else begun.get(step, ["pending", "pending"]))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_server_that_never_shakes_hands(tmp_path: Path, security: str) -> None:
    """It takes the connection, and says nothing where encryption is to begin."""
    settings = {"type": "smtp", "host": "localhost", "security": security, "ca_file": str(authority(tmp_path).file)}
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def work() -> None:
            with pytest.raises(Unreachable, match="time"), session({**settings, "port": port}, SOON):
                pass

        port = listening.getsockname()[1]
        assert ends(work)


def test_a_server_that_does_not_read() -> None:
    """The message is larger than what the machine keeps for the other side."""
    outcomes: list[str] = []

    def work() -> None:
        with session(to_localhost(server), SOON) as opened:
            outcomes.append(opened.deliver(envelope(message=b"x" * 30_000_000)).state)

    with scripted() as server:
        server.is_deaf = True
        assert ends(work)
    assert outcomes == ["pending"]


@pytest.mark.slow
@pytest.mark.parametrize("how", [SILENT, DRIP])
def test_the_real_command_ends(tmp_path: Path, how: str) -> None:
    with scripted(lambda here, line: how if here == "." else None) as server:
        root = register(tmp_path, to_localhost(server), addresses(2), time_limit=10)
        call = ("alerts", "send", "--init", "--as-of", "2024-09-06", "--format", "json")
        done = []
        assert ends(lambda: done.append(run(*call, cwd=root)), 120)
    assert done[0].returncode == 5
    left = json.loads(done[0].stdout)["undelivered"]
    assert [message["state"] for message in left] == ["unknown", "made"]


def test_nothing_is_tried_without_time() -> None:
    with scripted() as server, pytest.raises(Unreachable, match="time"), session(to_localhost(server), 0):
        pass
    assert server.connections == 0


def test_a_password_that_does_not_come(tmp_path: Path) -> None:
    def work() -> None:
        with pytest.raises(Unreachable, match="sleep"), session(settings, SOON):
            pass

    with scripted() as server:
        settings = to_localhost(server, user="mouctl", password_command=["sleep", "60"])
        assert ends(work)
    assert server.connections == 0
