"""`mouctl coverage` and `mouctl monev` as a user runs them: screens, contracts, exit codes, wrong input."""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from tests.cli.conftest import ROOT, at_terminal, run
from tests.cli.test_screens import compare

LIFETIME = ROOT / "examples" / "lifetime-register"
EXAMPLES = ROOT / "examples" / "register"
AGREEMENT = "kabupaten-contoh-kesehatan-2022"
REAL = "bp2mi-asahan-2021"
AS_OF = ("--as-of", "2024-08-01")

SCREENS = {
    "coverage": (ROOT, ("coverage", REAL, *AS_OF)),
    "coverage-lifetime": (LIFETIME, ("coverage", AGREEMENT, "--as-of", "2024-02-01")),
    "monev": (ROOT, ("monev", REAL, "--period", "5", *AS_OF)),
    "monev-lifetime": (LIFETIME, ("monev", AGREEMENT, "--as-of", "2024-06-10")),
    "monev-late": (LIFETIME, ("monev", AGREEMENT, "--period", "2", "--as-of", "2023-04-20")),
    "help-coverage": (ROOT, ("coverage", "--help")),
    "help-monev": (ROOT, ("monev", "--help")),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
class TestScreens:
    @pytest.mark.parametrize("columns", [80, 120])
    def test_at_a_terminal(self, screen: str, language: str, columns: int) -> None:
        folder, call = SCREENS[screen]
        shown = at_terminal(*call, columns=columns, cwd=folder, MOUCTL_LANG=language, NO_COLOR="1")
        assert all(cell_len(line) <= columns for line in shown.splitlines())
        compare(f"{screen}-{language}-{columns}", shown)

    def test_piped(self, screen: str, language: str) -> None:
        folder, call = SCREENS[screen]
        compare(f"{screen}-{language}-piped", run(*call, cwd=folder, MOUCTL_LANG=language).stdout)

    def test_markdown(self, screen: str, language: str) -> None:
        folder, call = SCREENS[screen]
        if "--help" not in call:
            shown = run(*call, "--format", "markdown", cwd=folder, MOUCTL_LANG=language).stdout
            compare(f"{screen}-{language}-markdown", shown)


def answer(*arguments: str, cwd: Path = ROOT, code: int = 0) -> Any:
    said = run(*arguments, "--format", "json", cwd=cwd)
    assert said.returncode == code, said.stderr
    document = json.loads(said.stdout)
    name = document["schema"].removeprefix("mouctl.").partition("/")[0]
    Draft202012Validator(json.loads(run("schema", name).stdout)).validate(document)
    return document


def write(register: Path, name: str, text: str) -> None:
    """Appends to a file of the real agreement."""
    file = register / "agreements" / REAL / name
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


def without_scope(edit: Callable[..., Path]) -> Path:
    """The register, with a work plan whose second programme carries out nothing of the scope."""
    return edit('scope = ["b"]', "scope = []", file="workplan.toml")


class TestCoverage:
    def test_check_and_coverage_tell_the_same(self, edit: Callable[..., Path]) -> None:
        register = without_scope(edit)
        edit("years = [2022, 2023, 2024]\nduties", "years = [2022, 2025]\nduties", file="workplan.toml")
        edit('schedule = "Januari 2022"', 'schedule = "awal tahun"', file="workplan.toml")
        edit('[{ source = "DIPA UPT BP2MI Medan", party = "kesatu" }]', "[]", file="workplan.toml")
        found = answer("coverage", REAL, *AS_OF, cwd=register, code=1)["gaps"]
        checked = answer("check", *AS_OF, cwd=register, code=1)["findings"]
        said = {(each["rule"], each["at"], each["severity"]) for each in found}
        assert said == {
            (each["rule"], each["at"], each["severity"])
            for each in checked
            if each["rule"].startswith("MOU40") and each["rule"] != "MOU409"
        }
        assert len({rule for rule, _, _ in said}) == 5

    def test_the_work_plan_is_that_of_the_day(self) -> None:
        before, after = (
            answer("coverage", AGREEMENT, "--as-of", day, cwd=LIFETIME) for day in ("2023-08-31", "2023-09-01")
        )
        assert [[each["item"] for each in found["scope"]] for found in (before, after)] == [["a", "b"], ["a", "b", "c"]]
        assert after["years"] == [2022, 2023, 2024]

    @pytest.mark.parametrize(
        ("waiver", "code", "waived"),
        [
            ("", 1, 0),
            ('rule = "MOU401"\nreason = "Menyusul."', 0, 2),
            ('rule = "MOU401"\nat = "scope.b"\nreason = "Menyusul."', 1, 1),
            ('rule = "MOU401"\nreason = "Menyusul."\nuntil = 2024-08-01', 0, 2),
            ('rule = "MOU401"\nreason = "Menyusul."\nuntil = 2024-07-31', 1, 0),
            ('rule = "MOU401"', 1, 0),
            ('rule = "MOU402"\nreason = "Menyusul."', 1, 0),
        ],
    )
    @pytest.mark.parametrize("where", ["agreement", "register"])
    def test_what_is_waived_fails_no_more_than_in_check(
        self, edit: Callable[..., Path], waiver: str, code: int, waived: int, where: str
    ) -> None:
        register = without_scope(edit)
        if waiver and where == "agreement":
            write(register, "agreement.toml", f"\n[[waiver]]\n{waiver}\n")
        elif waiver:
            settings = register / "mouctl.toml"
            text = settings.read_text("utf-8") + f'\n[[waiver]]\nagreement = "{REAL}"\n{waiver}\n'
            settings.write_text(text, encoding="utf-8")
        found = answer("coverage", REAL, *AS_OF, cwd=register, code=code)["gaps"]
        assert sum(each["waived"] for each in found) == waived
        checked = run("check", *AS_OF, "--select", "MOU401", cwd=register)
        assert checked.returncode == code

    def test_a_waived_gap_is_shown_with_its_reason(self, edit: Callable[..., Path]) -> None:
        register = without_scope(edit)
        write(register, "agreement.toml", '\n[[waiver]]\nrule = "MOU401"\nreason = "Menyusul dalam adendum."\n')
        shown = run("coverage", REAL, *AS_OF, cwd=register).stdout
        assert "Waived: Menyusul dalam adendum." in shown
        assert "Begin with" not in shown

    def test_what_to_begin_with(self, edit: Callable[..., Path]) -> None:
        shown = run("coverage", REAL, *AS_OF, cwd=without_scope(edit)).stdout
        assert "Begin with MOU401: mouctl rule MOU401." in shown
        assert "4 of 5 items covered, 0 partly, 1 uncovered." in shown

    @pytest.mark.parametrize(
        ("folder", "agreement", "as_of", "told"),
        [
            (LIFETIME, AGREEMENT, "2024-11-01", "The agreement ended on 30 September 2024: nothing more"),
            (ROOT, REAL, "2024-12-09", "The agreement ended on 7 December 2024, or 8 December 2024 under another"),
        ],
    )
    def test_after_the_end_nothing_is_left_to_agree_on(
        self, folder: Path, agreement: str, as_of: str, told: str
    ) -> None:
        shown = run("coverage", agreement, "--as-of", as_of, cwd=folder).stdout
        assert told in shown
        assert "What to do" not in shown
        assert "mouctl monev" not in shown

    def test_for_spreadsheets(self) -> None:
        rows = run("coverage", REAL, *AS_OF, "--format", "csv").stdout.splitlines()
        assert rows[0] == "kind,rule,severity,document,at,about,message,reason"
        assert len(rows) == 13

    @pytest.mark.parametrize(
        ("as_of", "english", "indonesian", "advises"),
        [
            ("2024-12-07", "Take it to the next review", "pemantauan dan evaluasi berikutnya: mouctl monev", True),
            ("2024-12-08", "it runs until 8 December 2024", "berlaku sampai dengan 8 Desember 2024", False),
            ("2024-12-09", "nothing more can be agreed for it", "tidak ada lagi yang dapat disepakati", False),
        ],
    )
    def test_the_advice_holds_under_every_reading_of_the_end(
        self, as_of: str, english: str, indonesian: str, advises: bool
    ) -> None:
        """Between the two last days nothing is advised that only the later one allows."""
        shown = [run("coverage", REAL, "--as-of", as_of, "--lang", lang).stdout for lang in ("en", "id")]
        assert english in shown[0]
        assert indonesian in shown[1]
        assert ("What to do" in shown[0]) == ("mouctl monev" in shown[0]) == advises


ENDED_EARLY = """
[[event]]
id = "t1"
type = "termination-notice"
on = 2023-03-01
party = "kedua"
effective_on = 2023-06-30
"""

WITHOUT_THE_FIRST = """
[[event]]
id = "2024-08-20-adendum2"
type = "addendum"
on = 2024-08-20

[[event.amends.workplan.activity]]
id = "1.a"
action = "remove"
"""


class TestMonev:
    def test_the_period_its_neighbours_and_its_readings(self) -> None:
        found = answer("monev", REAL, "--period", "5", *AS_OF)
        period = found["period"]
        assert (period["first_day"], period["last_day"]) == ("2023-12-08", "2024-06-07")
        assert [(each["first_day"], each["last_day"]) for each in period["otherwise"]] == [("2023-12-09", "2024-06-08")]
        assert period["deadline"]["status"] == "overdue"
        assert (found["before"]["last_day"], found["after"]["first_day"]) == ("2023-12-07", "2024-06-08")
        assert len(found["activities"]) == 13
        assert found["open"] == [f"{REAL}/monitoring/{number}" for number in (1, 2, 3, 4)]

    @pytest.mark.parametrize(
        ("as_of", "done"), [("2024-03-19", []), ("2024-03-20", [("2024-03-20-pelatihan", "2024-03-20", 2024, [])])]
    )
    def test_only_what_was_known_on_the_day(self, as_of: str, done: list[Any]) -> None:
        found = answer("monev", AGREEMENT, "--period", "5", "--as-of", as_of, cwd=LIFETIME)["activities"]
        (trained,) = (each for each in found if each["activity"] == "2.a")
        assert [(e["event"], e["on"], e["year"], e["evidence"]) for e in trained["done"]] == done

    def test_evidence_is_named(self, register: Path) -> None:
        write(
            register,
            "events.toml",
            '\n[[event]]\nid = "data"\ntype = "activity"\non = 2024-02-05\nactivity = "3.1.a"\nyear = 2024\n'
            'note = "Data selesai"\nevidence = [{ file = "source/data.pdf" }]\n',
        )
        found = answer("monev", REAL, *AS_OF, cwd=register)["activities"]
        (collected,) = (each for each in found if each["activity"] == "3.1.a")
        assert collected["done"][0]["evidence"] == ["source/data.pdf"]
        assert "evidence" not in [each["what"] for each in collected["missing"]]

    @pytest.mark.parametrize(
        ("content", "lack", "told"),
        [
            (b"data", [], ""),
            (b"lain", ["evidence-changed"], "evidence file has changed: source/data.pdf"),
            (None, ["evidence-gone"], "evidence file not found: source/data.pdf"),
        ],
    )
    def test_evidence_is_looked_after(self, register: Path, content: bytes | None, lack: list[str], told: str) -> None:
        seal = hashlib.sha256(b"data").hexdigest()
        write(
            register,
            "events.toml",
            '\n[[event]]\nid = "data"\ntype = "activity"\non = 2024-02-05\nactivity = "3.1.a"\nyear = 2024\n'
            f'evidence = [{{ file = "source/data.pdf", sha256 = "{seal}" }}]\n',
        )
        if content is not None:
            file = register / "agreements" / REAL / "source" / "data.pdf"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        found = answer("monev", REAL, "--period", "5", *AS_OF, cwd=register)["activities"]
        (collected,) = (each for each in found if each["activity"] == "3.1.a")
        missing = [each for each in collected["missing"] if each["what"].startswith("evidence")]
        assert [each["what"] for each in missing] == lack
        assert all(each["file"] == "source/data.pdf" for each in missing)
        shown = run("monev", REAL, "--period", "5", *AS_OF, "--format", "markdown", cwd=register).stdout
        assert told in shown

    @pytest.mark.parametrize(
        ("file", "lack", "english", "indonesian"),
        [
            ("source/gone.pdf", "gone", "evidence file not found: source/gone.pdf", "berkas bukti tidak ditemukan: "),
            ("../other.pdf", "outside", "lies outside the agreement's folder", "berada di luar folder naskah"),
            ("source", "no-file", "evidence is no ordinary file: source", "bukti bukan berkas biasa: source"),
            ("source/closed.pdf", "unreadable", "evidence file cannot be read: ", "berkas bukti tidak dapat dibaca: "),
        ],
    )
    @pytest.mark.parametrize("kind", ["activity", "dispute"])
    def test_why_evidence_cannot_be_looked_at(
        self, register: Path, kind: str, file: str, lack: str, english: str, indonesian: str
    ) -> None:
        """Of an activity, and of every other event of the period: gone is only what is not there."""
        about = 'activity = "3.1.a"\n' if kind == "activity" else ""
        told = f'\n[[event]]\nid = "bukti"\ntype = "{kind}"\non = 2024-02-05\n{about}'
        told += f'evidence = [{{ file = "{file}" }}]\n'
        write(register, "events.toml", told)
        folder = register / "agreements" / REAL / "source"
        folder.mkdir(exist_ok=True)
        loop = folder / "closed.pdf"  # a link to itself: nobody can open it, not even root
        loop.symlink_to(loop.name)
        call = ("monev", REAL, "--period", "5", *AS_OF)
        found = answer(*call, cwd=register)
        missing = [each for work in (*found["activities"], *found["events"]) for each in work["missing"]]
        lost = [(each["what"], each["event"], each["file"]) for each in missing if each["file"]]
        assert lost == [(f"evidence-{lack}", "bukti", file)]
        shown = [run(*call, "--lang", language, cwd=register).stdout for language in ("en", "id")]
        assert english in " ".join(shown[0].split())
        assert indonesian in " ".join(shown[1].split())

    def test_ended_early_the_last_period_in_force_is_meant(self, register: Path) -> None:
        write(register, "events.toml", ENDED_EARLY)
        found = answer("monev", REAL, "--as-of", "2024-06-01", cwd=register)
        assert found["period"]["number"] == 4
        late = answer("monev", REAL, "--period", "6", "--as-of", "2024-06-01", cwd=register)
        missing = [each for work in late["activities"] for each in work["missing"]]
        assert {each["year"] for each in missing if each["what"] == "record"} == {2022}

    def test_closing_the_file_does_not_hold_a_review(self) -> None:
        call = ("monev", AGREEMENT, "--as-of", "2024-11-01", "--period", "4")
        assert answer(*call, cwd=LIFETIME)["open"] == [f"{AGREEMENT}/monitoring/3"]
        shown = run(*call, cwd=LIFETIME).stdout
        _, _, after = shown.partition("late, lost or left undone")
        assert "The matter was closed on 15 October 2024" in after

    def test_what_was_done_stays_when_an_addendum_takes_the_activity_out(self, tmp_path: Path) -> None:
        shutil.copytree(LIFETIME, tmp_path, dirs_exist_ok=True)
        folder = tmp_path / "agreements" / AGREEMENT
        events = folder / "events.toml"
        events.write_text(events.read_text("utf-8") + WITHOUT_THE_FIRST, encoding="utf-8")
        call = ("monev", AGREEMENT, "--as-of", "2024-09-10", "--period", "1")
        found = answer(*call, cwd=tmp_path)
        assert "1.a" not in [each["activity"] for each in found["activities"]]
        assert "2022-03-28-jadwal" in [each["event"] for each in found["events"]]
        shown = run(*call, cwd=tmp_path).stdout
        assert "An addendum took this activity out of the work plan." in shown
        before = answer("monev", AGREEMENT, "--as-of", "2024-08-10", "--period", "1", cwd=tmp_path)
        assert "2022-03-28-jadwal" not in [each["event"] for each in before["events"]]

    def test_the_evidence_of_what_an_addendum_took_out_is_looked_after(self, tmp_path: Path) -> None:
        shutil.copytree(LIFETIME, tmp_path, dirs_exist_ok=True)
        events = tmp_path / "agreements" / AGREEMENT / "events.toml"
        text = events.read_text("utf-8").replace(
            'activity = "1.a"\n', 'activity = "1.a"\nevidence = [{ file = "source/jadwal.pdf" }]\n'
        )
        call = ("monev", AGREEMENT, "--as-of", "2024-09-10", "--period", "1")
        for content in (text, text.replace('evidence = [{ file = "source/jadwal.pdf" }]\n', "")):
            events.write_text(content + WITHOUT_THE_FIRST, encoding="utf-8")
            (done,) = (each for each in answer(*call, cwd=tmp_path)["events"] if each["type"] == "activity")
            has_file = content is text
            assert done["evidence"] == (["source/jadwal.pdf"] if has_file else [])
            assert [each["what"] for each in done["missing"]] == ["evidence-gone" if has_file else "evidence"]
            said = "evidence file not found: source/jadwal.pdf" if has_file else "no evidence of 2022-03-28-jadwal"
            assert said in " ".join(run(*call, "--format", "markdown", cwd=tmp_path).stdout.split())

    def test_the_review_is_recorded_as_the_report_says(self, register: Path) -> None:
        signed = register / "monev-5.pdf"
        signed.write_bytes(b"%PDF")
        shown = run("monev", REAL, "--period", "5", *AS_OF, "--format", "markdown", cwd=register).stdout
        (line,) = (part for part in shown.strip().split("<br>") if part.startswith("mouctl record"))
        command = line.removeprefix("mouctl ").replace("DATE", "2024-06-19").split()
        said = run(*command, "--yes", *AS_OF, cwd=register)
        assert said.returncode == 0, said.stderr
        found = answer("monev", REAL, "--period", "5", *AS_OF, cwd=register)
        assert found["period"]["deadline"]["status"] == "done-late"
        assert "This review is recorded" in run("monev", REAL, "--period", "5", *AS_OF, cwd=register).stdout

    def test_a_review_that_is_no_longer_owed(self) -> None:
        shown = run("monev", AGREEMENT, "--as-of", "2024-10-20", cwd=LIFETIME).stdout
        assert "The matter was closed on 15 October 2024" in shown
        assert "It is no longer owed." in shown

    def test_counted_from_the_last_review(self) -> None:
        shown = run("monev", "provinsi-contoh-kebencanaan-2023", *AS_OF, cwd=EXAMPLES).stdout
        assert "--occurrence" not in shown
        assert "15 May 2024 until 14 November 2024" in shown

    def test_without_a_work_plan_there_is_still_a_review(self) -> None:
        found = answer("monev", "dinas-contoh-pelatihan-2022", *AS_OF, cwd=EXAMPLES)
        assert found["activities"] == []
        shown = run("monev", "dinas-contoh-pelatihan-2022", *AS_OF, cwd=EXAMPLES).stdout
        assert "has no work plan." in shown
        assert "No activity of a work plan touches the period." not in shown

    def test_for_spreadsheets(self) -> None:
        written = run("monev", REAL, "--period", "5", *AS_OF, "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(written)))
        assert len(rows) == 13
        assert (rows[0]["last_day"], rows[0]["years"]) == ("2024-06-07", "2022 late\n2023 late\n2024 planned")

    def test_several_clauses(self, register: Path) -> None:
        agreement = register / "agreements" / REAL / "agreement.toml"
        text = agreement.read_text("utf-8").replace('type = "monitoring"', 'type = "monitoring"\nid = "tengah"', 1)
        more = '[[clause]]\ntype = "monitoring"\nid = "tahunan"\narticle = "Pasal 6"\nquote = "tiap tahun"\n'
        first = text.index("[[clause]]")
        agreement.write_text(f'{text[:first]}{more}every = "1 year"\n\n{text[first:]}', encoding="utf-8")
        refused = run("monev", REAL, *AS_OF, cwd=register)
        assert refused.returncode == 2
        assert "Name one with --clause: tahunan, tengah" in refused.stderr
        found = answer("monev", REAL, "--clause", "tahunan", "--period", "2", *AS_OF, cwd=register)
        assert (found["period"]["first_day"], found["period"]["last_day"]) == ("2022-12-08", "2023-12-07")


REFUSED = [
    ("coverage: no such agreement", ROOT, ("coverage", "asahan"), 2, "There is: bp2mi-asahan-2021"),
    ("coverage: no work plan", EXAMPLES, ("coverage", "dinas-contoh-pelatihan-2022"), 3, "has no work plan"),
    ("coverage: no such party", ROOT, ("coverage", REAL, "--for", "ketiga"), 2, "No party ketiga."),
    ("coverage: no day", ROOT, ("coverage", REAL, "--as-of", "2024-02-30"), 2, "2024-02-30"),
    ("coverage: an ending without a format", ROOT, ("coverage", REAL, "-o", "cakupan.xyz"), 2, "names no format"),
    ("monev: no such agreement", ROOT, ("monev", "asahan"), 2, "There is: bp2mi-asahan-2021"),
    (
        "monev: no such period",
        ROOT,
        ("monev", REAL, "--period", "7", *AS_OF),
        2,
        "5 (8 December 2023 until 7 June 2024)",
    ),
    ("monev: period 0", ROOT, ("monev", REAL, "--period", "0"), 2, "--period is the number of a period, not “0”."),
    ("monev: no number", ROOT, ("monev", REAL, "--period", "lima"), 2, "a period, not “lima”. Write 1 or more."),
    ("monev: no folder", ROOT, ("monev", REAL, "-o", "/nope/x.pdf", *AS_OF), 2, "the folder for it is not there."),
    ("monev: no such clause", ROOT, ("monev", REAL, "--clause", "x", *AS_OF), 2, "There is: monitoring"),
    ("monev: no clause", EXAMPLES, ("monev", "yayasan-contoh-beasiswa-2022", *AS_OF), 3, "asks for periodic reviews"),
    ("monev: no end", EXAMPLES, ("monev", "desa-contoh-perpustakaan-2025", *AS_OF), 3, "no length and no end"),
    ("monev: a draft", EXAMPLES, ("monev", "kecamatan-contoh-draf", *AS_OF), 3, "mouctl schema agreement"),
    ("monev: no such party", ROOT, ("monev", REAL, "--for", "ketiga"), 2, "No party ketiga."),
]


@pytest.mark.parametrize(
    ("folder", "call", "code", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_answered(folder: Path, call: tuple[str, ...], code: int, told: str) -> None:
    said = run(*call, cwd=folder)
    assert (said.returncode, said.stdout) == (code, "")
    assert told in " ".join(said.stderr.split())
    assert "Traceback" not in said.stderr


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    said = run("coverage", REAL, *AS_OF, "-o", str(tmp_path / "x.csv"), MOUCTL_LANG="id")
    assert said.returncode == 2
    assert "tidak dapat ditulis: itu adalah folder." in " ".join(said.stderr.split())


@pytest.mark.parametrize("command", ["coverage", "monev"])
def test_an_empty_folder(tmp_path: Path, command: str) -> None:
    said = run(command, REAL, cwd=tmp_path)
    assert said.returncode == 3
    assert "No register here" in said.stderr


@pytest.mark.parametrize("command", ["coverage", "monev"])
def test_a_faulty_work_plan_is_no_empty_one(edit: Callable[..., Path], command: str) -> None:
    said = run(command, REAL, *AS_OF, cwd=edit("schema = 1", "schema = 2", file="workplan.toml"))
    assert (said.returncode, said.stdout) == (1, "")
    assert "workplan.toml" in said.stderr


HOSTILE = "=1+1 | <b>a</b> `x` [l](u) **t** ::error::x"


@pytest.mark.parametrize("command", ["coverage", "monev"])
class TestHostileText:
    @pytest.fixture
    def hostile(self, edit: Callable[..., Path]) -> Path:
        """A register whose work plan has such text in every kind of cell."""
        edit('text = "Pelatihan berdasarkan', f'text = "{HOSTILE} Pelatihan', file="workplan.toml")
        edit('schedule = "Sesuai kesepakatan PARA PIHAK"', f'schedule = "{HOSTILE}"', file="workplan.toml")
        edit('source = "APBD Kab Asahan", party = "kedua"', f'source = "{HOSTILE}"', file="workplan.toml")
        return edit('name = "Penyelenggaraan', f'name = "{HOSTILE}', file="workplan.toml")

    def test_tables_keep_their_columns(self, hostile: Path, command: str) -> None:
        def columns(cwd: Path) -> set[int]:
            shown = run(command, REAL, *AS_OF, "--format", "markdown", cwd=cwd).stdout.replace("\\|", "")
            return {line.count("|") for line in shown.splitlines() if line.startswith("|")}

        assert columns(hostile) == columns(ROOT) != set()

    def test_it_stays_text(self, hostile: Path, command: str) -> None:
        shown = run(command, REAL, *AS_OF, "--format", "markdown", cwd=hostile).stdout
        assert "\\<b\\>a\\</b\\>" in shown
        assert "<b>" not in shown
        assert "::error::" not in run(command, REAL, *AS_OF, cwd=hostile).stdout

    def test_it_is_whole_for_programs(self, hostile: Path, command: str) -> None:
        said = json.loads(run(command, REAL, *AS_OF, "--format", "json", cwd=hostile).stdout)
        kept = json.dumps(said, ensure_ascii=False)
        assert "<b>a</b> `x` [l](u) **t**" in kept
