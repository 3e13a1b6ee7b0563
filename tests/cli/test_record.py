"""`mouctl record`: every type, what is refused and why, evidence, questions at a terminal, and what the answer says."""

import hashlib
import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

import pexpect
import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import ROOT, at_terminal, environment, run
from tests.cli.test_screens import compare
from tests.recording import runs
from tests.recording.runs import Ended

from mouctl.model.event import EVENT_TYPES

AGREEMENT = "bp2mi-asahan-2021"
EVENTS = Path("agreements") / AGREEMENT / "events.toml"
MONITORING = ("record", "monitoring", AGREEMENT, "--on", "2022-06-07")
NOTICE = (
    "record", "renewal-notice", AGREEMENT, "--on", "2024-08-26", "--party", "kesatu", "--letter-number", "560/12/2024",
    "--letter-on", "2024-08-26", "--sent-on", "2024-08-26", "--as-of", "2024-08-30",
)  # fmt: skip


def recorded(register: Path) -> list[dict[str, Any]]:
    """The events in the file."""
    found: list[dict[str, Any]] = tomllib.loads((register / EVENTS).read_text("utf-8")).get("event", [])
    return found


Call: TypeAlias = Callable[..., Ended]


@pytest.fixture
def call() -> Call:
    """Runs the command, its output piped."""
    return runs.run


class TestTypes:
    NEEDED: ClassVar = {
        "notification": ("--party", "kesatu"),
        "contact-change": ("--party", "kedua"),
        "closure": ("--by", "Kepala Biro", "--reason", "selesai"),
        "activity": ("--activity", "3.1.a"),
        "fulfilment": ("--duty", "serah-data"),
        "acknowledge": ("--deadline", "{agreement}/expiry", "--until", "2022-09-01", "--by", "Surya", "--reason", "-"),
        "correction": ("--replaces", "2022-03-01-dispute", "--reason", "salah tanggal"),
    }

    @pytest.mark.parametrize("kind", EVENT_TYPES)
    def test_can_be_recorded_with_what_they_need(self, call: Call, kind: str, register: Path) -> None:
        agreement = AGREEMENT
        if kind == "fulfilment":
            agreement = "kabupaten-contoh-data-2022"
            shutil.copytree(ROOT / "examples/register/agreements" / agreement, register / "agreements" / agreement)
        if kind == "correction":
            assert call("record", "dispute", agreement, "--on", "2022-03-01", "--yes", cwd=register).code == 0
        options = [each.format(agreement=agreement) for each in self.NEEDED.get(kind, ())]
        answered = call("record", kind, agreement, "--on", "2022-06-01", *options, "--yes", cwd=register)
        assert answered.code == 0, answered.stderr
        written = tomllib.loads((register / "agreements" / agreement / "events.toml").read_text("utf-8"))["event"][-1]
        assert (written["id"], written["type"]) == (f"2022-06-01-{kind}", kind)
        assert call("show", agreement, "--as-of", "2022-07-01", cwd=register).code == 0
        assert call("check", str(register / "agreements" / agreement)).code in (0, 1)

    @pytest.mark.parametrize("kind", EVENT_TYPES)
    def test_say_all_that_is_missing(self, call: Call, kind: str) -> None:
        answered = call("record", kind, AGREEMENT)
        assert answered.code == 2
        needed = [option for option in self.NEEDED.get(kind, ()) if option.startswith("--")]
        assert all(option in answered.stderr.splitlines()[0] for option in (*needed, "--on"))
        assert f"mouctl record {kind} --help" in answered.stderr

    @pytest.mark.parametrize("kind", EVENT_TYPES)
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_have_a_help_in_which_every_option_is_explained(self, call: Call, kind: str, language: str) -> None:
        shown = call("record", kind, "--help", "--lang", language).stdout
        options = re.findall(r"^  (--[a-z-]+)(?: \S+)?\s+(\S+)", shown, re.MULTILINE)
        assert {"--on", "--note", "--letter-number", "--evidence", "--dry-run"} <= {option for option, _ in options}
        assert not [option for option, text in options if text.startswith("--")]


