"""SIGKILL at every step of an append, and at any moment: the old file or the new one, and a rerun needs no hand."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.recording.runs import AGREEMENT, EVENTS, events, leftovers, run

pytestmark = pytest.mark.slow

FIRST = ("record", "monitoring", AGREEMENT, "--on", "2022-06-07", "--note", "pemantauan pertama", "--yes")
NEXT = ("record", "monitoring", AGREEMENT, "--on", "2022-12-07", "--yes")


def kill_at_every_step(register: Path, command: tuple[str, ...], again: Callable[[], None]) -> set[str]:
    """Kills the command at step 1, 2, ... until it runs to its end; `again` sets the register back. The steps seen."""
    step = 0
    while True:
        step += 1
        again()
        path = register / EVENTS
        old = path.read_bytes() if path.exists() else None
        ended = run(*command, cwd=register, kill_at=step)
        if not ended.killed:
            assert ended.code == 0, ended.stderr
            assert step > 15
            return set(ended.steps)
        written = path.read_bytes() if path.exists() else None
        is_new = written != old
        assert is_new == (len(events(register)) == 1), ended.steps
        assert not (is_new and old is not None) or (written or b"").startswith(old or b"")
        rerun = run(*command, cwd=register)
        assert rerun.code == (2 if is_new else 0), (ended.steps, rerun.stderr)
        assert len(events(register)) == 1
        assert run(*NEXT, cwd=register).code == 0
        assert leftovers(register) == []
        kept = [(file["file"], file["sha256"]) for event in events(register) for file in event.get("evidence", ())]
        assert all((path.parent / name).exists() for name, _ in kept)
        assert len(kept) == command.count("--evidence")


def test_at_every_step_of_an_append_with_evidence(register: Path, tmp_path: Path) -> None:
    scan = tmp_path / "surat.pdf"
    scan.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 40)
    old = (register / EVENTS).read_bytes()
    kept = (register / EVENTS).parent / "evidence" / scan.name

    def again() -> None:
        (register / EVENTS).write_bytes(old)
        kept.unlink(missing_ok=True)
        if kept.parent.exists():
            kept.parent.rmdir()

    seen = kill_at_every_step(register, (*FIRST, "--evidence", str(scan)), again)
    assert {"open", "flock", "mkdir", "write", "write-half", "fsync", "fchmod", "close", "replace", "unlink"} <= seen
    assert kept.read_bytes() == scan.read_bytes()


def test_at_every_step_of_making_the_file(register: Path) -> None:
    kill_at_every_step(register, FIRST, lambda: (register / EVENTS).unlink(missing_ok=True))
    assert (register / EVENTS).read_bytes().startswith(b"schema = 1\n\n[[event]]\n")


def test_at_any_moment(register: Path, times: Callable[[int, int], int]) -> None:
    """Each event is recorded by a run that may be killed anywhen, then by one that is not; each is there once."""
    path = register / EVENTS
    chance = random.Random(4)
    usual = run(*FIRST, cwd=register).seconds
    rounds, killed = times(40, 200), 0
    for number in range(rounds):
        command = ("record", "dispute", AGREEMENT, "--on", "2022-03-01", "--note", f"perselisihan {number}", "--yes")
        before = path.read_bytes()
        killed += run(*command, cwd=register, kill_after=chance.uniform(0, usual * 1.2)).killed
        is_new = path.read_bytes() != before
        assert path.read_bytes().startswith(before)
        assert run(*command, cwd=register).code == (2 if is_new else 0)
        assert path.read_bytes().startswith(before)
    assert len({event["id"] for event in events(register)}) == len(events(register)) == rounds + 1
    assert {event.get("note") for event in events(register)} >= {f"perselisihan {number}" for number in range(rounds)}
    assert killed > rounds / 4
    assert run(*NEXT, cwd=register).code == 0
    assert leftovers(register) == []


@pytest.mark.parametrize(
    "command",
    [
        ("status",), ("show", AGREEMENT), ("deadlines",), ("next",), ("explain", f"{AGREEMENT}/renewal-notice"),
        ("when", "renewal", AGREEMENT), ("matrix", AGREEMENT), ("check",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_a_kill_leaves_is_ignored_by_every_command(command: tuple[str, ...], register: Path) -> None:
    asked = (*command, "--as-of", "2024-08-01")
    clean = run(*asked, cwd=register)
    folder = (register / EVENTS).parent
    (folder / "evidence").mkdir()
    for name in (".events.toml.ab12.tmp", ".events.toml.lock", "evidence/.surat.pdf.cd34.tmp"):
        (folder / name).write_bytes(b"[[event\n\xff")
    littered = run(*asked, cwd=register)
    assert (littered.code, littered.stdout, littered.stderr) == (clean.code, clean.stdout, clean.stderr)
    assert run(*NEXT, cwd=register).code == 0
    assert leftovers(register) == []
