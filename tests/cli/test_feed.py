"""`mouctl deadlines --format ics` as a process: the same bytes everywhere, and what is said beside them.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/cli` writes the files anew; read their diff.
"""

import os
import subprocess
from pathlib import Path

import icalendar
import pytest
import vobject
from tests.cli.conftest import ROOT, from_nothing, piped, run

GOLDEN = Path(__file__).parent / "golden"
AS_OF = ("--as-of", "2024-08-01")
UNDATED = {
    "en": "12 deadlines have no day yet, and so no entry in the calendar: see mouctl deadlines.\n",
    "id": "12 tenggat belum memiliki tanggal sehingga tidak ada dalam kalender: lihat mouctl deadlines.\n",
}


def feed(*arguments: str, cwd: Path = ROOT, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """The command with its output piped, byte by byte."""
    return piped("deadlines", *AS_OF, "--format", "ics", *arguments, cwd=cwd, surroundings=changes, COLUMNS="80")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_real_agreement(language: str) -> None:
    done = feed("--lang", language)
    path = GOLDEN / f"feed-{language}.ics"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(done.stdout)
    assert done.stdout == path.read_bytes()
    assert done.stderr.decode() == UNDATED[language]
    assert done.returncode == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_two_programs_read_it(language: str) -> None:
    written = (GOLDEN / f"feed-{language}.ics").read_bytes()
    ours = {
        str(event["UID"]): (event.decoded("DTSTART").isoformat(), str(event["SUMMARY"]), event.decoded("CATEGORIES"))
        for event in icalendar.Calendar.from_ical(written).walk("VEVENT")
    }
    theirs = {
        event.uid.value: (event.dtstart.value.isoformat(), event.summary.value, event.categories.value)
        for event in vobject.readOne(written.decode()).vevent_list
    }
    assert ours == theirs
    day, title, categories = ours["bp2mi-asahan-2021/renewal-notice/act-by@mouctl"]
    assert day == "2024-09-06"
    assert title.endswith(" (bp2mi-asahan-2021)")
    assert categories[:2] == ["bp2mi-asahan-2021", "renewal-notice"]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"NO_COLOR": "1", "COLUMNS": "20"},
    ],
)
def test_the_bytes_hang_on_nothing_around(surroundings: dict[str, str]) -> None:
    command = ("deadlines", *AS_OF, "--format", "ics", "--lang", "id")
    done = from_nothing(*command, surroundings=surroundings)
    assert done.stdout == (GOLDEN / "feed-id.ics").read_bytes()


def test_the_ending_of_a_file_chooses_it(tmp_path: Path) -> None:
    done = run("deadlines", *AS_OF, "-o", str(tmp_path / "tenggat.ICS"))
    assert (done.stdout, done.stderr, done.returncode) == ("", UNDATED["en"], 0)
    assert (tmp_path / "tenggat.ICS").read_bytes() == (GOLDEN / "feed-en.ics").read_bytes()


@pytest.mark.parametrize("command", [("next",), ("show", "bp2mi-asahan-2021"), ("check",), ("holidays", "2024")])
def test_no_other_command_has_it(command: tuple[str, ...], tmp_path: Path) -> None:
    refused = run(*command, "--format", "ics")
    assert (refused.stdout, refused.returncode) == ("", 2)
    assert "The format ics is made for calendars: it goes with mouctl deadlines only." in refused.stderr
    by_ending = run(*command, "-o", str(tmp_path / "x.ics"))
    assert by_ending.returncode == 2
    assert "The ending of x.ics names no format." in by_ending.stderr
    assert not (tmp_path / "x.ics").exists()


def test_the_formats_of_findings_are_not_for_deadlines() -> None:
    refused = run("deadlines", "--format", "sarif")
    assert refused.returncode == 2
    reason, there_is = refused.stderr.splitlines()
    assert reason == "mouctl: The format sarif is made for findings: it goes with mouctl check only."
    assert there_is.startswith("There is: csv, ")
    assert there_is.endswith(", ics")


def test_an_agreement_with_faults_is_told_of_and_the_others_are_there(register: Path) -> None:
    broken = register / "agreements" / "rusak"
    broken.mkdir()
    (broken / "agreement.toml").write_text("schema = 1\n")
    done = feed("--lang", "en", cwd=register)
    assert done.returncode == 1
    calendar = vobject.readOne(done.stdout.decode())
    assert len(calendar.vevent_list) == len(vobject.readOne((GOLDEN / "feed-en.ics").read_text("utf-8")).vevent_list)
    missing = "1 agreement is missing in the calendar, since its files have faults: see mouctl check."
    assert missing in calendar.contents["x-wr-caldesc"][0].value
    assert missing in done.stderr.decode()
