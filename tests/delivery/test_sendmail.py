"""Handing mail to a program that plays sendmail: what it is given, what its end means, and one that does not end."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import run

from .registers import addresses, register
from .sessions import LETTER, ends, envelope, refusal, session

READS = 'cat >"$0.message"'


def program(folder: Path, *lines: str) -> Path:
    """A program that writes down its arguments and then does what the lines say."""
    file = folder / "sendmail"
    file.write_text("\n".join(("#!/bin/sh", 'printf "%s\\n" "$@" >"$0.arguments"', *lines, "")))
    file.chmod(0o755)
    return file


def settings(file: Path) -> dict[str, Any]:
    return {"type": "sendmail", "program": str(file)}


def test_what_the_program_is_given(tmp_path: Path) -> None:
    file = program(tmp_path, READS)
    with session(settings(file)) as opened:
        assert opened.deliver(envelope("-kabag@contoh.go.id")) == ("sent", "0")
    arguments = (tmp_path / "sendmail.arguments").read_text().splitlines()
    assert arguments == ["-i", "-f", "mouctl@contoh.go.id", "--", "-kabag@contoh.go.id"]
    assert (tmp_path / "sendmail.message").read_bytes() == LETTER.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (0, "sent"),  # EX_OK
        (67, "failed"),  # EX_NOUSER
        (68, "failed"),  # EX_NOHOST
        (75, "pending"),  # EX_TEMPFAIL
        *((code, "pending") for code in (1, 64, 65, 66, 69, 70, 71, 72, 73, 74, 76, 77, 78, 127)),
    ],
)
def test_what_its_exit_code_means(tmp_path: Path, code: int, state: str) -> None:
    file = program(tmp_path, READS, "echo first >&2", "printf 'the reason\\033[31m\\n' >&2", f"exit {code}")
    with session(settings(file)) as opened:
        assert opened.deliver(envelope()) == (state, f"{code} the reason\ufffd[31m")


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ((READS, "kill -9 $$"), "unknown"),
        (("kill -9 $$",), "pending"),
        ((READS, "sleep 60"), "unknown"),
        (("sleep 60",), "pending"),
        (("head -c 1 >/dev/null </dev/null", "sleep 60"), "pending"),
        ((READS, "trap '' TERM INT HUP", "sleep 60"), "unknown"),
    ],
    ids=str,
)
def test_a_program_that_is_killed(tmp_path: Path, lines: tuple[str, ...], state: str) -> None:
    outcomes = []

    def work() -> None:
        with session(settings(program(tmp_path, *lines)), 1.5) as opened:
            outcomes.append(opened.deliver(envelope()).state)

    assert ends(work)
    assert outcomes == [state]


def test_what_the_program_leaves_behind_holds_nobody(tmp_path: Path) -> None:
    outcomes = []

    def work() -> None:
        with session(settings(program(tmp_path, READS, "sleep 60 &"))) as opened:
            outcomes.append(opened.deliver(envelope()).state)

    assert ends(work, 20)
    assert outcomes == ["sent"]


def test_without_a_program_nothing_is_tried(tmp_path: Path) -> None:
    file = program(tmp_path)
    file.chmod(0o644)
    for wrong in (file, tmp_path, tmp_path / "nothing"):
        assert str(wrong) in refusal(settings(wrong))


def test_a_program_that_cannot_be_started_leaves_the_message_pending(tmp_path: Path) -> None:
    file = program(tmp_path)
    file.write_bytes(b"\x7fELF no program")
    with session(settings(file)) as opened:
        assert opened.deliver(envelope()).state == "pending"


def test_the_program_is_named_by_its_whole_path(tmp_path: Path) -> None:
    checked = run("check", cwd=register(tmp_path, {"type": "sendmail", "program": "sendmail"}))
    assert checked.returncode == 1
    assert "Write the whole path" in checked.stdout


def test_the_real_command(tmp_path: Path) -> None:
    refuses = f'case "$5" in {addresses(2)[1]}) echo "no such user" >&2; exit 67;; esac'
    root = register(tmp_path / "register", settings(program(tmp_path, READS, refuses)), addresses(2))
    call = ("alerts", "send", "--as-of", "2024-09-06", "--format", "json")
    first, second = (run(*call, *more, cwd=root) for more in (["--init"], []))
    told = {each["recipient"]: (each["state"], each["answer"]) for each in json.loads(first.stdout)["messages"]}
    assert told == {addresses(2)[0]: ("sent", "0"), addresses(2)[1]: ("failed", "67 no such user")}
    assert json.loads(second.stdout)["messages"] == []
    assert (first.returncode, second.returncode) == (5, 5)
