"""The real command against a real maildir: one mail a recipient, nothing twice, no mail where that is not certain."""

import json
import resource
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, environment, run
from tests.reminders.conftest import OFFICER, Register, agreement, arrived, body

STATE = Path(".mouctl") / "alerts.sqlite"


def send(root: Path, day: str, *more: str) -> subprocess.CompletedProcess[str]:
    return run("alerts", "send", "--as-of", day, *more, cwd=root)


def test_a_first_run_must_say_that_it_is_one(register: Register, tmp_path: Path) -> None:
    root = register()
    refused = send(root, "2024-09-06")
    assert refused.returncode == 3
    assert "--init" in refused.stderr
    assert send(root, "2024-09-06", "--init").returncode == 0
    assert len(arrived(tmp_path)) == 1
    again = send(root, "2024-09-06", "--init")
    assert again.returncode == 5
    assert "Leave out --init" in again.stderr
    for _ in range(2):
        assert send(root, "2024-09-06").returncode == 0
    assert len(arrived(tmp_path)) == 1


def test_init_tells_nothing_older_than_its_window(register: Register, tmp_path: Path) -> None:
    root = register()
    assert send(root, "2024-08-31", "--init").returncode == 0
    assert "Pemberitahuan maksud perpanjangan" in body(arrived(tmp_path)[0])  # 7 days before 6 September is 30 August
    assert "Berakhirnya jangka waktu\n" not in body(arrived(tmp_path)[0]).partition("Juga masih")[0]


