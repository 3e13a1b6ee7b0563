"""A register that sends mail into a maildir, and what arrives there, read by the standard library."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import tomli_w

OFFICER = "kabag@contoh.go.id"

Register: TypeAlias = Callable[..., Path]


def agreement(name: str, **more: Any) -> dict[str, Any]:
    """An agreement with a term of three years and a notice of three months, the notice due by 2024-09-06."""
    quoted = {"article": "Pasal 5", "quote": "berlaku selama 3 (tiga) tahun sejak ditandatangani"}
    return {
        "schema": 1,
        "id": name,
        "kind": "perjanjian-kerja-sama",
        "title": f"Kerja sama {name}",
        "signed_on": date(2021, 12, 8),
        "party": [
            {"id": "kesatu", "label": "PIHAK KESATU", "name": "Dinas Contoh", "public_body": True},
            {"id": "kedua", "label": "PIHAK KEDUA", "name": "Kabupaten Contoh", "public_body": True},
        ],
        "clause": [
            {"type": "term", **quoted, "duration": "3 tahun", "from": "signing"},
            {"type": "renewal", **quoted, "mode": "by-agreement", "notice": "3 bulan"},
        ],
        **more,
    }


def written(root: Path, *agreements: dict[str, Any], to: tuple[str, ...] = (OFFICER,), **more: Any) -> Path:
    """A register of some agreements, whose recipients are given by their addresses; `more` is for [alerts]."""
    people = [{"role": f"Pejabat {number}", "email": address} for number, address in enumerate(to, start=1)]
    settings = {
        "schema": 1,
        "name": "Register Contoh",
        "alerts": {"sender": "mouctl@contoh.go.id", "domains": ["contoh.go.id"], "recipient": people, **more},
    }
    for each in agreements or (agreement("a"),):
        folder = root / "agreements" / each["id"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "agreement.toml").write_text(tomli_w.dumps(each), encoding="utf-8")
    (root / "mouctl.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")
    return root


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Makes a register that sends its mail into a maildir."""
    maildir = {"type": "maildir", "folder": str(tmp_path / "mail")}
    return lambda *agreements, **more: written(tmp_path / "register", *agreements, **{"transport": maildir, **more})


def arrived(tmp_path: Path) -> list[EmailMessage]:
    """The mails in the maildir, in the order of their recipients and subjects."""
    found = [read(file.read_bytes()) for file in (tmp_path / "mail" / "new").glob("*")]
    return sorted(found, key=lambda mail: (str(mail["To"]), str(mail["Subject"])))


def read(content: bytes) -> EmailMessage:
    """A mail as a mail program reads it."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail.defects == []
    return mail


def body(mail: EmailMessage, kind: str = "plain") -> str:
    """The text of a mail, or its HTML."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())
