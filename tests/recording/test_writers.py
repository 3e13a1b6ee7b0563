"""Several writers at once: nothing is lost, nothing is overwritten, and waiting has an end."""

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from tests.cli.conftest import environment
from tests.recording import writer
from tests.recording.runs import AGREEMENT, EVENTS, events, leftovers, run

from mouctl.errors import UsageError
from mouctl.recording import replacing
from mouctl.recording.appending import append_events
from mouctl.service.opening import open_register
from mouctl.service.recording import Described, Plan, carry_out, plan


def planned(register: Path, note: str) -> Plan:
    event = {"type": "dispute", "on": date(2022, 3, 1), "note": note}
    return plan(open_register(register, [AGREEMENT]), AGREEMENT, [Described(event)])


@pytest.mark.slow
def test_four_writers_of_fifty_events_make_two_hundred(register: Path) -> None:
    old = (register / EVENTS).read_bytes()
    command = [sys.executable, writer.__file__, str(register), AGREEMENT]
    writers = [subprocess.Popen([*command, name], env=environment()) for name in ("a", "b", "c", "d")]
    assert [each.wait() for each in writers] == [0, 0, 0, 0]
    found = events(register)
    assert len(found) == len({event["id"] for event in found}) == 4 * writer.FIFTY
    assert len({event["note"] for event in found}) == 4 * writer.FIFTY
    assert (register / EVENTS).read_bytes().startswith(old)
    assert leftovers(register) == []
    for event in found:
        for file in event.get("evidence", ()):
            content = ((register / EVENTS).parent / file["file"]).read_bytes()
            assert content.decode().split()[0] == event["note"].split()[0]
            assert hashlib.sha256(content).hexdigest() == file["sha256"]


def test_a_plan_that_others_overtook_is_made_again(register: Path) -> None:
    first, second = (planned(register, note) for note in ("a", "b"))
    assert first.events[0]["id"] == second.events[0]["id"]
    carry_out(first)
    done = carry_out(second)
    assert done.events[0]["id"] == "2022-03-01-dispute-2"
    assert [each["note"] for each in events(register)] == ["a", "b"]


def test_what_others_recorded_meanwhile_is_not_recorded_twice(register: Path) -> None:
    plans = [planned(register, "a") for _ in range(2)]
    carry_out(plans[0])
    with pytest.raises(UsageError, match="already recorded, as 2022-03-01-dispute"):
        carry_out(plans[1])
    assert len(events(register)) == 1


def test_waiting_has_an_end(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = register / EVENTS
    old = path.read_bytes()
    monkeypatch.setattr(replacing, "WAIT", 0.1)
    with (
        FileLock(path.with_name(".events.toml.lock")),
        pytest.raises(UsageError, match="being written to by another program"),
    ):
        append_events(path, [{"id": "a", "type": "dispute"}], like=path)
    assert path.read_bytes() == old


def test_a_lock_is_gone_after_the_edit_and_serves_again_after_a_kill(register: Path) -> None:
    (register / EVENTS).with_name(".events.toml.lock").touch()
    done = run("record", "dispute", AGREEMENT, "--on", "2022-03-01", "--yes", cwd=register)
    assert done.code == 0
    assert leftovers(register) == []