def test_nine_missed_days_of_fifty_agreements(register: Register, tmp_path: Path) -> None:
    people = (OFFICER, "sekda@contoh.go.id")
    root = register(*(agreement(f"n{number:02}") for number in range(50)), to=people)
    assert send(root, "2024-08-01", "--init").returncode == 0
    before = len(arrived(tmp_path))
    assert send(root, "2024-09-05").returncode == 0
    mails = arrived(tmp_path)[before // 2 :: 1]
    assert len(arrived(tmp_path)) - before == len(people)
    for number in range(50):
        assert any(f"mouctl explain n{number:02}/renewal-notice" in body(mail) for mail in mails)
    assert send(root, "2024-09-05").returncode == 0
    assert len(arrived(tmp_path)) - before == len(people)


@pytest.mark.slow
def test_200_alerts_are_200_messages(register: Register, tmp_path: Path) -> None:
    root = register(to=tuple(f"pejabat{number}@contoh.go.id" for number in range(200)))
    answer = json.loads(send(root, "2024-09-06", "--init", "--format", "json").stdout)
    assert len(answer["messages"]) == 200
    assert {message["state"] for message in answer["messages"]} == {"sent"}
    assert len({str(mail["To"]) for mail in arrived(tmp_path)}) == 200
    for _ in range(2):
        assert json.loads(send(root, "2024-09-06", "--format", "json").stdout)["messages"] == []
    assert len(arrived(tmp_path)) == 200


def test_eight_runs_at_once_are_one_delivery(register: Register, tmp_path: Path) -> None:
    root = register(to=(OFFICER, "sekda@contoh.go.id"))
    send(root, "2024-08-01", "--init")
    before = len(arrived(tmp_path))
    command = [*COMMAND, "alerts", "send", "--as-of", "2024-09-06", "--format", "json"]
    started = [
        subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    answers = [(process.communicate()[0], process.returncode) for process in started]
    assert {code for _, code in answers} == {0}
    assert sorted(len(json.loads(said)["messages"]) for said, _ in answers) == [0] * 7 + [2]
    assert len(arrived(tmp_path)) - before == 2


@pytest.mark.parametrize("day_of_the_clock", ["2024-09-05", "2025-10-11"])
def test_a_clock_that_was_wrong_for_a_run(register: Register, tmp_path: Path, day_of_the_clock: str) -> None:
    root = register()
    send(root, "2024-08-08", "--init")
    assert send(root, "2024-09-06").returncode == 0
    assert send(root, day_of_the_clock).returncode == 0
    before = len(arrived(tmp_path))
    assert send(root, "2024-09-06").returncode == 0
    assert len(arrived(tmp_path)) == before
    assert send(root, "2024-09-09").returncode == 0
    assert len(arrived(tmp_path)) == before + 1


def test_without_recipients_there_is_nothing_to_do(register: Register) -> None:
    root = register()
    (root / "mouctl.toml").write_text("schema = 1\n")
    refused = send(root, "2024-09-06", "--init")
    assert refused.returncode == 3
    assert "[alerts]" in refused.stderr


def test_a_stranger_is_refused_before_anything_is_sent(register: Register, tmp_path: Path) -> None:
    root = register(to=(OFFICER, "siapa@lain.example"))
    refused = send(root, "2024-09-06", "--init")
    assert refused.returncode == 1
    assert "none of the domains" in refused.stderr
    assert "mouctl.toml:" in refused.stderr
    assert not (tmp_path / "mail").exists()
    assert not (root / STATE).exists()


def test_an_agreement_that_cannot_be_read_is_told_of(register: Register, tmp_path: Path) -> None:
    root = register(agreement("a"), agreement("b"))
    send(root, "2024-08-30", "--init")
    before = {str(mail["Message-ID"]) for mail in arrived(tmp_path)}
    (root / "agreements" / "b" / "agreement.toml").write_text("schema = \n")
    sent = send(root, "2024-08-31")
    assert sent.returncode == 1
    (mail,) = (mail for mail in arrived(tmp_path) if str(mail["Message-ID"]) not in before)
    assert mail["Subject"] == "[mouctl] Tidak dapat dibaca: b"
    assert "TIDAK SATU PUN" in body(mail)
    assert send(root, "2024-09-01").returncode == 1
    assert len(arrived(tmp_path)) == len(before) + 1


class TestWhereTheStateCannotBeUsed:
    def broken(self, root: Path, tmp_path: Path, breaking: Callable[[Path], None]) -> subprocess.CompletedProcess[str]:
        send(root, "2024-08-01", "--init")
        before = len(arrived(tmp_path))
        breaking(root / STATE)
        answered = send(root, "2024-09-06")
        assert len(arrived(tmp_path)) == before, "no mail"
        assert "Traceback" not in answered.stderr
        return answered

    def test_corrupt(self, register: Register, tmp_path: Path) -> None:
        def spoil(path: Path) -> None:
            path.write_bytes(b"not a database" * 1000)

        answered = self.broken(register(), tmp_path, spoil)
        assert answered.returncode == 5
        assert "cannot be used" in answered.stderr

    def test_a_page_overwritten(self, register: Register, tmp_path: Path) -> None:
        def overwrite(path: Path) -> None:
            content = path.read_bytes()
            path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))

        assert self.broken(register(), tmp_path, overwrite).returncode == 5

    def test_gone(self, register: Register, tmp_path: Path) -> None:
        assert self.broken(register(), tmp_path, Path.unlink).returncode == 3

    def test_of_a_newer_mouctl(self, register: Register, tmp_path: Path) -> None:
        def newer(path: Path) -> None:
            with sqlite3.connect(path) as connection:
                connection.execute("PRAGMA user_version = 99")

        answered = self.broken(register(), tmp_path, newer)
        assert answered.returncode == 5
        assert "another version" in answered.stderr

    def test_on_a_full_disk(self, register: Register, tmp_path: Path) -> None:
        root = register()
        send(root, "2024-08-01", "--init")
        before, size = len(arrived(tmp_path)), (root / STATE).stat().st_size

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))

        command = [*COMMAND, "alerts", "send", "--as-of", "2024-09-06"]
        answered = subprocess.run(
            command, cwd=root, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, text=True,
            check=False, preexec_fn=limit,
        )  # fmt: skip
        assert answered.returncode == 5, answered.stderr
        assert "cannot be used" in answered.stderr
        assert len(arrived(tmp_path)) == before
        assert send(root, "2024-09-06").returncode == 0
        assert len(arrived(tmp_path)) == before + 1


def test_a_maildir_that_cannot_be_written_keeps_the_mail_pending(register: Register, tmp_path: Path) -> None:
    root = register()
    send(root, "2024-08-01", "--init")
    (tmp_path / "mail").write_text("in the way")
    answered = json.loads(send(root, "2024-09-06", "--format", "json").stdout)
    assert [message["state"] for message in answered["messages"]] == ["pending"]
    assert send(root, "2024-09-06").returncode == 5, "it has to wait a while"
    (tmp_path / "mail").unlink()
    with sqlite3.connect(root / STATE) as connection:
        connection.execute("UPDATE messages SET next_try = '2000-01-01T00:00:00+00:00'")
    assert send(root, "2024-09-07").returncode == 0
    (mail,) = arrived(tmp_path)
    assert "7 September 2024" in body(mail)[:60]


