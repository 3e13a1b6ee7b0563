"""The calendars of a register as the commands show them: years, what moved, what was known, whose side it is."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import ROOT, at_terminal, run

EXAMPLE = ROOT / "examples" / "calendars-register"
REAL = "bp2mi-asahan-2021"
FLOOD, MOVE = (
    "provinsi-contoh-budaya-2025/force-majeure-notice/2026-06-11-banjir",
    "provinsi-contoh-budaya-2025/contact-change-notice/2026-12-28-pindah",
)
HOSPITAL = "rumah-sakit-contoh-rujukan-2026/force-majeure-notice/2026-06-12-padam"
GALUNGAN, OFFICE = "Edaran Gubernur Contoh 5/2025", "Surat Sekretaris Daerah Kota Contoh 800/12/2026"
JUNE = ("--as-of", "2026-06-15")


def answer(*arguments: str, cwd: Path = EXAMPLE) -> Any:
    said = run(*arguments, "--format", "json", cwd=cwd)
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


def moved(*states: str, as_of: str = "2026-06-15", cwd: Path = EXAMPLE) -> dict[str, Any]:
    found = answer("holidays", "diff", *states, "--as-of", as_of, cwd=cwd)
    return {move["id"]: move for move in found["moves"]}


def deadline(name: str, *arguments: str, cwd: Path = EXAMPLE) -> Any:
    found = answer("deadlines", *arguments, cwd=cwd)["deadlines"]
    return next(each for each in found if each["id"].endswith(name))


@pytest.fixture
def struck(register: Path) -> Path:
    """The real agreement with the force majeure of 28 April 2022."""
    events = register / "agreements" / REAL / "events.toml"
    text = 'schema = 1\n[[event]]\nid = "banjir"\ntype = "force-majeure"\non = 2022-04-28\nparty = "kedua"\n'
    events.write_text(text, encoding="utf-8")
    return register


class TestDiff:
    def test_two_days(self, struck: Path) -> None:
        """The joint leave of Idul Fitri 2022 was decreed on 7 April 2022."""
        move = moved("2022-04-01", "2022-04-07", as_of="2022-04-28", cwd=struck)[f"{REAL}/force-majeure-notice/banjir"]
        assert (move["old"]["due_on"], move["new"]["due_on"]) == ("2022-05-11", "2022-05-18")
        assert (move["old"]["act_by"], move["new"]["act_by"]) == ("2022-05-10", "2022-05-17")
        assert move["moved_by"] == ["SKB 375/1/1-2022"]
        assert [year["sources"] for year in move["old"]["calendars"]] == [["SKB 963/3/4-2021"]]
        assert move["old"]["calendars"][0]["digest"] != move["new"]["calendars"][0]["digest"]

    def test_backwards_the_same_moves(self, struck: Path) -> None:
        there, back = (moved(*states, cwd=struck) for states in (("2022-04-01", "now"), ("now", "2022-04-01")))
        assert there.keys() == back.keys() != set()
        for name in there:
            assert (there[name]["old"], there[name]["new"]) == (back[name]["new"], back[name]["old"])
            assert there[name]["moved_by"] == back[name]["moved_by"]

    def test_with_and_without_regional_days(self) -> None:
        found = moved("without=galungan", "now")
        assert list(found) == [FLOOD]
        assert (found[FLOOD]["old"]["due_on"], found[FLOOD]["new"]["due_on"]) == ("2026-06-23", "2026-06-25")
        assert found[FLOOD]["moved_by"] == [GALUNGAN]

    def test_with_and_without_a_partys_week(self) -> None:
        found = moved("without=pekan-enam-hari", "now")
        assert {name.partition("/")[0] for name in found} == {"rumah-sakit-contoh-rujukan-2026"}
        assert found[HOSPITAL]["moved_by"] == ["Peraturan Direktur Rumah Sakit Contoh 7/2024"]

    def test_with_and_without_closing_days_and_a_working_saturday(self) -> None:
        assert moved("without=kantor", "now")[HOSPITAL]["moved_by"] == [OFFICE]

    def test_with_and_without_a_new_decree(self) -> None:
        for states in (("without=2027", "now"), ("2026-09-17", "2026-09-18")):
            found = moved(*states, as_of="2026-12-15")
            assert (found[MOVE]["old"]["due_on"], found[MOVE]["new"]["due_on"]) == ("2027-01-06", "2027-01-05")
            assert found[MOVE]["moved_by"] == ["CONTOH 1/2026"]

    def test_a_deadline_that_only_one_state_can_compute(self, tmp_path: Path) -> None:
        copy = refusing(tmp_path)
        found = moved("without=2027", "now", as_of="2026-12-15", cwd=copy)
        assert found[MOVE]["old"] == {"due_on": None, "act_by": None, "earliest": None, "latest": None, "calendars": []}
        assert found[MOVE]["new"]["due_on"] == "2027-01-05"
        assert found[MOVE]["moved_by"] == ["CONTOH 1/2026"]
        assert run("holidays", "diff", "without=2027", "now", "--as-of", "2026-12-15", cwd=copy).returncode == 0

    def test_nothing_moves(self) -> None:
        said = run("holidays", "diff", "now", "now", *JUNE, cwd=EXAMPLE)
        assert "No deadline moves." in said.stdout
        assert said.returncode == 0
        assert moved("now", "now") == {}

    def test_decrees_as_of_is_what_now_means(self) -> None:
        found = answer(
            "holidays", "diff", "without=galungan", "now", "--decrees-as-of", "2025-11-30", "--as-of", "2026-06-15"
        )
        assert found["before"] == {"known_on": "2025-11-30", "without": "galungan"}
        assert found["moves"] == []

    def test_for_people(self) -> None:
        for language, words in (("en", "Moved by"), ("id", "Digeser oleh")):
            said = run("holidays", "diff", "without=galungan", "now", *JUNE, cwd=EXAMPLE, MOUCTL_LANG=language).stdout
            assert words in said
            assert FLOOD in said
            assert GALUNGAN in said
        shown = at_terminal("holidays", "diff", "without=galungan", "now", *JUNE, columns=80, cwd=EXAMPLE, NO_COLOR="1")
        assert all(len(line) <= 80 for line in shown.splitlines())
        assert "without galungan" in shown

    def test_markdown(self) -> None:
        said = run("holidays", "diff", "without=galungan", "now", *JUNE, "--format", "markdown", cwd=EXAMPLE).stdout
        assert "| What | Old | New | Moved by |" in said

    def test_csv_has_a_flat_row_each(self) -> None:
        said = run("holidays", "diff", "without=galungan", "now", *JUNE, "--format", "csv", cwd=EXAMPLE).stdout
        (row,) = csv.DictReader(StringIO(said))
        assert (row["id"], row["old_due_on"], row["new_due_on"]) == (FLOOD, "2026-06-23", "2026-06-25")
        assert (row["old_act_by"], row["new_act_by"], row["moved_by"]) == ("2026-06-20", "2026-06-24", GALUNGAN)

    @pytest.mark.parametrize("states", [("now", "now"), ("without=galungan", "now"), ("2020-01-01", "2026-09-17")])
    def test_json_follows_its_schema(self, states: tuple[str, str]) -> None:
        found = answer("holidays", "diff", *states, *JUNE)
        assert found["schema"] == "mouctl.holidays-diff/1"
        Draft202012Validator(json.loads(run("schema", "holidays-diff").stdout)).validate(found)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("diff",), "mouctl holidays diff 2024-01-01 now"),
            (("diff", "now"), "mouctl holidays diff 2024-01-01 now"),
            (("diff", "now", "now", "now"), "mouctl holidays diff 2024-01-01 now"),
            (("diff", "yesterday", "now"), "without=NAME"),
            (("diff", "2024-02-30", "now"), "without=NAME"),
            (("diff", "without=galangan", "now"), "galungan, kantor"),
            (("diff", "without=", "now"), "galungan, kantor"),
            (("2024", "now"), "mouctl holidays 2024"),
            (("2024", "--as-of", "2024-01-01"), "mouctl holidays 2024"),
            (("dif", "now", "now"), "2024"),
        ],
    )
    def test_a_wrong_call_says_what_to_write(self, arguments: tuple[str, ...], said: str) -> None:
        answered = run("holidays", *arguments, cwd=EXAMPLE)
        assert answered.returncode == 2
        assert said in answered.stderr
        assert not answered.stdout

    def test_a_register_without_calendars_says_so(self) -> None:
        assert "no calendars of its own" in run("holidays", "diff", "without=x", "now").stderr

    def test_it_needs_a_register(self, tmp_path: Path) -> None:
        assert run("holidays", "diff", "now", "now", cwd=tmp_path).returncode == 3


class TestYear:
    def test_with_the_registers_calendars(self) -> None:
        found = answer("holidays", "2026")
        days = {day["on"]: day for day in found["days"]}
        assert (days["2026-06-22"]["kind"], days["2026-06-22"]["source"]) == ("closed", OFFICE)
        assert found["worked"] == [{"on": "2026-06-20", "source": OFFICE}]
        assert OFFICE in found["decrees"]
        named = {day["on"]: day["calendar"] for day in found["where_named"]}
        assert named["2026-06-17"] == "galungan"
        assert "2026-06-17" not in days
        Draft202012Validator(json.loads(run("schema", "holidays").stdout)).validate(found)

    def test_people_are_told_which_days_hold_for_whom(self) -> None:
        said = run("holidays", "2026", cwd=EXAMPLE).stdout
        general, _, named = said.partition("Only for the agreements and parties that name the calendar")
        assert "Office moves house" in general
        assert "worked" in general
        assert "Galungan" not in general
        assert "Galungan" in named

    def test_an_added_decree_makes_its_year_decreed(self) -> None:
        found = answer("holidays", "2027")
        assert (found["status"], found["decrees"]) == ("decreed", ["CONTOH 1/2026"])

    def test_as_known_on_a_day(self) -> None:
        assert answer("holidays", "2027", "--decrees-as-of", "2026-09-17")["status"] == "estimated"
        earlier = answer("holidays", "2026", "--decrees-as-of", "2025-11-30")
        assert (earlier["worked"], earlier["where_named"]) == ([], [])
        assert answer("holidays", "2022", "--decrees-as-of", "2022-04-06")["decrees"] == ["SKB 963/3/4-2021"]

    def test_from_elsewhere_with_the_register_named(self, tmp_path: Path) -> None:
        assert answer("holidays", "2027", "--register", str(EXAMPLE), cwd=tmp_path)["status"] == "decreed"

    def test_without_a_register_it_is_the_national_one(self, tmp_path: Path) -> None:
        assert answer("holidays", "2024", cwd=tmp_path) == answer("holidays", "2024", cwd=ROOT)

    def test_a_register_that_is_not_there(self, tmp_path: Path) -> None:
        assert run("holidays", "2024", "--register", str(tmp_path / "no")).returncode == 3

    def test_a_faulty_calendar_gives_no_year(self, tmp_path: Path) -> None:
        (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
        (tmp_path / "calendars").mkdir()
        (tmp_path / "calendars" / "x.toml").write_text("schema = 1\n", encoding="utf-8")
        answered = run("holidays", "2024", cwd=tmp_path)
        assert (answered.returncode, answered.stdout) == (1, "")
        assert "calendars/x.toml:1:1" in answered.stderr


class TestDecreesAsOf:
    @pytest.mark.parametrize(
        ("known_on", "due_on"),
        [
            ("2022-04-01", "2022-05-11"),
            ("2022-04-06", "2022-05-11"),
            ("2022-04-07", "2022-05-18"),
            (None, "2022-05-18"),
        ],
    )
    def test_when_and_deadlines_and_explain(self, known_on: str | None, due_on: str, struck: Path) -> None:
        known = ("--decrees-as-of", known_on) if known_on else ()
        as_of = ("--as-of", "2022-04-28", *known)
        asked = answer("when", "force-majeure", REAL, "--occurred-on", "2022-04-28", *as_of, cwd=struck)
        assert asked["deadline"]["due_on"] == due_on
        assert deadline("force-majeure-notice/banjir", *as_of, cwd=struck)["due_on"] == due_on
        explained = answer("explain", f"{REAL}/force-majeure-notice/banjir", *as_of, cwd=struck)["deadline"]
        assert explained["due_on"] == due_on
        assert all(year["sources"] and len(year["digest"]) == 12 for year in explained["calendars"])

    def test_a_calendar_signed_later_is_hidden(self) -> None:
        assert deadline(FLOOD, *JUNE)["due_on"] == "2026-06-25"
        assert deadline(FLOOD, *JUNE, "--decrees-as-of", "2025-11-30")["due_on"] == "2026-06-23"


class TestSides:
    def test_the_register_says_who_we_are(self) -> None:
        assert deadline(FLOOD, *JUNE)["ours"] is True
        assert deadline(HOSPITAL, *JUNE)["ours"] is False

    @pytest.mark.parametrize(("side", "ours"), [("rumah-sakit", True), ("dinas", False), ("both", None)])
    def test_for_a_side(self, side: str, ours: bool | None) -> None:
        assert deadline(HOSPITAL, *JUNE, "--for", side)["ours"] is ours

    def test_the_side_decides_what_the_days_are_counted_to(self) -> None:
        """Readings on 20, 23 and 24 June, act by the 20th."""
        left = {
            side: deadline(HOSPITAL, *JUNE, "--for", side)["days_left"] for side in ("rumah-sakit", "dinas", "both")
        }
        assert left == {"rumah-sakit": 5, "dinas": 9, "both": 8}

    def test_send_by_stands_beside_the_other_dates(self) -> None:
        found = deadline(FLOOD, *JUNE)
        assert (found["due_on"], found["act_by"]) == ("2026-06-25", "2026-06-24")
        assert found["send_by"] == [
            {"channel": "surat", "on": "2026-06-12"},
            {"channel": "surel", "on": "2026-06-20"},
        ]
        assert deadline(HOSPITAL, *JUNE)["send_by"] == []

    @pytest.mark.parametrize("command", ["deadlines", "next", "status"])
    def test_an_unknown_side_is_refused(self, command: str) -> None:
        answered = run(command, "--for", "ketiga", cwd=EXAMPLE)
        assert answered.returncode == 2
        assert "rumah-sakit" in answered.stderr


def refusing(tmp_path: Path) -> Path:
    """A copy of the example that takes no estimate for a decree."""
    copy = tmp_path / "register"
    shutil.copytree(EXAMPLE, copy)
    settings = copy / "mouctl.toml"
    text = settings.read_text("utf-8") + '\n[conventions]\nbeyond_table = "refuse"\n'
    settings.write_text(text, encoding="utf-8")
    return copy


class TestUnknownYears:
    DECEMBER = ("--as-of", "2026-12-15")
    ASKED = (("deadlines",), ("explain", MOVE))

    @pytest.fixture
    def without(self, tmp_path: Path) -> Path:
        copy = refusing(tmp_path)
        (copy / "calendars" / "2027.toml").unlink()
        return copy

    @pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0])
    def test_refused_is_exit_code_4_and_names_the_file(self, asked: tuple[str, ...], without: Path) -> None:
        for language in ("en", "id"):
            answered = run(*asked, *self.DECEMBER, cwd=without, MOUCTL_LANG=language)
            assert answered.returncode == 4
            assert "calendars/2027.toml" in answered.stdout

    @pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0])
    def test_the_file_makes_it_decreed(self, asked: tuple[str, ...], without: Path) -> None:
        shutil.copy(EXAMPLE / "calendars" / "2027.toml", without / "calendars")
        answered = run(*asked, *self.DECEMBER, cwd=without)
        assert answered.returncode == 0
        assert "CONTOH 1/2026" in answered.stdout
        assert "estimate" not in answered.stdout

    def test_warned_is_an_estimate_that_says_so(self, without: Path) -> None:
        settings = without / "mouctl.toml"
        settings.write_text(settings.read_text("utf-8").replace('"refuse"', '"warn"'), encoding="utf-8")
        for form in ("plain", "markdown", "json"):
            answered = run("deadlines", *self.DECEMBER, "--format", form, cwd=without)
            assert answered.returncode == 0
            assert "no decree for 2027 is known yet" in answered.stdout

    def test_a_year_of_which_nothing_is_known_names_the_file_too(self) -> None:
        answered = run("holidays", "2500", cwd=EXAMPLE)
        assert answered.returncode == 4
        assert "calendars/2500.toml" in answered.stderr


class TestChecking:
    def test_the_example_has_neither_errors_nor_warnings(self) -> None:
        found = answer("check", cwd=EXAMPLE)
        assert {finding["severity"] for finding in found["findings"]} == {"note"}

    def test_a_calendar_against_a_decree_is_told_once_at_its_place(self, tmp_path: Path) -> None:
        copy = tmp_path / "register"
        shutil.copytree(EXAMPLE, copy)
        office = copy / "calendars" / "kantor.toml"
        office.write_text(office.read_text("utf-8").replace("2026-06-20", "2026-06-16"), encoding="utf-8")
        answered = run("check", "--format", "json", cwd=copy)
        (finding,) = (each for each in json.loads(answered.stdout)["findings"] if each["severity"] == "warning")
        assert (finding["rule"], finding["file"], finding["line"]) == ("MOU702", "calendars/kantor.toml", 15)
        assert finding["agreement"] is None
        assert answered.returncode == 1


def test_a_calendar_that_cannot_be_read_costs_every_date(register: Path) -> None:
    (register / "calendars").mkdir()
    (register / "calendars" / "x.toml").write_text("schema = 1\n[[", encoding="utf-8")
    answered = run("deadlines", cwd=register)
    assert (answered.returncode, answered.stdout) == (1, "")
    assert "calendars/x.toml:2:3" in answered.stderr
