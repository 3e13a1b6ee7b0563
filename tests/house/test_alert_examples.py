"""`examples/alerts` and the README's five minutes do what they say: their commands are run, in other folders."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.delivery.ports import free_port
from tests.reminders.conftest import written

from .documents import fenced
from .program import ROOT, SOURCES, Finished, environment, mouctl

EXAMPLES = ROOT / "examples" / "alerts"
CREDENTIAL = "smtp-password"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with something to tell, into a maildir."""
    return written(tmp_path / "register", transport={"type": "maildir", "folder": str(tmp_path / "mail")})


def carried_out(words: Sequence[str], places: Mapping[str, str]) -> Finished:
    """Runs a command of an example, with folders of the test in place of its own."""
    command = [places.get(word, word) for word in words]
    return mouctl(*command, "--as-of", "2024-09-06")


def test_the_service(register: Path, tmp_path: Path) -> None:
    text = (EXAMPLES / "mouctl-alerts.service").read_text("utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)
    program, *words = shlex.split(line.replace("${STATE_DIRECTORY}", str(tmp_path)))
    assert program == "/srv/mouctl/bin/mouctl"
    assert words.pop() == "$MOUCTL_FIRST"
    for first, mails in (["--init"], 1), ([], 1):
        done = carried_out([*words, *first], {"/srv/register": str(register)})
        assert (done.returncode, done.stderr) == (0, "")
        assert len(list((tmp_path / "mail" / "new").iterdir())) == mails
    assert f"LoadCredential={CREDENTIAL}:" in text


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for unit in EXAMPLES.glob("mouctl-alerts.*"):
        text = unit.read_text("utf-8").replace("/srv/mouctl/bin/mouctl", "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    found = [str(path) for path in tmp_path.glob("mouctl-alerts.*")]
    done = subprocess.run(["systemd-analyze", "verify", *found], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "mouctl" in line]) == (0, [])


def test_the_timer_catches_up() -> None:
    assert "Persistent=true" in (EXAMPLES / "mouctl-alerts.timer").read_text("utf-8")


def test_the_lines_of_cron(register: Path) -> None:
    text = (EXAMPLES / "crontab").read_text("utf-8")
    lines = re.findall(r"^\d+ \d+ \* \* \*  /srv/mouctl/bin/mouctl (.*) >/dev/null$", text, re.MULTILINE)
    assert len(lines) == 2
    mouctl("alerts", "send", "--init", "--register", str(register), "--as-of", "2024-09-05")
    for line in lines:
        done = carried_out(shlex.split(line), {"/srv/register": str(register)})
        assert (done.returncode, done.stderr) == (0, "")


def test_the_container(register: Path, tmp_path: Path) -> None:
    text = (EXAMPLES / "Containerfile").read_text("utf-8")
    (arguments,) = re.findall(r"^CMD (.*)$", text, re.MULTILINE)
    places = {"/register": str(register), "/state/alerts.sqlite": str(tmp_path / "alerts.sqlite")}
    done = carried_out([*json.loads(arguments), "--init"], places)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ENV CREDENTIALS_DIRECTORY=/run/secrets" in text


def test_the_transport_is_one(tmp_path: Path) -> None:
    transport = tomllib.loads((EXAMPLES / "transport.toml").read_text("utf-8"))["alerts"]["transport"]
    assert transport["password_credential"] == CREDENTIAL
    done = mouctl("check", "--register", str(written(tmp_path, transport=transport)), "--format", "json")
    assert "mouctl.toml" not in {finding["file"] for finding in json.loads(done.stdout)["findings"]}


def test_the_five_minutes_of_the_readme(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8").partition("## Alerts in five minutes")[2].partition("\n## ")[0]
    (block,) = (each.text for each in fenced(ROOT / "README.md", "sh") if each.text in text)
    (tmp_path / "bin").mkdir()
    for name, more in (("mouctl", "-m mouctl"), ("python3", "")):
        (tmp_path / "bin" / name).write_text(f'#!/bin/sh\nexec {sys.executable} {more} "$@"\n')
        (tmp_path / "bin" / name).chmod(0o755)
    port = str(free_port())
    script = "set -eum\n" + block.replace("2525", port).replace("less received.txt", "cat received.txt")
    surroundings = {**environment(SOURCES), "PATH": f"{tmp_path / 'bin'}:{environment(SOURCES)['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "250 OK" in done.stdout
    assert "Auto-Submitted: auto-generated" in done.stdout
    assert done.stdout.count("---------- MESSAGE FOLLOWS ----------") == 1
