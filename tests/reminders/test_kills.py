"""SIGKILL at every step of a run, then two reruns: nothing lost, one copy too many at most, and that the same bytes."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.conftest import environment
from tests.cli.forks import forked
from tests.reminders.conftest import Register, agreement, read

pytestmark = pytest.mark.slow

PEOPLE = ("kabag@contoh.go.id", "sekda@contoh.go.id")
BRIEF = agreement("a", lead_times={"renewal-notice": "1 hari", "expiry": "1 hari"})
"""With few steps to be remembered, so that there are few at which to be killed."""
SEND = ["alerts", "send", "--as-of", "2024-09-06"]


def run(*arguments: str, cwd: Path, kill_at: int | None = None) -> tuple[int, int] | None:
    """The exit code and the number of steps; None for a run that was killed."""
    done = forked(arguments, cwd, environment(), before=("tests.reminders.killed", kill_at))
    return (done.code, int(done.told)) if done.code >= 0 else None


def taken(tmp_path: Path) -> list[tuple[str, str]]:
    """What was handed over: to whom, and the message."""
    file = tmp_path / "mail" / "taken"
    return [tuple(json.loads(line)) for line in file.read_text().splitlines()] if file.exists() else []


def test_at_every_step_of_a_run(register: Register, tmp_path: Path) -> None:
    root = register(BRIEF, to=PEOPLE)
    assert run("alerts", "send", "--init", "--as-of", "2024-08-01", cwd=root) is not None
    (kept := tmp_path / "kept").mkdir()
    shutil.copytree(root / ".mouctl", kept / "state")
    step, extra = 0, Counter[int]()
    while True:
        step += 1
        shutil.rmtree(root / ".mouctl")
        shutil.copytree(kept / "state", root / ".mouctl")
        shutil.rmtree(tmp_path / "mail", ignore_errors=True)
        if ended := run(*SEND, cwd=root, kill_at=step):
            assert ended == (0, step - 1)
            break
        codes = [run(*SEND, cwd=root) for _ in range(2)]
        assert [code[0] for code in codes if code] == [0, 0], step
        copies = Counter(recipient for recipient, _ in taken(tmp_path))
        assert set(copies) == set(PEOPLE), f"lost at step {step}"
        assert sum(copies.values()) <= len(PEOPLE) + 1, f"copies at step {step}"
        assert len(set(taken(tmp_path))) == len(PEOPLE), f"not the same bytes at step {step}"
        extra[sum(copies.values()) - len(PEOPLE)] += 1
    assert step > 50
    assert extra.keys() == {0, 1}, "a copy too many only in the gap without an answer"


def test_at_every_step_of_a_first_run(register: Register, tmp_path: Path) -> None:
    root = register(BRIEF)
    step = 0
    while True:
        step += 1
        shutil.rmtree(root / ".mouctl", ignore_errors=True)
        shutil.rmtree(tmp_path / "mail", ignore_errors=True)
        if run("alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root, kill_at=step):
            break
        again = run(*SEND, cwd=root)
        if again is None or again[0] == 3:  # killed before there was a state
            again = run("alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root)
        assert again
        assert again[0] == 0, step
        assert 1 <= len(taken(tmp_path)) <= 2, step
        assert len(set(taken(tmp_path))) == 1


def test_what_is_in_doubt_twice_is_not_sent_a_third_time(register: Register, tmp_path: Path) -> None:
    root = register(BRIEF)
    assert run("alerts", "send", "--init", "--as-of", "2024-08-01", cwd=root)
    ended = run(*SEND, "--state", str(tmp_path / "other.sqlite"), "--init", cwd=root)
    assert ended
    shutil.rmtree(tmp_path / "mail")
    for _ in range(2):
        assert any(_killed_after_handing_over(root, tmp_path, step) for step in range(1, 200))
    assert len(taken(tmp_path)) == 2
    codes = [run(*SEND, cwd=root), run(*SEND, cwd=root)]
    assert [code[0] for code in codes if code] == [5, 5], "reported until something else arrives"
    assert len(taken(tmp_path)) == 2
    assert len({read(message.encode())["Message-ID"] for _, message in taken(tmp_path)}) == 1
    later = run("alerts", "send", "--as-of", "2024-09-09", cwd=root)
    assert later
    assert later[0] == 0
    assert len(taken(tmp_path)) == 3


def _killed_after_handing_over(root: Path, tmp_path: Path, step: int) -> bool:
    """Whether a run that is killed at the step has handed something over; if not, its traces are undone."""
    kept = tmp_path / "before"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(root / ".mouctl", kept)
    before = len(taken(tmp_path))
    assert run(*SEND, cwd=root, kill_at=step) is None
    if len(taken(tmp_path)) > before:
        return True
    shutil.rmtree(root / ".mouctl")
    shutil.copytree(kept, root / ".mouctl")
    return False
