"""The mails: their headers, both their bodies, and text that would like to be something else."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest
import vobject
from tests.cli.conftest import run
from tests.reminders.conftest import Register, agreement, body, read

from mouctl.mail import LONGEST_SUBJECT, Letter, written

HOSTILE = [
    "Biasa saja",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><a href="https://lain.example">klik</a>',
    "=?utf-8?q?Bcc=3A_siapa=40lain.example?=",
    "&lt;b&gt; &amp; {nama} %s {0}",
    "koma, <siapa@lain.example>; titik; (komentar)",
    "a" * 400,
    "سلام — 你好 — ½",
]


def letter(**changes: object) -> Letter:
    plain = Letter(
        sender="mouctl@contoh.go.id",
        sender_name="Register Contoh",
        recipient="kabag@contoh.go.id",
        recipient_name="Kepala Bagian",
        subject="[mouctl] 2024-09-06",
        text="isi",
        html="<p>isi</p>",
        language="id",
        message_id="<a@contoh.go.id>",
        references=("<t@contoh.go.id>",),
        sent=datetime(2024, 9, 6, 7, tzinfo=UTC),
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "breaking", ["\r\nBcc: siapa@lain.example", "\n\nisi lain", "\u2028x", "\u0085x", "\x00\x1b[2J", "\u2029"]
)
@pytest.mark.parametrize("field", ["subject", "sender_name", "recipient_name"])
def test_no_text_opens_a_header(field: str, breaking: str) -> None:
    mail = read(written(letter(**{field: f"awal {breaking} akhir"})))
    assert mail.keys() == read(written(letter())).keys()
    assert "Bcc" not in mail
    assert [each.addr_spec for each in mail["To"].addresses] == ["kabag@contoh.go.id"]


def test_the_same_letter_is_the_same_bytes() -> None:
    assert written(letter()) == written(letter())
    assert written(letter()).isascii()
    assert b"\n" not in written(letter()).replace(b"\r\n", b"")


def test_lines_are_short_enough_for_any_server() -> None:
    long = "panjang sekali " * 200
    content = written(letter(subject=long, text=long, html=f"<p>{long}</p>", sender_name=long))
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert len(str(read(content)["Subject"])) <= LONGEST_SUBJECT


def test_the_headers_that_keep_machines_from_answering() -> None:
    mail = read(written(letter()))
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "<mouctl.contoh.go.id>"
    assert mail["In-Reply-To"] == "<t@contoh.go.id>"
    assert parsedate_to_datetime(str(mail["Date"])) == datetime(2024, 9, 6, 7, tzinfo=UTC)
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


class Tags(HTMLParser):
    """The tags of a page, and with them the keys of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def properties(calendar: str) -> list[str]:
    """What each line of a calendar begins with, the folded ones left out; read by two programs with as many entries."""
    found = [re.split("[:;]", line)[0] for line in calendar.splitlines() if not line.startswith(" ")]
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert len(events) == len(vobject.readOne(calendar).vevent_list) == found.count("UID") > 0
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(register: Register, tmp_path: Path, text: str) -> None:
    def mail_of(words: str) -> tuple[tuple[list[str], ...], list[tuple[str, tuple[str, ...]]], str]:
        case = agreement("a", title=words)
        for clause in case["clause"]:
            clause.update(quote=words, article=words, consequence=words)
        file = tmp_path / "mail.eml"
        done = run("alerts", "preview", "--as-of", "2024-09-06", "--eml", str(file), cwd=register(case))
        assert done.returncode == 0, done.stderr
        mail = read(file.read_bytes())
        structure = tuple([part.get_content_type(), str(part.get_filename()), *part.keys()] for part in mail.walk())
        (calendar,) = mail.iter_attachments()
        return (*structure, properties(calendar.get_content())), Tags(body(mail, "html")).found, body(mail, "html")

    structure, tags, page = mail_of(text)
    assert (structure, tags) == mail_of(HOSTILE[0])[:2]
    assert not re.search(r"https?://(?!www\.w3)", re.sub(r"&quot;.*?&quot;", "", page)) or "lain.example" in text


@pytest.mark.parametrize("key", ["title", "role", "name"])
@pytest.mark.parametrize("text", ["a\\r\\nBcc: x@lain.example", "a\\u2028b", "a\\u0085b", "a\\u0000b"])
def test_control_characters_never_come_so_far(register: Register, key: str, text: str) -> None:
    root = register()
    file = root / ("agreements/a/agreement.toml" if key == "title" else "mouctl.toml")
    old = {"title": "Kerja sama a", "role": "Pejabat 1", "name": "Register Contoh"}[key]
    assert f'{key} = "{old}"' in file.read_text()
    file.write_text(file.read_text().replace(f'{key} = "{old}"', f'{key} = "{text}"'))
    refused = run("alerts", "send", "--init", "--as-of", "2024-09-06", cwd=root)
    assert refused.returncode in (1, 2)
    assert "MOU005" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_mail_is_in_the_language_of_its_reader(register: Register, tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    for language, word in (("id", "Yang harus dilakukan"), ("en", "What to do")):
        root = register(agreement("a", language=language))
        run("alerts", "preview", "--as-of", "2024-09-06", "--eml", str(file), cwd=root)
        mail = read(file.read_bytes())
        assert word in body(mail)
        assert f'<html lang="{language}">' in body(mail, "html")
        assert mail["Content-Language"] == language
