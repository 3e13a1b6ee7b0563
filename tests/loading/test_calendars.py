"""The register's own calendars: every fault at its place, no dates under a faulty one, and what a good one gives."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft202012Validator
from tests.loading.test_schemas import as_json

from mouctl.dates.working_calendar import OffKind
from mouctl.findings import Finding
from mouctl.loading.register import load_paths, load_register
from mouctl.loading.schemas import schema

ROOT = Path(__file__).parents[2]
CALENDAR, AGREEMENT, REGISTER = "calendars/daerah.toml", "agreements/a/agreement.toml", "mouctl.toml"
GOOD = """\
schema = 1
id = "daerah"
name = "Libur daerah"
source = "Edaran 5/2026"
signed_on = 2026-01-05
week = "mon-sat"

[names]
2027-01-01 = { id = "Tahun Baru Masehi", en = "New Year's Day" }

[[day]]
on = 2026-06-16
until = 2026-06-18
name = "Galungan"

[[day]]
on = 2026-06-20
kind = "working"

[[decree]]
number = "CONTOH 1/2026"
year = 2027
signed_on = 2026-09-18
public_holidays = [2027-01-01, 2027-03-10]
joint_leave = [2027-03-12]
"""

Write = Callable[..., Path]
Brief = Callable[[Finding], str]

FAULTS: dict[str, tuple[str, str, list[str]]] = {
    "an unknown key": ("week =", "weak =", ["6:1 MOU003 There is no key “weak” here."]),
    "an unknown key of a day": ("until =", "untill =", ["13:1 MOU003 There is no key “untill” here."]),
    "an id that is not the file's name": (
        'id = "daerah"',
        'id = "provinsi"',
        ["2:6 MOU005 The id “provinsi” is not the file's name, “daerah”."],
    ),
    "a day outside its decree's year": (
        "2027-03-12]",
        "2028-03-12]",
        ["20:1 MOU005 12 March 2028 does not lie in 2027."],
    ),
    "a last day before the first": (
        "until = 2026-06-18",
        "until = 2026-06-15",
        ["11:1 MOU005 The last day lies before the first."],
    ),
    "a span of many years": (
        "until = 2026-06-18",
        "until = 9999-06-18",
        ["11:1 MOU005 The days span more than a year."],
    ),
    "a day off without a name": ('name = "Galungan"\n', "", ["11:1 MOU005 A day off needs a name."]),
    "no source": ('source = "Edaran 5/2026"\n', "", ["1:1 MOU004 The key “source” is missing."]),
    "a kind that there is none of": (
        '"working"',
        '"works"',
        ["18:8 MOU005 “kind” cannot be “works”."],
    ),
    "a week that there is none of": ('"mon-sat"', '"sun-thu"', ["6:8 MOU005 “week” cannot be “sun-thu”."]),
    "a day as text": ("on = 2026-06-16", 'on = "2026-06-16"', ["12:6 MOU005 “on” must be a day, not text."]),
    "another version": (
        "schema = 1",
        "schema = 9",
        ["1:10 MOU008 The file is in version 9 of the format, and this mouctl reads version 1."],
    ),
    "broken TOML": ('name = "Galungan"', 'name = "Galungan', ["14:17 MOU002 A text is not closed."]),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_found_at_its_place_and_costs_every_date(case: str, write: Write, brief: Brief) -> None:
    old, new, expected = FAULTS[case]
    assert old in GOOD
    register = load_register(write({CALENDAR: GOOD.replace(old, new, 1)}))
    assert [brief(finding) for finding in register.findings] == [f"{CALENDAR}:{each}" for each in expected]
    assert all(finding.agreement is None for finding in register.findings)
    assert [entry.dossier for entry in register.entries] == [None, None]


def test_all_faults_in_one_run(write: Write, brief: Brief) -> None:
    text = GOOD.replace("week =", "weak =").replace('name = "Galungan"\n', "").replace("2027-03-12]", "2026-03-12]")
    found = load_register(write({CALENDAR: text, "calendars/lain.toml": "schema = 1\n[["})).findings
    assert [brief(finding).partition(" ")[0] for finding in found] == [
        f"{CALENDAR}:6:1",
        f"{CALENDAR}:11:1",
        f"{CALENDAR}:19:1",
        "calendars/lain.toml:2:3",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (REGISTER, 'name = "Register"', 'calendars = ["daerah", "dearah"]', "2:24"),
        (AGREEMENT, 'title = "Judul"', 'title = "Judul"\ncalendars = ["dearah"]', "5:14"),
        (AGREEMENT, 'label = "PIHAK KEDUA"', 'label = "PIHAK KEDUA"\ncalendars = ["dearah"]', "19:14"),
    ],
    ids=["mouctl.toml", "agreement", "party"],
)
def test_a_calendar_that_is_not_there(
    file: str, old: str, new: str, expected: str, write: Write, brief: Brief, good: Mapping[str, str]
) -> None:
    register = load_register(write({CALENDAR: GOOD, file: good[file].replace(old, new, 1)}))
    (finding,) = register.findings
    assert brief(finding) == f"{file}:{expected} MOU007 There is no calendar “dearah”."
    assert str(finding.advice) == "Did you mean “daerah”?"
    assert register.entries[0].dossier is None


def test_without_any_calendar_the_advice_names_the_file(write: Write, good: Mapping[str, str]) -> None:
    text = good[REGISTER].replace('name = "Register"', 'calendars = ["daerah"]')
    (finding,) = load_register(write({REGISTER: text})).findings
    assert str(finding.advice) == "Put it into calendars/daerah.toml."


def test_a_good_one_is_laid_over_what_names_it(write: Write, good: Mapping[str, str]) -> None:
    text = good[REGISTER].replace('name = "Register"', 'calendars = ["daerah"]')
    register = load_register(write({CALENDAR: GOOD, REGISTER: text}))
    assert register.findings == ()
    layer = register.layers["daerah"]
    assert (layer.source, layer.week, layer.signed_on) == ("Edaran 5/2026", "mon-sat", date(2026, 1, 5))
    assert sorted(layer.days_off) == [date(2026, 6, day) for day in (16, 17, 18)]
    assert layer.worked == {date(2026, 6, 20)}
    (decree,) = layer.decrees
    assert decree.names[date(2027, 1, 1)] == ("Tahun Baru Masehi", "New Year's Day")
    assert decree.names[date(2027, 3, 12)] == ("cuti bersama", "joint leave")
    assert decree.decrees[0].kinds()[date(2027, 3, 12)] is OffKind.JOINT_LEAVE
    assert all(entry.dossier and entry.dossier.layers == register.layers for entry in register.entries)


def test_a_folder_asked_for_by_its_path_has_its_registers_calendars(write: Write) -> None:
    root = write({CALENDAR: GOOD})
    (entry,) = load_paths([root / "agreements" / "a"]).entries
    assert entry.dossier is not None
    assert set(entry.dossier.layers) == {"daerah"}


def test_files_that_are_no_calendars_are_passed_by(write: Write) -> None:
    others = {"calendars/README.md": "x", "calendars/.daerah.toml": "[[", "calendars/daerah.toml~": "[["}
    assert load_register(write(others)).findings == ()


def test_a_file_where_the_folder_should_be(write: Write) -> None:
    (finding,) = load_register(write({"calendars": "x"})).findings
    assert (finding.file, finding.rule) == ("calendars", "MOU001")


class TestSchema:
    VALIDATOR = Draft202012Validator(schema("calendar"), format_checker=Draft202012Validator.FORMAT_CHECKER)

    @pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/calendars/*.toml")), ids=lambda path: path.stem)
    def test_the_examples_are_valid(self, path: Path) -> None:
        self.VALIDATOR.validate(as_json(tomli.loads(path.read_text("utf-8"))))

    def test_so_is_what_the_loader_accepts(self) -> None:
        self.VALIDATOR.validate(as_json(tomli.loads(GOOD)))

    @pytest.mark.parametrize(
        ("old", "new"),
        [("week =", "weak ="), ('"mon-sat"', '"sun-thu"'), ('"working"', '"works"'), ('id = "daerah"', "id = 5")],
    )
    def test_what_the_loader_refuses_is_not(self, old: str, new: str) -> None:
        assert not self.VALIDATOR.is_valid(as_json(tomli.loads(GOOD.replace(old, new, 1))))