class TestAnswer:
    def test_a_notice_in_time_is_told_in_a_sentence(self, call: Call, register: Path) -> None:
        said = call(*NOTICE, "--yes", cwd=register).stdout
        assert "Notice of the wish to renew: done 12 days before its last day, 7 September 2024." in said
        assert recorded(register)[0]["letter"]["number"] == "560/12/2024"

    def test_a_renewal_gives_the_new_last_day(self, call: Call, register: Path) -> None:
        answered = call(
            "record", "renewal", AGREEMENT, "--on", "2024-12-01", "--length", "3 tahun", "--as-of", "2024-12-01",
            "--yes", cwd=register,
        )  # fmt: skip
        assert "The new last day is 7 December 2027; it was 7 December 2024." in answered.stdout
        assert "monitoring/12" in answered.stdout
        assert recorded(register)[0]["length"] == "3 tahun"

    def test_a_termination_gives_the_new_state(self, call: Call, register: Path) -> None:
        options = ("--on", "2023-06-30", "--ground", "mutual", "--as-of", "2023-07-01", "--yes", "--lang", "id")
        said = call("record", "termination", AGREEMENT, *options, cwd=register).stdout
        assert "Keadaan naskah sekarang: diakhiri; sebelumnya: berlaku." in said
        assert "Hari terakhir berlakunya menjadi 30 Juni 2023; sebelumnya 7 Desember 2024." in said

    def test_late_and_on_the_day(self, call: Call, register: Path) -> None:
        late = call("record", "monitoring", AGREEMENT, "--on", "2022-06-09", "--occurrence", "1", "--dry-run").stdout
        assert "period 1: done 2 days after its last day, 7 June 2022." in late
        assert "period 1: done on its last day, 7 June 2022." in call(*MONITORING, "--dry-run").stdout

    def test_an_acknowledgement_shows_what_it_quiets(self, call: Call) -> None:
        options = ("--on", "2022-07-01", "--as-of", "2022-07-02", "--deadline", f"{AGREEMENT}/activity/1")
        why = ("--until", "2022-12-31", "--by", "Surya", "--reason", "dijadwalkan ulang")
        said = call("record", "acknowledge", AGREEMENT, *options, *why, "--dry-run").stdout
        assert "acknowledged until 31 December 2022" in said

    @pytest.mark.parametrize("more", [("--dry-run",), ("--yes",)])
    def test_json_follows_its_schema(self, call: Call, more: tuple[str, ...], register: Path, tmp_path: Path) -> None:
        scan = tmp_path / "surat.pdf"
        scan.write_bytes(b"%PDF")
        answered = call(*NOTICE, "--evidence", str(scan), *more, "--format", "json", cwd=register)
        document = json.loads(answered.stdout)
        Draft202012Validator(json.loads(call("schema", "record").stdout)).validate(document)
        assert document["schema"] == "mouctl.record/1"
        assert document["recorded"] == (more == ("--yes",))
        assert document["events"] == ["2024-08-26-renewal-notice"]
        assert document["evidence"] == [{"file": "evidence/surat.pdf", "sha256": hashlib.sha256(b"%PDF").hexdigest()}]
        assert tomllib.loads(document["toml"])["event"][0]["party"] == "kesatu"
        (change,) = document["changes"]
        assert (change["status_before"], change["deadline"]["status"], change["gone"]) == ("due", "done", False)

    def test_csv_has_a_row_for_each_change(self, call: Call) -> None:
        rows = call(*NOTICE, "--dry-run", "--format", "csv").stdout.splitlines()
        assert rows == [
            "id,status_before,due_on_before,status,due_on",
            f"{AGREEMENT}/renewal-notice,due,2024-09-07,done,2024-09-07",
        ]

    @pytest.mark.parametrize(
        ("options", "said", "year", "planned", "warnings"),
        [
            (("3.1.a", "--on", "2023-12-31"), "taken to be for 2023, the year in which it was done.", 2023, True, 0),
            (("3.1.a", "--on", "2024-02-05", "--year", "2023"), "", 2023, True, 0),
            # Not ticked; after the end, and before signing, as well.
            (("3.1.a", "--on", "2021-12-20"), "is planned for 2022, 2023, 2024, and not for 2021", 2021, False, 1),
            (("3.1.a", "--on", "2025-02-05"), "2025 is after the agreement ends, on 8 December 2024", 2025, False, 2),
            (("3.1.a", "--on", "2024-02-05", "--year", "2030"), "2030 is after the agreement ends", 2030, False, 2),
            (("3.1.a", "--on", "2024-02-05", "--year", "2020"), "2020 is before the agreement was", 2020, False, 2),
            (("3.1.a", "--on", "2021-12-07", "--year", "2022"), "done before the agreement was signed", 2022, True, 1),
        ],
    )  # fmt: skip
    def test_the_year_that_an_activity_is_taken_to_be_for(
        self, call: Call, options: tuple[str, ...], said: str, year: int, planned: bool, warnings: int, register: Path
    ) -> None:
        """Told before the question, and again once recorded; nothing is refused, as a later entry corrects it."""
        line = ("record", "activity", AGREEMENT, "--activity", *options)
        shown = call(*line, "--dry-run").stdout
        assert said in shown
        assert ("taken to be for" in shown) == ("--year" not in options)
        document = json.loads(call(*line, "--yes", "--format", "json", cwd=register).stdout)
        Draft202012Validator(json.loads(call("schema", "record").stdout)).validate(document)
        (told,) = document["years"]
        assert (told["year"], told["named"], told["planned"]) == (year, "--year" in options, planned)
        assert len(told["warnings"]) == warnings

    def test_the_only_year_that_is_planned(self, call: Call) -> None:
        register = ROOT / "examples" / "lifetime-register"
        line = ("record", "activity", "kabupaten-contoh-kesehatan-2022", "--activity", "1.a", "--on", "2023-02-01")
        said = call(*line, "--dry-run", cwd=register).stdout
        assert "Activity 1.a: taken to be for 2022, the only year that it is planned for." in said

    def test_the_year_in_indonesian(self, call: Call) -> None:
        line = ("record", "activity", AGREEMENT, "--activity", "3.1.a", "--on", "2025-02-05", "--dry-run")
        said = " ".join(call(*line, "--lang", "id").stdout.split())
        assert "Kegiatan 3.1.a: dianggap untuk tahun 2025, yaitu tahun pelaksanaannya." in said
        assert "Tahun 2025 sesudah naskah kerja sama berakhir" in said


