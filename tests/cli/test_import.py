"""`mouctl record --from`: a table of events, all or none, every fault by row and column, and what the answer says."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import COMMAND, ROOT, at_terminal, environment, run
from tests.cli.test_record import Terminal
from tests.cli.test_screens import compare
from tests.recording import runs
from tests.recording.runs import Ended, leftovers

REAL, OTHER = "bp2mi-asahan-2021", "kabupaten-contoh-data-2022"
HEADER = "agreement,type,on,party,letter.number,evidence,note"
ROWS = (
    f"{REAL},monitoring,2022-06-07,,,,",
    f'{REAL},monitoring,2022-12-06,,,surat.pdf,"di Medan, dua\nhari"',
    f"{OTHER},monitoring,2023-03-15,,,,",
    f"{REAL},renewal-notice,2024-08-26,kesatu,560/12/2024,,",
)
AS_OF = ("--as-of", "2024-08-30")
Call: TypeAlias = Callable[..., Ended]


@pytest.fixture
def call() -> Call:
    """Runs the command, its output piped."""
    return runs.run


@pytest.fixture
def both(register: Path) -> Path:
    """A register with two agreements, and a letter beside the table."""
    shutil.copytree(ROOT / "examples/register/agreements" / OTHER, register / "agreements" / OTHER)
    (register / "surat.pdf").write_bytes(b"%PDF")
    return register


@pytest.fixture
def table(both: Path) -> Callable[..., str]:
    """Writes a table; gives its name."""

    def write(*rows: str, header: str = HEADER, encoding: str = "utf-8", newline: str = "\n") -> str:
        (both / "kejadian.csv").write_bytes(newline.join((header, *rows, "")).encode(encoding))
        return "kejadian.csv"

    return write


def events(register: Path, agreement: str = REAL) -> list[dict[str, Any]]:
    path = register / "agreements" / agreement / "events.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("event", [])
    return found


def logs(register: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in sorted(register.glob("agreements/*/events.toml"))}


def faults(ended: Ended) -> list[str]:
    """Each fault in a line: row, column and cell, then what is wrong."""
    found = re.findall(r"^- Line (.*)\n  error (MOU\d+): (.*)$", ended.stderr, re.MULTILINE)
    return [
        f"{where.replace(' of kejadian.csv', '').replace(', column', '')} | {rule} {what}"
        for where, rule, what in found
    ]


class TestRecording:
    def test_all_rows_of_all_agreements(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        before = len(events(both, OTHER))
        answered = call("record", "--from", table(*ROWS), "--yes", *AS_OF, cwd=both)
        assert answered.code == 0, answered.stderr
        assert answered.stdout.startswith("Recorded: 4 events, 2 agreements\n")
        assert "Notice of the wish to renew: done 12 days before its last day, 7 September 2024." in answered.stdout
        digest = hashlib.sha256(b"%PDF").hexdigest()
        assert [event["id"] for event in events(both)] == [
            "2022-06-07-monitoring", "2022-12-06-monitoring", "2024-08-26-renewal-notice",
        ]  # fmt: skip
        assert events(both)[1]["note"] == "di Medan, dua\nhari"
        assert events(both)[1]["evidence"] == [{"file": "evidence/surat.pdf", "sha256": digest}]
        assert "evidence" not in events(both)[0]
        assert events(both)[2]["letter"] == {"number": "560/12/2024"}
        assert len(events(both, OTHER)) == before + 1
        assert leftovers(both) == []
        assert call("check", cwd=both).code in (0, 1)

    @pytest.mark.parametrize(
        "written",
        [
            {"encoding": "utf-8-sig"},
            {"newline": "\r\n"},
            {"newline": "\r"},
            {"header": HEADER + ",,", "trail": ",,"},
            {"semicolons": True},
            {"blank": True},
        ],
        ids=str,
    )
    def test_as_spreadsheets_write_it(
        self, call: Call, both: Path, table: Callable[..., str], written: dict[str, Any]
    ) -> None:
        rows = [row + written.pop("trail", "") for row in ROWS[:1]]
        rows += [",,,,,,", "", "  ,,,,,,"] if written.pop("blank", False) else []
        if written.pop("semicolons", False):
            written["header"], rows = HEADER.replace(",", ";"), [row.replace(",", ";") for row in rows]
        answered = call("record", "--from", table(*rows, **written), "--yes", cwd=both)
        assert answered.code == 0, answered.stderr
        assert [event["id"] for event in events(both)] == ["2022-06-07-monitoring"]

    def test_one_agreement_on_the_command_line(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        name = table("monitoring,2022-06-07,tinjauan-pertama", header="type,on,id")
        for arguments in (("--from", name, REAL), (REAL, f"--from={name}", "--skip-recorded")):
            assert call("record", *arguments, "--yes", cwd=both).code == 0
        assert [event["id"] for event in events(both)] == ["tinjauan-pertama"]

    def test_rows_may_name_each_other(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        rows = ("dispute,2022-03-01,,,", "dispute,2022-05-01,settled,2022-03-01-dispute,",
                "correction,2022-05-02,,,2022-05-01-dispute")  # fmt: skip
        header = "type,on,state,settles,replaces,reason"
        answered = call("record", "--from", table(*(f"{row},-" if "corr" in row else f"{row}," for row in rows),
                        header=header), REAL, "--yes", cwd=both)  # fmt: skip
        assert answered.code == 0, answered.stderr
        assert len(events(both)) == 3

    def test_several_files_of_evidence(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        (both / "b").mkdir()
        (both / "b" / "surat.pdf").write_bytes(b"dua")
        row = f"{REAL},monitoring,2022-06-07,,,surat.pdf; b/surat.pdf ;surat.pdf,"
        assert call("record", "--from", table(row), "--yes", cwd=both).code == 0
        assert [each["file"] for each in events(both)[0]["evidence"]] == ["evidence/surat.pdf", "evidence/surat-2.pdf"]

    def test_evidence_lies_beside_the_table(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        name = both / table(ROWS[1])
        assert call("record", "--from", str(name), "--register", str(both), "--yes", cwd=ROOT).code == 0
        assert (both / "agreements" / REAL / "evidence" / "surat.pdf").read_bytes() == b"%PDF"

    def test_from_standard_input(self, both: Path, table: Callable[..., str]) -> None:
        content = (both / table(*ROWS)).read_text("utf-8")
        command = [*COMMAND, "record", "--from", "-", "--yes"]
        done = subprocess.run(
            command, cwd=both, env=environment(), input=content, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert len(events(both)) == 3


class TestAnswer:
    def test_dry_run_shows_the_exact_toml_and_writes_nothing(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        old = logs(both)
        answered = call("record", "--from", table(*ROWS), "--dry-run", *AS_OF, cwd=both)
        assert answered.code == 0
        assert logs(both) == old
        shown = tomllib.loads(
            "\n".join(line for line in answered.stdout.splitlines() if " = " in line or line[:1] == "[")
        )
        assert [event["on"].isoformat() for event in shown["event"]] == [
            "2022-06-07", "2022-12-06", "2024-08-26", "2023-03-15",
        ]  # fmt: skip

    @pytest.mark.parametrize("more", [("--dry-run",), ("--yes",)])
    def test_json_follows_its_schema(
        self, call: Call, both: Path, table: Callable[..., str], more: tuple[str, ...]
    ) -> None:
        answered = call("record", "--from", table(*ROWS), *more, "--format", "json", cwd=both)
        document = json.loads(answered.stdout)
        Draft202012Validator(json.loads(call("schema", "record-many", cwd=both).stdout)).validate(document)
        assert document["schema"] == "mouctl.record-many/1"
        assert document["recorded"] == (more == ("--yes",))
        assert [(row["line"], row["agreement"]) for row in document["rows"]] == [
            (2, REAL), (3, REAL), (6, REAL), (5, OTHER),
        ]  # fmt: skip
        assert [part["agreement"] for part in document["agreements"]] == [REAL, OTHER]
        assert len(tomllib.loads(document["agreements"][0]["toml"])["event"]) == 3

    def test_the_year_that_a_row_is_taken_to_be_for_stands_with_it(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        name = table("activity,2024-02-05,3.1.a", "activity,2025-02-05,3.1.b", header="type,on,activity")
        said = " ".join(call("record", "--from", name, REAL, "--dry-run", cwd=both).stdout.split())
        assert "Activity 3.1.a: taken to be for 2024, the year in which it was done." in said
        assert "Activity 3.1.b is planned for 2022, 2023, 2024, and not for 2025" in said

    def test_what_no_row_tells_is_told_below(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        name = table("renewal,2024-12-01,3 tahun", header="type,on,length")
        said = call("record", "--from", name, REAL, "--dry-run", "--as-of", "2024-12-01", cwd=both).stdout
        assert "The new last day is 7 December 2027; it was 7 December 2024." in said
        assert "monitoring/12" in said


ORDER = "does not tell which number is the day and which the month."
FAULTS: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "a column that no event has": (
        "agreement,type,on,prty",
        (f"{REAL},renewal-notice,2024-08-26,kesatu", f"{REAL},contact-change,2024-08-26,ketiga"),
        [
            "1 prty | MOU003 No event has such a key.",
            "3 party | MOU007 No party has the id “ketiga”.",
        ],
    ),
    "columns that are needed": (
        "agreement,note",
        (f"{REAL},x",),
        [
            "1 on | MOU004 The table has no such column.",
            "1 type | MOU004 The table has no such column.",
        ],
    ),
    "a column twice": (
        "agreement,type,on,note,note",
        (f"{REAL},dispute,2022-03-01,a,b",),
        ["1 note | MOU006 The column stands in the table twice."],
    ),
    "no such type, no such agreement, and none": (
        "agreement,type,on",
        (
            f"{REAL},monitorin,2022-06-07", "bp2mi-asahan,monitoring,2022-06-07", ",monitoring,2022-06-07",
            f"{REAL},,2022-06-07",
        ),
        [
            "2 type: monitorin | MOU005 There is no type “monitorin” here.",
            "3 agreement: bp2mi-asahan | MOU007 No agreement bp2mi-asahan in this register.",
            "4 agreement | MOU004 The key “agreement” is missing.",
            "5 type | MOU004 The key “type” is missing.",
        ],
    ),
    "days in another order, and none": (
        "agreement,type,on,notified_on,party",
        (
            f"{REAL},dispute,07/12/2022,,", f"{REAL},dispute,7-12-2022,,", f"{REAL},dispute,2022-02-29,,",
            f"{REAL},dispute,,,", f"{REAL},contact-change,2022-02-01,3.2.2022,kedua",
        ),
        [
            f"2 on: 07/12/2022 | MOU005 “07/12/2022” {ORDER}",
            f"3 on: 7-12-2022 | MOU005 “7-12-2022” {ORDER}",
            "4 on: 2022-02-29 | MOU005 “2022-02-29” is no day of the calendar.",
            "5 on | MOU004 The key “on” is missing.",
            f"6 notified_on: 3.2.2022 | MOU005 “3.2.2022” {ORDER}",
        ],
    ),
    "wrong values": (
        "agreement,type,on,kind,occurrence,length,id,note",
        (
            f"{REAL},monitoring,2022-06-07,often,,,,", f"{REAL},monitoring,2022-06-07,,x,,,",
            f"{REAL},monitoring,2022-06-07,,0,,,", f"{REAL},renewal,2022-06-07,,,soon,,",
            f"{REAL},monitoring,2022-06-08,,,,Satu,", f"{REAL},monitoring,2022-06-09,,,,,a\u202eb",
            f"{REAL},monitoring,2022-06-10,,{'9' * 5000},,,",
        ),
        [
            "2 kind: often | MOU005 “often” is none of the words here.",
            "3 occurrence: x | MOU005 “x” is no whole number.",
            "4 occurrence: 0 | MOU005 “occurrence” must be 1 or more.",
            "5 length: soon | MOU005 “soon” is not a period.",
            "6 id: Satu | MOU005 “Satu” cannot be an id.",
            "7 note: a\ufffdb | MOU005 The text holds the control character U+202E.",
            f"8 occurrence: {'9' * 60}… | MOU005 “{'9' * 5000}” is no whole number.",
        ],
    ),
    "keys that are missing or of another type": (
        "agreement,type,on,party",
        (f"{REAL},contact-change,2022-02-01,", f"{REAL},monitoring,2022-02-01,kesatu"),
        [
            "2 party | MOU004 The key “party” is missing.",
            "3 party: kesatu | MOU003 There is no key “party” here.",
        ],
    ),
    "references that lead to nothing": (
        "agreement,type,on,contact,party,activity,replaces,reason,duty",
        (
            f"{REAL},contact-change,2022-02-01,kepala,kedua,,,,", f"{REAL},activity,2022-02-01,,,9.9.z,,,",
            f"{REAL},correction,2022-02-01,,,,2022-06-07-monitoring,-,", f"{REAL},fulfilment,2022-02-01,,,,,,lapor",
        ),
        [
            "2 contact: kepala | MOU007 No contact of this party has the id “kepala”.",
            "3 activity: 9.9.z | MOU007 No activity of the work plan has the id “9.9.z”.",
            "4 replaces: 2022-06-07-monitoring | MOU007 No other event has the id “2022-06-07-monitoring”.",
            "5 duty: lapor | MOU007 No clause of type “obligation” has the id “lapor”.",
        ],
    ),
    "twice in the table": (
        "agreement,type,on,id",
        (
            f"{REAL},dispute,2022-03-01,", f"{REAL},dispute,2022-03-01,", f"{REAL},dispute,2022-03-02,a",
            f"{REAL},dispute,2022-03-03,a",
        ),
        [
            "3 | MOU006 Line 2 says the same.",
            "5 id: a | MOU006 The id “a” is given twice: first in line 4.",
        ],
    ),
    "evidence that is not there, and a letter": (
        "agreement,type,on,evidence,letter.on",
        (f"{REAL},dispute,2022-03-01,surat.pdf;nada.pdf,", f"{REAL},dispute,2022-03-02,agreements,1/2/2022"),
        [
            "2 evidence: surat.pdf;nada.pdf | MOU001 There is no file nada.pdf.",
            "3 evidence: agreements | MOU001 agreements is no file that can be copied.",
            f"3 letter.on: 1/2/2022 | MOU005 “1/2/2022” {ORDER}",
        ],
    ),
    "too many cells": (
        "agreement,type,on,note",
        (f"{REAL},dispute,2022-03-01,satu, dua", f"{REAL},disput,2022-03-01,"),
        [
            "2 | MOU005 The row has a cell without a column: 5 cells, 4 columns.",
            "3 type: disput | MOU005 There is no type “disput” here.",
        ],
    ),
    "a quotation mark that is not closed": (
        "agreement,type,on,note",
        (f"{REAL},disput,2022-03-01,x", f'{REAL},dispute,2022-03-01,"x', f"{REAL},dispute,2022-03-01,x"),
        [
            "2 type: disput | MOU005 There is no type “disput” here.",
            "3 | MOU005 From here on the table cannot be read.",
        ],
    ),
    "text behind a quotation mark": (
        "agreement,type,on,note",
        (f'{REAL},dispute,2022-03-01,"x" y',),
        ["2 | MOU005 From here on the table cannot be read."],
    ),
}  # fmt: skip


class TestFaults:
    @pytest.mark.parametrize("case", FAULTS)
    def test_are_all_told_by_row_and_column(self, call: Call, both: Path, table: Callable[..., str], case: str) -> None:
        header, rows, expected = FAULTS[case]
        old = logs(both)
        answered = call("record", "--from", table(*rows, header=header), "--yes", cwd=both)
        assert (answered.code, answered.stdout) == (2, "")
        assert faults(answered) == expected
        assert "nothing was recorded" in answered.stderr
        assert logs(both) == old
        assert not list(both.glob("agreements/*/evidence"))

    def test_a_fault_in_one_agreement_keeps_the_others_out(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        old = logs(both)
        answered = call("record", "--from", table(*ROWS, f"{OTHER},monitoring,x,,,,"), "--yes", cwd=both)
        assert faults(answered) == ["7 on: x | MOU005 “x” is no day of the calendar."]
        assert logs(both) == old

    def test_another_agreement_than_the_one_that_was_named(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        answered = call("record", "--from", table(*ROWS), REAL, "--yes", cwd=both)
        assert faults(answered) == [
            f"5 agreement: {OTHER} | MOU005 The command was called for another agreement: {REAL}."
        ]

    def test_files_that_are_broken_already(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        path = both / "agreements" / OTHER / "events.toml"
        path.write_bytes(path.read_bytes() + b"[[event]]\n")
        old = logs(both)
        answered = call("record", "--from", table(*ROWS), "--yes", cwd=both)
        assert answered.code == 1
        assert "The files have to be mended first." in answered.stderr
        assert logs(both) == old

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--from", "kejadian.csv", "monitoring"), "With --from no type of event can be given."),
            (("monitoring", REAL, "--from", "kejadian.csv"), "With --from no type of event can be given."),
            (("--from", "kejadian.csv", REAL, OTHER), f"Too much was written: {OTHER}."),
            (("--from",), "The option --from needs a value."),
            (("--from", "kejadian.csv", "nada"), "No agreement nada in this register."),
            (("--from", "kejadian.csv", "--skip"), "No option --skip"),
            (("--from", "kejadian.csv"), "Nothing was recorded: nobody is there to confirm.\nAdd --yes"),
            (("--skip-recorded",), "No option --skip-recorded"),
        ],
    )
    def test_the_call_is_wrong(
        self, call: Call, both: Path, table: Callable[..., str], arguments: tuple[str, ...], said: str
    ) -> None:
        table(*ROWS)
        old = logs(both)
        answered = call("record", *arguments, cwd=both)
        assert (answered.code, answered.stdout) == (2, "")
        assert said in answered.stderr
        assert logs(both) == old

    def test_without_anything_there_is_the_help(self, call: Call, both: Path) -> None:
        answered = call("record", cwd=both)
        assert answered.code == 2
        assert answered.stdout.startswith("Usage: mouctl record ")
        assert "--from FILE" in answered.stdout


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "code", "said"),
        [
            (b"", 3, "There is no event in kejadian.csv."),
            (b"\xef\xbb\xbf\r\n\r\n", 3, "There is no event in kejadian.csv."),
            (b"agreement,type,on\n,,\n", 3, "There is no event in kejadian.csv."),
            (b"type,on,note\ndispute,2022-03-01,\xe9", 2, "kejadian.csv: The byte at offset 32, in line 2"),
            ("type,on\n".encode("utf-16"), 2, "kejadian.csv: The file is written in UTF-16.\nSave it again as UTF-8."),
            (b"type,on\ndispute,2022-03-01\0", 2, "kejadian.csv: The file holds a NUL character."),
            (b"#" * 10_000_001, 2, "kejadian.csv: The file is larger than 10000000 bytes."),
            (b"type,on,note\ndispute,2022-03-01," + b"x" * 200_000, 2, "From here on the table cannot be read."),
            (None, 2, "kejadian.csv: There is no such file or folder."),
            ("folder", 2, "kejadian.csv is a folder.\nName the file with the table."),
            ("fifo", 2, "kejadian.csv: This is not an ordinary file."),
        ],
        ids=lambda value: str(value)[:32],
    )  # fmt: skip
    def test_are_refused(self, call: Call, both: Path, content: bytes | str | None, code: int, said: str) -> None:
        path = both / "kejadian.csv"
        if content == "folder":
            path.mkdir()
        elif content == "fifo":
            os.mkfifo(path)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        answered = call("record", "--from", "kejadian.csv", REAL, "--yes", cwd=both)
        assert (answered.code, answered.stdout) == (code, "")
        assert said in answered.stderr


class TestTwice:
    def test_what_is_recorded_is_refused_with_the_way_out(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        assert call("record", "--from", table(*ROWS[:2]), "--yes", cwd=both).code == 0
        old = logs(both)
        answered = call("record", "--from", table(*ROWS), "--yes", cwd=both)
        assert faults(answered) == [
            "2 | MOU006 This is already recorded, as 2022-06-07-monitoring.",
            "3 | MOU006 This is already recorded, as 2022-12-06-monitoring.",
        ]
        assert "add --skip-recorded" in answered.stderr
        assert logs(both) == old

    def test_or_passed_over(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        assert call("record", "--from", table(*ROWS[:2]), "--yes", cwd=both).code == 0
        (both / "surat.pdf").unlink()
        answered = call("record", "--from", table(*ROWS), "--skip-recorded", "--yes", cwd=both)
        assert answered.code == 0, answered.stderr
        assert "2 rows were passed over, since their events are recorded already." in answered.stdout
        assert len(events(both)) == 3

    def test_all_of_it(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        assert call("record", "--from", table(*ROWS), "--yes", cwd=both).code == 0
        old = logs(both)
        answered = call("record", "--from", table(*ROWS), "--skip-recorded", cwd=both)
        assert answered.code == 0
        assert "Nothing is left to be recorded." in answered.stdout
        assert logs(both) == old

    def test_an_event_its_correction_and_the_event_again_are_found_whole(
        self, call: Call, both: Path, table: Callable[..., str]
    ) -> None:
        header = "agreement,type,on,replaces,reason"
        wrong, right = f"{REAL},dispute,2022-03-01,,", f"{REAL},correction,2022-03-02,2022-03-01-dispute,salah"
        name = table(wrong, right, wrong, header=header)
        assert call("record", "--from", name, "--yes", cwd=both).code == 0
        old = logs(both)
        assert [event["id"] for event in events(both)][::2] == ["2022-03-01-dispute", "2022-03-01-dispute-2"]
        assert call("record", "--from", name, "--yes", "--skip-recorded", cwd=both).code == 0
        assert logs(both) == old

    def test_under_another_id(self, call: Call, both: Path, table: Callable[..., str]) -> None:
        header = "agreement,type,on,id"
        assert (
            call("record", "--from", table(f"{REAL},dispute,2022-03-01,a", header=header), "--yes", cwd=both).code == 0
        )
        answered = call(
            "record", "--from", table(f"{REAL},dispute,2022-03-01,b", header=header), "--skip-recorded", cwd=both
        )
        assert faults(answered) == ["2 | MOU006 This is already recorded, as a."]
        answered = call("record", "--from", table(f"{REAL},dispute,2022-03-09,a", header=header), cwd=both)
        assert faults(answered) == ["2 id: a | MOU006 The event a is already recorded."]


class TestQuestion:
    @pytest.mark.parametrize(("answer", "count"), [("y", 3), ("n", 0)])
    def test_is_asked_once(self, both: Path, table: Callable[..., str], answer: str, count: int) -> None:
        at = Terminal(both, "--from", table(*ROWS))
        at.type("Record this? [y/N]: ", answer)
        code, shown = at.end()
        assert code == 0
        assert ("Recorded: 4 events." if count else "Nothing was recorded.") in shown
        assert len(events(both)) == count

    def test_ctrl_c_writes_nothing(self, both: Path, table: Callable[..., str]) -> None:
        old = logs(both)
        at = Terminal(both, "--from", table(*ROWS))
        at.child.expect_exact("Record this? [y/N]: ")
        at.child.sendcontrol("c")
        assert at.end()[0] == 130
        assert logs(both) == old


MANY = (
    *ROWS[:1],
    f"{REAL},monitoring,2022-12-06,,,,",
    f"{REAL},monitoring,2023-06-09,,,,terlambat",
    f"{OTHER},monitoring,2023-03-15,,,,",
)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("screen", "rows", "more"),
    [
        ("record-from", MANY, ("--dry-run",)),
        ("record-from-faults", ("-,monitorin,7/6/2022,,,,", f"{REAL},dispute,2022-03-01,,,nada.pdf,"), ()),
        ("help-record-from", (), ("--help",)),
    ],
)
def test_screens(
    screen: str, rows: tuple[str, ...], more: tuple[str, ...], language: str, both: Path, table: Callable[..., str]
) -> None:
    arguments = ("record", "--from", table(*rows), *more, *AS_OF)
    compare(
        f"{screen}-{language}-80", at_terminal(*arguments, columns=80, cwd=both, MOUCTL_LANG=language, NO_COLOR="1")
    )
    piped = run(*arguments, cwd=both, MOUCTL_LANG=language, COLUMNS="80")
    compare(f"{screen}-{language}-piped", piped.stdout + piped.stderr)
