"""Logging in: where the password comes from, how it is said, and that it is seen nowhere else."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from tests.cli.conftest import at_terminal, run

from mouctl.delivery._greeting import Credentials

from .registers import register, remembered
from .scripted import Answer, offering, scripted, to_localhost
from .sessions import CANARY, envelope, refusal, session

PLAIN = b64encode(f"\0mouctl\0{CANARY}".encode()).decode()
FORMS = (CANARY, PLAIN, b64encode(CANARY.encode()).decode())
"""How the password would be seen."""


def from_place(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The settings that lead to the password."""
    file = folder / "smtp-password"
    file.write_text(f"{CANARY}\n")
    file.chmod(0o600)
    monkeypatch.setenv("MOUCTL_TEST_PASSWORD", CANARY)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    places: dict[str, dict[str, Any]] = {
        "environment": {"password_env": "MOUCTL_TEST_PASSWORD"},
        "file": {"password_file": str(file)},
        "credential": {"password_credential": "smtp-password"},
        "command": {"password_command": ["printf", "%s\\nuser: mouctl\\n", CANARY]},
    }
    return places[kind]


@pytest.mark.parametrize("ways", ["PLAIN", "LOGIN", "CRAM-MD5 LOGIN PLAIN", "XOAUTH2 LOGIN"])
@pytest.mark.parametrize("kind", ["environment", "file", "credential", "command"])
def test_the_password_is_said_to_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ways: str
) -> None:
    def answer(step: str, line: str) -> str | None:
        if step in ("BW91Y3RS", b64encode(b"mouctl").decode().upper()):
            return "334 UGFzc3dvcmQ6"
        if step == FORMS[2].upper():
            return "235 2.7.0 welcome"
        return "334 VXNlcm5hbWU6" if line == "AUTH LOGIN" else offering(f"AUTH {ways}")(step, line)

    place = from_place(kind, tmp_path, monkeypatch)
    with scripted(answer) as server, session(to_localhost(server, user="mouctl", **place)) as opened:
        assert opened.deliver(envelope()).state == "sent"
    said = [line for line in server.in_clear if any(form in line for form in FORMS)]
    assert said == ([f"AUTH PLAIN {PLAIN}"] if "PLAIN" in ways else [FORMS[2]])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (offering(), "no way of logging in"),
        (offering("AUTH CRAM-MD5 XOAUTH2"), "no way of logging in"),
        (lambda step, line: f"535 5.7.8 {line} is wrong" if step == "AUTH" else None, "(535 5.7.8)"),
        (lambda step, line: f"454 {line} not now" if step == "AUTH" else None, "(454)"),
        (lambda step, line: "334 more?" if step == "AUTH" else None, "(334)"),
    ],
)
def test_a_login_that_fails(monkeypatch: pytest.MonkeyPatch, answer: Answer, why: str) -> None:
    monkeypatch.setenv("MOUCTL_TEST_PASSWORD", CANARY)
    with scripted(answer) as server:
        why_not = refusal(to_localhost(server, user="mouctl", password_env="MOUCTL_TEST_PASSWORD"))
    assert why in why_not
    assert not any(form in why_not for form in FORMS)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o666])
def test_a_file_that_others_may_use_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    place = from_place("file", tmp_path, monkeypatch)
    Path(place["password_file"]).chmod(mode)
    with scripted() as server:
        why_not = refusal(to_localhost(server, user="mouctl", **place))
    assert "chmod 600" in why_not
    assert server.connections == 0


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ({"password_env": "MOUCTL_NOT_SET"}, "MOUCTL_NOT_SET"),
        ({"password_file": "/nowhere/password"}, "/nowhere/password"),
        ({"password_file": "/dev/null"}, "is no file"),
        ({"password_credential": "smtp-password"}, "LoadCredential=smtp-password"),
        ({"password_command": ["false"]}, "false"),
        ({"password_command": ["no-such-program"]}, "no-such-program"),
        ({"password_command": ["true"]}, "empty"),
        ({"password_command": ["printf", "a\\0b"]}, "empty, or more than one line"),
    ],
)
def test_a_password_that_is_not_there(monkeypatch: pytest.MonkeyPatch, place: dict[str, Any], why: str) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with scripted() as server:
        why_not = refusal(to_localhost(server, user="mouctl", **place))
    assert why in why_not
    assert server.connections == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": CANARY, "user": "mouctl"},
        {"user": "mouctl"},
        {"password_env": "MOUCTL_TEST_PASSWORD"},
        {"user": "mouctl", "password_env": "A", "password_command": ["b"]},
        {"user": "mouctl", "password_env": CANARY},
        {"user": "mouctl", "password_env": [CANARY]},
        {"user": "mouctl", "password_file": CANARY.lower()},
        {"user": "mouctl", "password_credential": f"../{CANARY}"},
        {"passwort": CANARY},
        {"host": f"mouctl:{CANARY}@smtp.contoh.go.id"},
        {"host": "smtp.contoh.go.id"},
        {"port": 0},
    ],
    ids=str,
)
def test_settings_that_do_not_hold(wrong: dict[str, Any]) -> None:
    from mouctl.delivery.smtp import SmtpSettings

    with pytest.raises(ValidationError):
        SmtpSettings.model_validate({"type": "smtp", "host": "localhost", "security": "none", **wrong})