def test_the_log_cannot_be_changed(register: Register) -> None:
    root = register()
    send(root, "2024-09-06", "--init")
    with sqlite3.connect(root / STATE) as connection:
        for statement in ("UPDATE log SET event = 'x'", "DELETE FROM log"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_the_state_is_nobody_elses_and_not_for_git(register: Register) -> None:
    root = register()
    send(root, "2024-09-06", "--init")
    assert (root / STATE).stat().st_mode & 0o077 == 0
    assert (root / ".mouctl" / ".gitignore").read_text() == "*\n"


def test_preview_writes_nothing(register: Register, tmp_path: Path) -> None:
    root = register()
    shown = run("alerts", "preview", "--as-of", "2024-09-06", "--eml", str(tmp_path / "mail.eml"), cwd=root)
    assert shown.returncode == 0, shown.stderr
    assert not (root / ".mouctl").exists()
    assert not (tmp_path / "mail").exists()
    send(root, "2024-09-06", "--init")
    before = (root / STATE).read_bytes()
    assert "Nothing was to be told." in run("alerts", "preview", "--as-of", "2024-09-06", cwd=root).stdout
    assert (root / STATE).read_bytes() == before
    assert sorted(path.name for path in (root / ".mouctl").iterdir()) == [
        ".alerts.sqlite.lock", ".gitignore", "alerts.sqlite",
    ]  # fmt: skip


def test_status_tells_a_monitor(register: Register) -> None:
    root = register()
    assert run("alerts", "status", cwd=root).returncode == 3
    send(root, "2024-09-06", "--init")
    assert run("alerts", "status", "--max-age", "26 hours", cwd=root).returncode == 0
    assert run("alerts", "status", "--max-age", "26 hours", "--as-of", "2999-01-01", cwd=root).returncode == 1
    refused = run("alerts", "status", "--max-age", "1 month", cwd=root)
    assert refused.returncode == 2
    assert "fixed length" in refused.stderr
    with sqlite3.connect(root / STATE) as connection:
        connection.execute("UPDATE messages SET state = 'failed'")
    failed = run("alerts", "status", "--format", "json", cwd=root)
    assert failed.returncode == 5
    assert [message["state"] for message in json.loads(failed.stdout)["undelivered"]] == ["failed"]


def test_an_acknowledgement_silences_and_is_in_the_register(register: Register, tmp_path: Path) -> None:
    root = register()
    send(root, "2024-09-09", "--init")
    words = ("--by", "Kepala Bagian Kerja Sama", "--reason", "menunggu rapat", "--yes")
    done = run("alerts", "ack", "renewal-notice", "--until", "2024-09-20", *words, "--as-of", "2024-09-10", cwd=root)
    assert done.returncode == 0, done.stderr
    assert 'deadline = "a/renewal-notice"' in (root / "agreements" / "a" / "events.toml").read_text()
    before = {str(mail["Message-ID"]) for mail in arrived(tmp_path)}
    send(root, "2024-09-10")
    (mail,) = (mail for mail in arrived(tmp_path) if str(mail["Message-ID"]) not in before)
    assert "Kepala Bagian Kerja Sama menyatakan mengetahuinya sampai dengan 20 September 2024" in " ".join(
        body(mail).split()
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("nothing", "--until", "2024-10-01"), "No deadline"),
        (("renewal-notice", "--until", "2024-09-01"), "is past"),
    ],
)
def test_what_cannot_be_acknowledged(register: Register, more: tuple[str, ...], told: str) -> None:
    words = ("--by", "Kabag", "--reason", "x", "--yes", "--as-of", "2024-09-10")
    refused = run("alerts", "ack", *more, *words, cwd=register())
    assert refused.returncode == 2
    assert told in refused.stderr


def test_silence_over_the_last_day_is_said(register: Register) -> None:
    words = ("--by", "Kabag", "--reason", "x", "--dry-run", "--as-of", "2024-09-01")
    shown = run("alerts", "ack", "renewal-notice", "--until", "2024-09-30", *words, cwd=register())
    assert "silent on its last day as well" in shown.stderr


def test_nothing_depends_on_the_surroundings(register: Register, tmp_path: Path) -> None:
    root = register(agreement("a"), agreement("b"))
    found = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        file = tmp_path / f"{seed}.eml"
        run("alerts", "preview", "--as-of", "2024-09-06", "--eml", str(file), cwd=root, PYTHONHASHSEED=seed, TZ=zone)
        found.append([line for line in file.read_bytes().splitlines() if not line.startswith(b"Date: ")])
    assert found[0] == found[1]
