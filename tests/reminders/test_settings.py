"""What `[alerts]` and lead times refuse, at its place and with what to write instead."""

from pathlib import Path

import pytest
from tests.cli.conftest import run
from tests.reminders.conftest import Register, agreement

GOOD = """schema = 1

[lead_times]
renewal-notice = ["6 bulan", "30 hari"]

[alerts]
sender = "mouctl@contoh.go.id"
domains = ["contoh.go.id", "Lain.go.id"]
quiet = ["weekends"]
all_clear = "monday"

[[alerts.recipient]]
role = "Kepala Bagian Kerja Sama"
email = "kabag@contoh.go.id"

[[alerts.recipient]]
role = "Sekretaris Daerah"
email = "sekda@LAIN.go.id"
after = "14 hari"

[alerts.transport]
type = "maildir"
folder = "~/Maildir"
"""

CASES = {
    "good": ("", "", ()),
    "a stranger": ("kabag@contoh.go.id", "kabag@luar.example", ("mouctl.toml:14:9", "none of the domains")),
    "no address": ("kabag@contoh.go.id", "kabag", ("mouctl.toml:14:9", "no e-mail address")),
    "two addresses": (
        "kabag@contoh.go.id",
        "a@contoh.go.id, b@contoh.go.id",
        ("mouctl.toml:14:9", "no e-mail address"),
    ),
    "named twice": ("sekda@LAIN.go.id", "Kabag@contoh.go.id", ("mouctl.toml:18:9", "named twice")),
    "a slip": ("all_clear =", "all_clera =", ("mouctl.toml:10:1", "Did you mean “all_clear”?")),
    "no day": ('"monday"', '"senin"', ("mouctl.toml:10:13", "Known here: monday")),
    "working days": ('"14 hari"', '"14 hari kerja"', ("mouctl.toml:19:9", "calendar days")),
    "no such transport": ('"maildir"', '"mildir"', ("mouctl.toml:22:8", "Did you mean “maildir”?")),
    "a transport without a type": ('type = "maildir"\n', "", ("mouctl.toml:21:1", "The key “type” is missing.")),
    "a slip in the transport": ("folder =", "fodler =", ("mouctl.toml:23:1", "Did you mean “folder”?")),
    "a folder of nobody": ('"~/Maildir"', '"Maildir"', ("mouctl.toml:23:10", "does not say where it lies")),
    "no recipient": ("[[alerts.recipient]]", "[[alerts.recipients]]", ("recipients", "Did you mean “recipient”?")),
    "a password": ("folder =", 'password = "x"\nfolder =', ("mouctl.toml:23:1", "no key “password”")),
    "a lead time that is none": ('"30 hari"]', '"dulu"]', ("mouctl.toml:4:30", "not a period")),
    "an empty list": ('["6 bulan", "30 hari"]', "[]", ("mouctl.toml:4:18", "The list is empty.")),
    "no such duty": ("renewal-notice =", "renewl-notice =", ("mouctl.toml:4:1", "Did you mean “renewal-notice”?")),
}


@pytest.mark.parametrize("case", CASES)
def test_faults_at_their_place(register: Register, case: str) -> None:
    old, new, told = CASES[case]
    root = register()
    assert old in GOOD
    (root / "mouctl.toml").write_text(GOOD.replace(old, new, 1) if old else GOOD, encoding="utf-8")
    checked = run("check", "--as-of", "2024-01-15", "--ignore", "MOU2", "--ignore", "MOU3", cwd=root)
    errors = [line for line in checked.stdout.splitlines() if "error" in line and "MOU0" in line]
    assert bool(errors) == bool(told), checked.stdout
    assert all(word in checked.stdout for word in told), checked.stdout


def test_a_lead_time_of_the_agreement_itself(register: Register) -> None:
    root = register(agreement("a", lead_times={"renewal-notice": ["1 tahun", "2 minggu"]}))
    deadlines = run("deadlines", "--as-of", "2023-09-07", "--duty", "renewal-notice", "--format", "csv", cwd=root)
    assert ",due," in deadlines.stdout
    slip = register(agreement("a", lead_times={"renewl-notice": "1 tahun"}))
    checked = run("check", cwd=slip)
    assert "agreements/a/agreement.toml" in checked.stdout
    assert "Did you mean “renewal-notice”?" in checked.stdout


def test_the_schema_of_the_register_knows_the_transports(tmp_path: Path) -> None:
    shown = run("schema", "register", cwd=tmp_path).stdout
    assert '"#/$defs/MaildirSettings"' in shown
    assert '"const": "maildir"' in shown