@pytest.mark.parametrize(
    "key", ["password", "passwort", "password_env", "kata_sandi", "password_credential", "smtp-secret"]
)
@pytest.mark.parametrize("how", [("--format", "plain"), ("--format", "json"), ("--format", "sarif"), ("terminal",)])
def test_a_password_in_the_register_is_a_finding_that_does_not_show_it(
    tmp_path: Path, key: str, how: tuple[str, ...]
) -> None:
    root = register(tmp_path, {"type": "smtp", "host": "localhost", "user": "mouctl", key: f"!{CANARY}"})
    if how == ("terminal",):
        shown = at_terminal("check", columns=120, cwd=root)
    else:
        done = run("check", *how, cwd=root)
        shown = done.stdout + done.stderr
        assert done.returncode == 1
    assert CANARY not in shown
    if key == "password":
        assert "does not belong into the register" in " ".join(shown.split())


FAILURES: dict[str, Answer] = {
    "refused": lambda step, line: f"535 5.7.8 {line} {CANARY}" if step == "AUTH" else None,
    "put off": lambda step, line: f"454 4.7.0 {line}" if step == "AUTH" else None,
    "dropped": lambda step, line: "drop" if step == "AUTH" else None,
    "garbled": lambda step, line: f"?? {line}" if step == "AUTH" else None,
    "later": lambda step, line: "550 5.1.1 nobody" if step == "RCPT" else None,
    "sent": lambda step, line: None,
}


@pytest.mark.parametrize("failure", FAILURES)
def test_no_failure_shows_the_password(tmp_path: Path, failure: str) -> None:
    with scripted(FAILURES[failure]) as server:
        root = register(tmp_path, to_localhost(server, user="mouctl", password_env="MOUCTL_TEST_PASSWORD"))
        secret = {"MOUCTL_TEST_PASSWORD": CANARY}
        calls = (
            ("--debug", "alerts", "send", "--init", "--as-of", "2024-09-06"),
            ("alerts", "send", "--as-of", "2024-09-06", "--format", "json"),
            ("alerts", "log", "--format", "json"),
            ("alerts", "status"),
        )
        done = [run(*call, cwd=root, surroundings=secret) for call in calls]
    assert any(PLAIN in line for line in server.in_clear)
    assert done[0].returncode == (0 if failure == "sent" else 5)
    assert json.loads(done[2].stdout)["lines"]
    everything = "".join(each.stdout + each.stderr for each in done)
    assert "Traceback" not in everything
    assert not any(form in everything for form in FORMS)
    assert not any(form.encode() in content for form in FORMS for content in remembered(root))


def test_a_password_that_is_shown_by_mistake_is_not() -> None:
    assert CANARY not in repr(Credentials("mouctl", CANARY.encode()))
    assert CANARY not in str(Credentials("mouctl", CANARY.encode()))


def test_a_password_in_other_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOUCTL_TEST_PASSWORD", "sandi-ñ-密")
    with (
        scripted() as server,
        session(to_localhost(server, user="mouctl", password_env="MOUCTL_TEST_PASSWORD")) as opened,
    ):
        assert opened.deliver(envelope()).state == "sent"
    said = b64encode("\0mouctl\0sandi-ñ-密".encode()).decode()
    assert f"AUTH PLAIN {said}" in server.in_clear


def test_what_is_wrong_is_told_in_the_language_of_the_answer(tmp_path: Path) -> None:
    root = register(tmp_path, {"type": "smtp", "host": "localhost", "user": "mouctl", "password_env": "MOUCTL_NOT_SET"})
    done = run("--lang", "id", "alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root)
    assert "Variabel lingkungan MOUCTL_NOT_SET" in done.stdout
    assert done.returncode == 5