class TestRefusals:
    @pytest.fixture(autouse=True)
    def _unchanged(self, register: Path) -> Any:
        old = (register / EVENTS).read_bytes()
        yield
        assert (register / EVENTS).read_bytes() == old
        assert sorted(path.name for path in (register / EVENTS).parent.iterdir()) == [
            "agreement.toml", "events.toml", "workplan.toml",
        ]  # fmt: skip

    def test_the_event_does_not_fit(self, call: Call, register: Path) -> None:
        options = ("--on", "2023-01-01", "--party", "ketiga", "--note", "a\u202eb", "--yes")
        answered = call("record", "contact-change", AGREEMENT, *options, cwd=register)
        assert answered.code == 2
        assert answered.stdout == ""
        assert answered.stderr == (
            '- Line 4 of the text to be appended: party = "ketiga"\n'
            "  error MOU007: No party has the id “ketiga”.\n"
            "  Known here: kedua, kesatu.\n"
            '- Line 6 of the text to be appended: note = "a\ufffdb"\n'
            "  error MOU005: The text holds the control character U+202E.\n"
            "  Delete the invisible character; it may have come with text copied from a PDF.\n"
            "mouctl: The event does not fit the agreement; nothing was recorded.\n"
            "Mend what is said above, and call the command again.\n"
        )

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("monitorin", AGREEMENT), "No event type monitorin.\nThere is: monitoring"),
            ((AGREEMENT, "monitoring"), "There is: renewal-notice, renewal, notification"),
            (("monitoring",), "Missing: AGREEMENT"),
            (("monitoring", "bp2mi-asahan-2012", "--on", "2022-06-07"), f"There is: {AGREEMENT}"),
            (("monitoring", AGREEMENT, "--no", "x"), "No option --no"),
            (("monitoring", AGREEMENT, "--on", "2022-02-29"), "“2022-02-29” is no day of the calendar."),
            (("monitoring", AGREEMENT, "--on", "2022-06-07", "--kind", "often"), "Write one of: periodic, ad-hoc"),
            (("monitoring", AGREEMENT, "--on", "2022-06-07", "--occurrence", "x"), "“x” is no whole number."),
            (("monitoring", AGREEMENT, "--on", "2022-06-07", "--occurrence", "0", "--yes"), "Line 5"),
            (("monitoring", AGREEMENT, "--on", "2022-06-07", "--note", " "), "“ ” is no text."),
            (("monitoring", AGREEMENT, "--on", "2022-06-07", "--note", "\udcff"), "is no text."),
            (("renewal", AGREEMENT, "--on", "2024-12-01", "--length", "soon"), "“soon” is not a period."),
            (MONITORING[1:], "Nothing was recorded: nobody is there to confirm.\nAdd --yes"),
        ],
    )
    def test_the_call_is_wrong(self, call: Call, arguments: tuple[str, ...], said: str, register: Path) -> None:
        answered = call("record", *arguments, cwd=register)
        assert answered.code == 2
        assert said in answered.stderr
        assert answered.stdout == ""

    def test_dry_run_writes_nothing_even_with_yes(self, call: Call, register: Path, tmp_path: Path) -> None:
        answered = call(*MONITORING, "--evidence", str(ROOT / "mouctl.toml"), "--dry-run", "--yes", cwd=register)
        assert answered.code == 0
        assert "To be recorded" in answered.stdout

    def test_the_files_are_broken_already(self, call: Call, register: Path) -> None:
        path = register / EVENTS
        old = path.read_bytes()
        path.write_bytes(old + b"[[event]]\n")
        answered = call(*MONITORING, "--yes", cwd=register)
        assert answered.code == 1
        assert "The files have to be mended first." in answered.stderr
        assert path.read_bytes() == old + b"[[event]]\n"
        path.write_bytes(old)

    def test_events_in_one_line(self, call: Call, register: Path) -> None:
        path = register / EVENTS
        old = path.read_bytes()
        inline = b'schema = 1\nevent = [{ id = "a", type = "dispute", on = 2022-03-01 }]\n'
        path.write_bytes(inline)
        answered = call(*MONITORING, "--yes", cwd=register)
        assert answered.code == 2
        assert "cannot take an event at its end.\nWrite its events as [[event]] tables" in answered.stderr
        assert path.read_bytes() == inline
        path.write_bytes(old)

    def test_a_file_that_would_grow_too_large(self, call: Call, register: Path) -> None:
        path = register / EVENTS
        old = path.read_bytes()
        large = old + b"#" * ((1 << 20) - len(old) - 50)
        path.write_bytes(large)
        answered = call(*MONITORING, "--yes", cwd=register)
        assert answered.code == 1
        assert f"{EVENTS}\n  error MOU001: The file is larger than 1048576 bytes." in answered.stderr
        assert path.read_bytes() == large
        path.write_bytes(old)

    def test_a_temporary_folder_is_never_named(self, register: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        place = tmp_path_factory.mktemp("elsewhere")
        answered = run(*MONITORING, "--occurrence", "0", "--yes", cwd=register, TMPDIR=str(place))
        assert answered.returncode == 2
        assert str(place) not in answered.stderr
        assert list(place.iterdir()) == []


class TestTheSameTwice:
    def test_is_refused(self, call: Call, register: Path) -> None:
        assert call(*MONITORING, "--yes", cwd=register).code == 0
        old = (register / EVENTS).read_bytes()
        for more in ((), ("--evidence", str(ROOT / "mouctl.toml")), ("--kind", "periodic")):
            again = call(*MONITORING, *more, "--yes", cwd=register)
            assert again.code == 2
            assert "This is already recorded, as 2022-06-07-monitoring." in again.stderr
            assert (register / EVENTS).read_bytes() == old

    def test_another_on_the_same_day_gets_a_number(self, call: Call, register: Path) -> None:
        assert call(*MONITORING, "--yes", cwd=register).code == 0
        assert call(*MONITORING, "--note", "di Medan", "--yes", cwd=register).code == 0
        assert [event["id"] for event in recorded(register)] == ["2022-06-07-monitoring", "2022-06-07-monitoring-2"]

    def test_one_that_was_corrected_away_may_come_again(self, call: Call, register: Path) -> None:
        correction = ("--on", "2022-06-08", "--replaces", "2022-06-07-monitoring", "--reason", "salah")
        assert call(*MONITORING, "--yes", cwd=register).code == 0
        assert call("record", "correction", AGREEMENT, *correction, "--yes", cwd=register).code == 0
        assert call(*MONITORING, "--yes", cwd=register).code == 0
        assert recorded(register)[-1]["id"] == "2022-06-07-monitoring-2"


class TestEvidence:
    def keep(self, call: Call, register: Path, *files: Path, note: str = "-") -> Any:
        options = [part for file in files for part in ("--evidence", str(file))]
        return call(*MONITORING, "--note", note, *options, "--yes", cwd=register)

    def kept(self, register: Path) -> dict[str, bytes]:
        folder = (register / EVENTS).parent / "evidence"
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}

    def test_is_copied_and_named_with_its_hash(self, call: Call, register: Path, tmp_path: Path) -> None:
        scan = tmp_path / "Surat No. 5 – é.pdf"
        scan.write_bytes(b"satu")
        scan.chmod(0o600)
        assert self.keep(call, register, scan).code == 0
        entry = {"file": f"evidence/{scan.name}", "sha256": hashlib.sha256(b"satu").hexdigest()}
        assert recorded(register)[0]["evidence"] == [entry]
        assert self.kept(register) == {scan.name: b"satu"}
        assert ((register / EVENTS).parent / entry["file"]).stat().st_mode & 0o777 == 0o600
        assert call("check", cwd=register).code == 0

    def test_the_same_content_is_kept_once_and_other_content_gets_a_number(
        self, call: Call, register: Path, tmp_path: Path
    ) -> None:
        first, same, other = (tmp_path / name / "surat.pdf" for name in ("a", "b", "c"))
        for path, content in ((first, b"satu"), (same, b"satu"), (other, b"dua")):
            path.parent.mkdir()
            path.write_bytes(content)
        assert self.keep(call, register, first, same, note="a").code == 0
        assert self.keep(call, register, same, other, note="b").code == 0
        assert self.keep(call, register, other, note="c").code == 0
        assert self.kept(register) == {"surat.pdf": b"satu", "surat-2.pdf": b"dua"}
        names = [[file["file"] for file in event["evidence"]] for event in recorded(register)]
        assert names == [
            ["evidence/surat.pdf"],
            ["evidence/surat.pdf", "evidence/surat-2.pdf"],
            ["evidence/surat-2.pdf"],
        ]

    def test_two_of_one_name_in_one_call(self, call: Call, register: Path, tmp_path: Path) -> None:
        files = [tmp_path / name / "surat.pdf" for name in ("a", "b")]
        for path in files:
            path.parent.mkdir()
            path.write_bytes(path.parent.name.encode())
        assert self.keep(call, register, *files).code == 0
        assert self.kept(register) == {"surat.pdf": b"a", "surat-2.pdf": b"b"}

    def test_a_name_that_no_file_should_hold(self, call: Call, register: Path, tmp_path: Path) -> None:
        scan = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\x1b\xe2\x80\xaeb[1].pdf"))
        scan.write_bytes(b"satu")
        assert self.keep(call, register, scan).code == 0
        assert self.kept(register) == {"a___b[1].pdf": b"satu"}
        assert call("check", cwd=register).code == 0

    @pytest.mark.parametrize("fault", ["folder", "gone", "fifo", "unreadable", "no folder to copy into"])
    def test_what_cannot_be_copied_is_refused(self, call: Call, fault: str, register: Path, tmp_path: Path) -> None:
        old, scan, said = (register / EVENTS).read_bytes(), tmp_path / "surat.pdf", "is no file that can be copied"
        if fault == "folder":
            scan.mkdir()
        elif fault == "gone":
            said = "There is no file"
        elif fault == "fifo":
            os.mkfifo(scan)
        elif fault == "unreadable":
            scan.symlink_to(scan)
            said = "cannot be read"
        else:
            scan.write_bytes(b"satu")
            (register / EVENTS).with_name("evidence").write_bytes(b"a file")
            said = "cannot be made"
        answered = self.keep(call, register, scan)
        assert answered.code == 2
        assert said in answered.stderr
        assert "Traceback" not in answered.stderr
        assert (register / EVENTS).read_bytes() == old


