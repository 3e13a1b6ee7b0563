"""What `show`, `status` and `record` say of what events did to an agreement, as a user sees it."""

import json
from pathlib import Path
from typing import Any

from .conftest import ROOT, run

AGREEMENT = "bp2mi-asahan-2021"
EXAMPLES = ROOT / "examples" / "register"


def record(register: Path, kind: str, *options: str) -> str:
    done = run("record", kind, AGREEMENT, *options, "--yes", "--lang", "en", cwd=register)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown(register: Path, agreement: str, as_of: str) -> Any:
    told = run("show", agreement, "--as-of", as_of, "--lang", "en", "--format", "json", cwd=register)
    return json.loads(told.stdout)


def test_a_dispute_is_open_until_it_is_settled() -> None:
    (one,) = shown(EXAMPLES, "dinas-contoh-pelatihan-2022", "2023-10-10")["disputes"]
    assert (one["event"], one["since"], one["settled_on"]) == ("2023-09-04-sengketa", "2023-09-04", None)
    (one,) = shown(EXAMPLES, "dinas-contoh-pelatihan-2022", "2023-10-11")["disputes"]
    assert (one["settled_on"], one["settled_by"]) == ("2023-10-11", "2023-10-11-sengketa-selesai")


def test_each_has_a_heading_of_its_own() -> None:
    told = run(
        "show", "dinas-contoh-pelatihan-2022", "--as-of", "2023-10-10", "--lang", "en", "--register", str(EXAMPLES)
    )
    assert "\nDisputes\n" in told.stdout
    assert "\nForce majeure\n" in told.stdout
    assert "ended on Mon 12 Jun 2023" in told.stdout or "ended on 12 June 2023" in told.stdout


def test_a_late_notice_of_termination_names_the_earliest_day(register: Path) -> None:
    options = ("--on", "2023-05-10", "--party", "kedua", "--effective-on", "2023-06-30", "--as-of", "2023-05-10")
    assert "the earliest day on which it can take effect is 9 July 2023" in record(
        register, "termination-notice", *options
    )


def test_a_gap_between_two_terms_is_told_everywhere(register: Path) -> None:
    options = ("--on", "2024-12-20", "--length", "3 years", "--starts-on", "2025-02-01", "--as-of", "2025-01-10")
    assert "from = 2025-02-01" in record(register, "renewal", *options)
    asked = ("--as-of", "2025-01-10", "--lang", "en")
    assert "renewed from 1 February 2025" in run("status", *asked, cwd=register).stdout
    told = run("show", AGREEMENT, *asked, cwd=register).stdout
    assert "expired; renewed from 1 February 2025" in told
    assert "Term 2 (renewed):  1 February 2025 until 31 January 2028; Renewed on 20 December 2024, after" in told
    assert "begins only on 1 February 2025" in run("explain", "renewal-notice", *asked, cwd=register).stdout
    assert run("check", "--as-of", "2025-01-10", "--lang", "en", cwd=register).stdout.count("MOU602") == 3


def test_a_suspension_in_json(register: Path) -> None:
    flood = ("--on", "2024-05-27", "--party", "kedua", "--notified-on", "2024-06-03", "--as-of", "2024-06-20")
    record(register, "force-majeure", *flood)
    page = shown(register, AGREEMENT, "2024-06-20")
    (review,) = (each for each in page["deadlines"] if each["id"].endswith("/monitoring/5"))
    assert (review["status"], review["due_on"]) == ("overdue", "2024-06-07")
    assert review["suspended"] == {
        "event": "2024-05-27-force-majeure",
        "since": "2024-05-27",
        "until": None,
        "article": "Pasal 11 ayat (1)",
        "quote": review["suspended"]["quote"],
        "disputed": ["no evidence is recorded, which Pasal 11 ayat (2) asks for"],
        "excused": False,
    }
    assert review["id"] in page["force_majeure"][0]["suspends"]
