"""The calendar that a mail carries: exactly what the mail tells of, word for word as the feed has it."""

import json
import shutil
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import icalendar
import pytest
import tomli
import tomli_w
import vobject
from tests.cli.conftest import ROOT, run
from tests.reminders.conftest import Register, agreement, arrived, read

from mouctl.mail import Attachment, written

from .test_mails import letter

NOTICE = "a/renewal-notice"


def calendar_of(mail: EmailMessage) -> bytes | None:
    """The calendar that the mail carries, if it carries one."""
    parts = list(mail.iter_attachments()) if mail.get_content_type() == "multipart/mixed" else []
    assert len(parts) <= 1
    return bytes(parts[0].get_payload(decode=True)) if parts else None


def entries(calendar: bytes) -> dict[str, bytes]:
    """Every entry with all its lines, by UID; the file is one that another program reads as well."""
    found = {str(event["UID"]): event.to_ical() for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT")}
    assert {event.uid.value for event in vobject.readOne(calendar.decode()).vevent_list} == found.keys()
    return found


def deadline_of(event: bytes) -> str:
    """The deadline that an entry is of: the last thing that its description says of dates."""
    described = str(icalendar.Event.from_ical(event)["DESCRIPTION"])
    return described.partition("mouctl explain ")[2].split()[0]


def previewed(root: Path, day: str, address: str, folder: Path) -> tuple[EmailMessage, dict[str, Any]]:
    """A recipient's mail of that day, and the same as data."""
    command = ("alerts", "preview", "--as-of", day, "--to", address, "--eml", str(folder / "mail.eml"))
    done = run(*command, "--format", "json", cwd=root)
    assert done.stdout, done.stderr
    (digest,) = json.loads(done.stdout)["digests"]
    return read((folder / "mail.eml").read_bytes()), digest


def with_alerts(example: str, folder: Path) -> Path:
    """An example's register, with the recipients of the first."""
    root = folder / "register"
    shutil.copytree(ROOT / "examples" / example, root)
    settings = tomli.loads((root / "mouctl.toml").read_text(encoding="utf-8"))
    settings["alerts"] = tomli.loads((ROOT / "examples" / "register" / "mouctl.toml").read_text("utf-8"))["alerts"]
    (root / "mouctl.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("example", "day", "address"),
    [
        ("register", "2024-05-02", "kerjasama@contoh.go.id"),
        ("register", "2024-05-02", "pusdatin@contoh.go.id"),
        ("register", "2025-01-02", "kerjasama@contoh.go.id"),
        ("register", "2025-01-02", "sekda@contoh.go.id"),
        ("lifetime-register", "2024-08-01", "kerjasama@contoh.go.id"),
        ("lifetime-register", "2024-03-01", "kerjasama@contoh.go.id"),
    ],
)
def test_it_is_the_feed_of_what_is_told(example: str, day: str, address: str, tmp_path: Path) -> None:
    root = with_alerts(example, tmp_path)
    mail, digest = previewed(root, day, address, tmp_path)
    language = str(mail["Content-Language"])
    run("deadlines", "--as-of", day, "--lang", language, "-o", str(tmp_path / "feed.ics"), cwd=root)
    told = {reminder["id"] for reminder in digest["reminders"]}
    feed = entries((tmp_path / "feed.ics").read_bytes())
    carried = calendar_of(mail)
    assert carried is not None
    assert entries(carried) == {uid: event for uid, event in feed.items() if deadline_of(event) in told}
    assert {deadline_of(event) for event in entries(carried).values()} == told


@pytest.mark.parametrize(("language", "name"), [("id", "tenggat.ics"), ("en", "deadlines.ics")])
def test_how_the_mail_is_put_together(register: Register, tmp_path: Path, language: str, name: str) -> None:
    root = register(agreement("a", language=language))
    mail, digest = previewed(root, "2024-09-06", "kabag@contoh.go.id", tmp_path)
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    (part,) = mail.iter_attachments()
    assert (part.get_filename(), part.get_content_disposition()) == (name, "attachment")
    assert (part.get_param("charset"), part.get_param("method")) == ("utf-8", None)
    assert b"\nMETHOD" not in part.get_payload(decode=True)
    assert digest["attachment"] == name
    shown = run("alerts", "preview", "--as-of", "2024-09-06", cwd=root).stdout
    assert f"Attachment:  {name}" in shown
    assert "Attached: " in shown


def told_on(root: Path, day: str, folder: Path, *more: str) -> dict[str, tuple[str, ...]]:
    """What the mail of that day says of the notice's entries: day, title, how often changed, and standing, by UID."""
    before = {str(mail["Message-ID"]) for mail in arrived(folder)}
    run("alerts", "send", "--as-of", day, *more, cwd=root)
    (mail,) = (mail for mail in arrived(folder) if str(mail["Message-ID"]) not in before)
    events = [icalendar.Event.from_ical(each) for each in entries(calendar_of(mail) or b"").values()]
    told = {
        str(event["UID"]): (event.decoded("DTSTART").isoformat(), event["SUMMARY"], event["SEQUENCE"], event["STATUS"])
        for event in events
    }
    return {uid.partition("@")[0]: tuple(map(str, each)) for uid, each in told.items() if uid.startswith(NOTICE)}


def test_what_moved_or_is_done_is_the_same_entry(register: Register, tmp_path: Path) -> None:
    root, title = register(), "Pemberitahuan maksud perpanjangan (a)"
    first = told_on(root, "2024-08-28", tmp_path, "--init")
    assert first[NOTICE] == ("2024-09-07", f"Hari terakhir: {title}", "0", "CONFIRMED")
    assert first[f"{NOTICE}/act-by"] == ("2024-09-06", f"Lakukan paling lambat hari ini: {title}", "0", "CONFIRMED")
    moved = agreement("a")
    moved["clause"][1]["notice"] = "85 hari kalender"
    (root / "agreements" / "a" / "agreement.toml").write_text(tomli_w.dumps(moved), encoding="utf-8")
    second = told_on(root, "2024-09-04", tmp_path)
    assert second[NOTICE][1:] == first[NOTICE][1:]
    assert second[NOTICE][0] > first[NOTICE][0]
    recorded = run("record", "renewal-notice", "a", "--on", "2024-09-05", "--yes", "--as-of", "2024-09-05", cwd=root)
    assert recorded.returncode == 0, recorded.stderr
    last = told_on(root, "2024-09-06", tmp_path)
    assert last[NOTICE] == (second[NOTICE][0], f"Selesai: {title}", "1", "CONFIRMED")
    day, name, *standing = last[f"{NOTICE}/act-by"]
    assert day == second[f"{NOTICE}/act-by"][0]
    assert name.startswith("Tidak berlaku lagi: Lakukan paling lambat hari ini: Pemberitahuan")
    assert standing == ["1", "CANCELLED"]


def test_a_mail_that_tells_of_no_deadline_carries_nothing(register: Register, tmp_path: Path) -> None:
    root = register(all_clear="monday")
    run("alerts", "send", "--init", "--as-of", "2023-01-02", cwd=root)
    (mail,) = arrived(tmp_path)
    assert mail.get_content_type() == "multipart/alternative"
    (root / "agreements" / "a" / "agreement.toml").write_text("schema = 1\n", encoding="utf-8")
    mail, digest = previewed(root, "2023-01-09", "kabag@contoh.go.id", tmp_path)
    assert digest["unreadable"] == ["a"]
    assert mail.get_content_type() == "multipart/alternative"
    assert digest["attachment"] is None


def test_what_left_the_register_is_in_no_calendar(register: Register, tmp_path: Path) -> None:
    root = register(agreement("a"), agreement("b"))
    run("alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root)
    shutil.rmtree(root / "agreements" / "a")
    mail, digest = previewed(root, "2024-09-09", "kabag@contoh.go.id", tmp_path)
    assert NOTICE in {reminder["id"] for reminder in digest["reminders"]}
    carried = calendar_of(mail)
    assert carried is not None
    assert {deadline_of(event).partition("/")[0] for event in entries(carried).values()} == {"b"}


def test_the_same_letter_with_the_same_calendar_is_the_same_bytes() -> None:
    calendar = b"BEGIN:VCALENDAR\r\n" + "é".encode() * 40 + b"\r\n--mouctl-\r\nEND:VCALENDAR\r\n"
    one, other = (written(letter(attachment=Attachment("tenggat.ics", calendar))) for _ in range(2))
    assert one == other
    assert one.isascii()
    assert b"\n" not in one.replace(b"\r\n", b"")
    assert max(map(len, one.split(b"\r\n"))) <= 78
    assert calendar_of(read(one)) == calendar
    assert str(read(one)["Content-Language"]) == "id"