class Terminal:
    """The command at a terminal, and what is typed there."""

    def __init__(self, register: Path, *arguments: str, language: str = "en") -> None:
        self.child: pexpect.spawn[str] = pexpect.spawn(
            sys.executable,
            ["-m", "mouctl", "record", *arguments],
            cwd=str(register),
            env=environment(NO_COLOR="1", MOUCTL_LANG=language),
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(80, 120),
            timeout=60,
        )

    def type(self, question: str, text: str) -> None:
        """Waits for the question, and answers it."""
        self.child.expect_exact(question)
        self.child.sendline(text)

    def end(self) -> tuple[int | None, str]:
        """The exit code, and what was shown since the last question."""
        self.child.expect(pexpect.EOF)
        shown = self.child.before or ""
        self.child.close()
        return self.child.exitstatus, shown


class TestQuestions:
    def test_everything_is_asked_for_and_wrong_answers_are_explained(self, register: Path, tmp_path: Path) -> None:
        scan = tmp_path / "surat.pdf"
        scan.write_bytes(b"satu")
        at = Terminal(register, "contact-change", AGREEMENT, "--as-of", "2022-02-10")
        at.type("The party whose contact data changed (kesatu|kedua): ", "")
        at.child.expect_exact("This is needed.")
        at.type("The party whose contact data changed (kesatu|kedua): ", "ketiga")
        at.child.expect_exact("Write one of: kesatu, kedua")
        at.type("The party whose contact data changed (kesatu|kedua): ", "kedua")
        at.type("The day it happened (DATE): ", "1 Februari")
        at.child.expect_exact("is no day of the calendar")
        at.type("The day it happened (DATE): ", "2022-02-01")
        at.type("The day the other side was told (DATE): ", "2022-02-07")
        at.type("Which of the party's contacts, where it has several (biro|upt|kantor-bupati|disnaker): ", "disnaker")
        for question in ("address", "telephone number", "fax number"):
            at.type(f"The new {question} (TEXT): ", "")
        at.type("The new e-mail address (TEXT): ", "disnaker@example.go.id")
        at.type("What else is to be said of it (TEXT): ", "")
        at.type("The letter's number (TEXT): ", "560/7")
        at.type("The date that the letter bears (DATE): ", "2022-02-07")
        at.type("The address, number or e-mail that the letter was sent to (TEXT): ", "")
        at.type("The day the letter was sent (DATE): ", "")
        at.type("The day the other side received the letter (DATE): ", "")
        at.type("A file that proves it, if there is one: ", str(tmp_path / "gone.pdf"))
        at.child.expect_exact("There is no file")
        at.type("A file that proves it, if there is one: ", str(scan))
        at.type("Another file that proves it, if there is one: ", "")
        at.type("Record this? [y/N]: ", "perhaps")
        at.child.expect_exact("Write y or n.")
        at.type("Record this? [y/N]: ", "y")
        code, shown = at.end()
        assert code == 0
        assert "Recorded, as 2022-02-01-contact-change." in shown
        assert "To be recorded" not in shown
        assert recorded(register) == [
            {
                "id": "2022-02-01-contact-change",
                "type": "contact-change",
                "party": "kedua",
                "on": date(2022, 2, 1),
                "notified_on": date(2022, 2, 7),
                "contact": "disnaker",
                "email": "disnaker@example.go.id",
                "letter": {"number": "560/7", "on": date(2022, 2, 7)},
                "evidence": [{"file": "evidence/surat.pdf", "sha256": hashlib.sha256(b"satu").hexdigest()}],
            }
        ]

    def test_with_all_that_is_needed_only_the_confirmation_is_asked_for(self, register: Path) -> None:
        at = Terminal(register, *MONITORING[1:], language="id")
        at.type("Catat ini? [y/T]: ", "ya")
        assert at.end()[0] == 0
        assert len(recorded(register)) == 1

    def test_yes_asks_only_for_what_is_needed(self, register: Path) -> None:
        at = Terminal(register, "monitoring", AGREEMENT, "--yes")
        at.type("The day it happened (DATE): ", "2022-06-07")
        code, shown = at.end()
        assert code == 0
        assert "Recorded" in shown
        assert len(recorded(register)) == 1

    @pytest.mark.parametrize("answer", ["n", "", "tidak"])
    def test_no_writes_nothing(self, answer: str, register: Path) -> None:
        old = (register / EVENTS).read_bytes()
        at = Terminal(register, *MONITORING[1:])
        at.type("Record this? [y/N]: ", answer)
        code, shown = at.end()
        assert code == 0
        assert "Nothing was recorded." in shown
        assert (register / EVENTS).read_bytes() == old

    @pytest.mark.parametrize("question", ["The day it happened (DATE): ", "Record this? [y/N]: "])
    @pytest.mark.parametrize("key", ["c", "d"])
    def test_ctrl_c_and_ctrl_d_write_nothing(self, question: str, key: str, register: Path) -> None:
        old = (register / EVENTS).read_bytes()
        at = Terminal(register, *(MONITORING[1:] if "Record" in question else MONITORING[1:3]))
        at.child.expect_exact(question)
        at.child.sendcontrol(key)
        code, shown = at.end()
        assert code == 130
        assert "Nothing was recorded." in shown
        assert (register / EVENTS).read_bytes() == old
        assert not list((register / EVENTS).parent.glob(".*"))

    def test_an_answer_that_is_no_text(self, register: Path) -> None:
        at = Terminal(register, "monitoring", AGREEMENT)
        at.type("The day it happened (DATE): ", "2022-06-07")
        at.type("(periodic|ad-hoc): ", "")
        at.child.expect_exact("What else is to be said of it (TEXT): ")
        os.write(at.child.child_fd, b"\xff\xfe\n")
        at.child.expect_exact("is no text.")
        at.child.sendcontrol("c")
        assert at.end()[0] == 130
        assert recorded(register) == []


SCREENS = {
    "record-renewal-notice": (*NOTICE, "--dry-run"),
    "help-record": ("record", "--help"),
    "help-record-force-majeure": ("record", "force-majeure", "--help"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screens(screen: str, language: str) -> None:
    shown = at_terminal(*SCREENS[screen], columns=80, MOUCTL_LANG=language, NO_COLOR="1")
    compare(f"{screen}-{language}-80", shown)
    compare(f"{screen}-{language}-piped", run(*SCREENS[screen], MOUCTL_LANG=language, COLUMNS="80").stdout)
