"""The mail servers that Debian brings: Postfix, whose maildir is counted, and its smtp-sink, which fails as it is told.

Skipped where they are not installed.
"""

import json
import re
import shutil
import socket
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any, NamedTuple

import pytest
from tests.cli.conftest import run

from .certificates import authority
from .ports import free_port
from .postfix import PATIENCE, Postfix, postfix, why_not
from .registers import addresses, register, states
from .registers import run as run_at
from .scripted import STEPS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]
SEND = ("alerts", "send", "--as-of", "2024-09-06", "--format", "json")
FAULTS = {"4xx": "-r", "5xx": "-f", "drop": "-q", "421": "-Q"}
TO = addresses(3)


class Sink(NamedTuple):
    """A running smtp-sink."""

    folder: Path
    settings: dict[str, Any]

    def received(self) -> Counter[str]:
        """To whom mail was, a file each; whether it was answered is known to the sender alone."""
        said = "\n".join(file.read_text() for file in self.folder.iterdir())
        return Counter(re.findall("^X-Rcpt-Args: <(.*?)>", said, re.MULTILINE))


@contextmanager
def sink(*options: str) -> Iterator[Sink]:
    """A server that fails as the options say."""
    folder, port = Path(tempfile.mkdtemp(prefix="mouctl-sink-")), free_port()
    folder.chmod(0o777)
    command = ["smtp-sink", "-u", "nobody", *options, "-d", f"{folder}/%M.", f"127.0.0.1:{port}", "10"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield Sink(folder, {"type": "smtp", "host": "127.0.0.1", "port": port, "security": "none"})
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder)


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    for _ in range(int(PATIENCE / 0.05)):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise TimeoutError


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_and_then_a_healthy_server(tmp_path: Path, step: str, fault: str) -> None:
    before = ("-r", "RCPT") if step == "RSET" else ()  # or there is nothing for RSET to end
    with sink(*before, FAULTS[fault], step) as faulty:
        root = register(tmp_path, faulty.settings, TO)
        first = states(run_at(root))
        at_first = Counter(name for name, state in first.items() if state == "sent")
        assert at_first <= faulty.received()
    with sink() as healthy:
        register(tmp_path, healthy.settings, TO)
        left = [run_at(root, day_number=number)["undelivered"] for number in (1, 2)][-1]
        later = healthy.received()
    refused = set(TO) if (step, fault) == ("RCPT", "5xx") else set()
    assert at_first + later == Counter(set(TO) - refused)
    assert {message["recipient"] for message in left} == refused


@pytest.fixture(scope="module")
def running() -> Iterator[Postfix]:
    folder = Path(tempfile.mkdtemp(prefix="mouctl-certificates-"))
    shown = authority(folder).ca.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    with postfix(free_port(), shown) as found:
        wait_for(found.port)
        yield found
    shutil.rmtree(folder)


@pytest.fixture(params=["smtp", "sendmail"])
def settings(request: pytest.FixtureRequest, running: Postfix, tmp_path: Path) -> dict[str, Any]:
    """The two ways into Postfix: its port, encrypted, and its program."""
    ca_file = str(authority(tmp_path).file)
    if request.param == "sendmail":
        return {"type": "sendmail"}
    return {"type": "smtp", "host": "localhost", "port": running.port, "ca_file": ca_file}


def test_200_alerts_are_200_messages_in_the_maildir(running: Postfix, settings: dict[str, Any], tmp_path: Path) -> None:
    to = addresses(200)
    root = register(tmp_path / "register", settings, to)
    before = len(running.arrived(0))
    for call, sent in ((("--init",), 200), ((), 0), ((), 0)):
        done = run(*SEND, *call, cwd=root, surroundings={"MAIL_CONFIG": str(running.folder)})
        assert (done.returncode, done.stderr) == (0, "")
        assert Counter(states(json.loads(done.stdout)).values()) == Counter({"sent": sent} if sent else {})
        mails = running.arrived(before + 200)
        assert len(mails) - before == 200
    to_whom = Counter(name for mail in mails for name in re.findall(rb"^X-Original-To: (.*)$", mail, re.MULTILINE))
    assert all(to_whom[address.encode()] >= 1 for address in to)


def test_what_postfix_refuses(running: Postfix, tmp_path: Path) -> None:
    """It relays for nobody: the answer is a 554 to RCPT."""
    settings = {"type": "smtp", "host": "localhost", "port": running.port, "ca_file": str(authority(tmp_path).file)}
    to = (*addresses(1), "kabag@lain.contoh.go.id")
    root = register(tmp_path / "register", settings, to, domains=["contoh.go.id", "lain.contoh.go.id"])
    done = run(*SEND, "--init", cwd=root)
    assert done.returncode == 5
    assert states(json.loads(done.stdout)) == {to[0]: "sent", to[1]: "failed"}
    answers = [message["answer"] or "" for message in json.loads(done.stdout)["messages"]]
    assert any(answer.startswith("554 5.7.1") for answer in answers)
