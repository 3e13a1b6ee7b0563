"""`mouctl matrix`: every cell in its place, what was recorded over it, its views, and what it refuses."""

import csv
import json
import shutil
import tomllib
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from tests.cli.conftest import ROOT, at_terminal, run

SEED = "bp2mi-asahan-2021"
LIFETIME = "kabupaten-contoh-kesehatan-2022"
EXAMPLE = ROOT / "examples" / "lifetime-register"
DAY = ("--as-of", "2024-08-01", "--lang", "en")
MARKS = """
[[event]]
id = "selesai"
type = "activity"
on = 2022-01-31
activity = "1"
year = 2022
note = "Tim dibentuk."
evidence = [{ file = "sk-tim.pdf", sha256 = "%s" }]

[[event]]
id = "terlambat"
type = "activity"
on = 2023-02-01
activity = "2.1"
year = 2022

[[event]]
id = "batal"
type = "activity"
on = 2023-05-01
activity = "2.2"
year = 2023
state = "cancelled"
note = "Anggaran dialihkan."

[[event]]
id = "tanpa-centang"
type = "activity"
on = 2021-12-20
activity = "4"
year = 2021
""" % ("0" * 64)


@pytest.fixture
def matrix() -> Callable[..., str]:
    """What the command prints; it must not fail."""

    def shown(*arguments: str, cwd: Path = ROOT) -> str:
        ended = run("matrix", *arguments, cwd=cwd)
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    return shown


def answer(matrix: Callable[..., str], *arguments: str, cwd: Path = ROOT) -> Any:
    return json.loads(matrix(*arguments, "--format", "json", cwd=cwd))


def ids(matrix: Callable[..., str], *arguments: str) -> list[str]:
    return [row["id"] for row in answer(matrix, SEED, *DAY, *arguments)["rows"]]


@pytest.fixture
def told(register: Path) -> Path:
    """The real agreement with progress recorded."""
    (register / "agreements" / SEED / "events.toml").write_text(MARKS, encoding="utf-8")
    (register / "agreements" / SEED / "sk-tim.pdf").write_bytes(b"")
    return register


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A register of an office: it is another side of each of two agreements with work plans; one has none."""
    (tmp_path / "mouctl.toml").write_text('schema = 1\n[us]\nparty = ["*Kabupaten Asahan", "Dinas *"]\n')
    shutil.copytree(ROOT / "agreements", tmp_path / "agreements")
    shutil.copytree(EXAMPLE / "agreements" / LIFETIME, tmp_path / "agreements" / LIFETIME)
    bare = tmp_path / "agreements" / "tanpa-rencana"
    bare.mkdir()
    text = (EXAMPLE / "agreements" / LIFETIME / "agreement.toml").read_text("utf-8")
    (bare / "agreement.toml").write_text(text.replace(LIFETIME, bare.name), encoding="utf-8")
    return tmp_path


def printed() -> list[dict[str, str]]:
    """The seed's table as its file has it, cell by cell, read without mouctl."""
    plan = tomllib.loads((ROOT / "agreements" / SEED / "workplan.toml").read_text("utf-8"))
    rows = []
    for programme in plan["programme"]:
        stages = {stage["id"]: f"{stage['number']} {stage['text']}" for stage in programme.get("stage", ())}
        for line in programme["activity"]:
            text = " ".join(filter(None, (line.get("number"), line["text"])))
            rows.append(
                {
                    "number": programme["number"],
                    "programme": programme["name"],
                    "id": line["id"],
                    "stage": stages.get(line.get("stage", ""), ""),
                    "activity": text,
                    "location": line["location"],
                    "funding": "\n".join(each["source"] for each in line["funding"]),
                    "schedule": line["schedule"],
                    **{str(year): "V" for year in line["years"]},
                    **{party: "\n".join(duties) for party, duties in line["duties"].items()},
                    "output": line["output"],
                    "outcome": line["outcome"],
                }
            )
    return rows


def test_every_cell_of_the_printed_table_is_in_its_place_in_csv(matrix: Callable[..., str]) -> None:
    rows = list(csv.DictReader(StringIO(matrix(SEED, "--format", "csv", "--as-signed"))))
    assert rows == printed()
    overlaid = list(csv.DictReader(StringIO(matrix(SEED, "--format", "csv", *DAY))))
    assert [{k: v for k, v in row.items() if not k.startswith("progress.")} for row in overlaid] == printed()
    assert {row["progress.2022"] for row in overlaid} == {"late"}
    assert {row["progress.2024"] for row in overlaid} == {"planned"}


def in_markdown(row: dict[str, str], party_duties: Callable[[str], str]) -> list[str]:
    activity = "\n".join(filter(None, (row["stage"], row["activity"])))
    return [
        row["number"], row["programme"], activity, row["location"], row["funding"], row["schedule"],
        row["2022"], row["2023"], row["2024"], party_duties(row["kesatu"]), party_duties(row["kedua"]),
        row["output"], row["outcome"],
    ]  # fmt: skip


def test_every_cell_of_the_printed_table_is_in_its_place_in_markdown(matrix: Callable[..., str]) -> None:
    def numbered(duties: str) -> str:
        each = duties.split("\n")
        return "\n".join(f"{n}. {duty}" for n, duty in enumerate(each, 1)) if len(each) > 1 else duties

    tokens = MarkdownIt("commonmark").enable("table").parse(matrix(SEED, "--format", "markdown", "--as-signed"))
    kinds = ("th_open", "td_open")
    cells = [
        tokens[place + 1].content.replace("<br>", "\n").replace("\\", "")
        for place, token in enumerate(tokens)
        if token.type in kinds
    ]
    rows = [cells[start : start + 13] for start in range(0, len(cells), 13)]
    assert rows[0] == [
        "No.", "Programme", "Stage of activity", "Location", "Source of funds", "Schedule", "Year: 2022", "Year: 2023",
        "Year: 2024", "Tasks and responsibilities: PIHAK I", "Tasks and responsibilities: PIHAK II", "Output",
        "Outcome",
    ]  # fmt: skip
    assert rows[1:] == [in_markdown(row, numbered) for row in printed()]


def test_as_signed_has_neither_marks_nor_notes(matrix: Callable[..., str], told: Path) -> None:
    shown = matrix(SEED, "--as-signed", *DAY, cwd=told)
    assert shown == matrix(SEED, "--as-signed", "--as-of", "2022-01-01", "--lang", "en", cwd=told)
    assert not any(word in shown for word in ("✓", "!", "×", "Marks", "Progress", "Recorded", "id 2.1"))


def test_progress_over_the_table(matrix: Callable[..., str], told: Path) -> None:
    shown = matrix(SEED, *DAY, "--columns", "id,years", cwd=told)
    cells = {line.split()[0]: line.split("  ") for line in shown.split("\n\n")[2].splitlines()[1:]}
    marks = {name: [each.strip() for each in row[1:] if each.strip()] for name, row in cells.items()}
    assert marks["1"] == ["V ✓", "V !", "V"]
    assert marks["2.1"] == ["V ✓!", "V !", "V"]
    assert marks["2.2"] == ["V !", "V ×", "V"]
    assert marks["4"] == ["✓", "V !", "V !", "V"]
    assert "Marks: V planned, V ✓ done, V ✓! done late, V ! late, V × cancelled, ✓ done without a tick." in shown
    assert "Progress as of 1 August 2024: 2 of 39 ticks done, 23 late, 1 cancelled, 13 planned." in shown
    assert "sk-tim.pdf" in shown


@pytest.mark.parametrize("format_", ["plain", "markdown", "csv", "json"])
def test_progress_is_in_every_format(format_: str, matrix: Callable[..., str], told: Path) -> None:
    shown = matrix(SEED, *DAY, "--format", format_, cwd=told)
    for mark, code in (("V ✓!", "done-late"), ("V ×", "cancelled"), ("V !", "late")):
        assert (code if format_ in ("csv", "json") else mark) in shown


def test_progress_on_a_terminal_needs_no_colour(told: Path) -> None:
    shown = at_terminal("matrix", SEED, *DAY, columns=200, cwd=told, NO_COLOR="1")
    assert all(mark in shown for mark in ("V ✓", "V ✓!", "V ×", "V !"))


def test_the_json_keeps_its_keys(matrix: Callable[..., str], told: Path) -> None:
    document = answer(matrix, SEED, *DAY, cwd=told)
    assert list(document) == [
        "schema", "agreement", "title", "as_of", "years", "total", "yearless", "filters", "rows", "by", "groups",
        "share", "recorded",
    ]  # fmt: skip
    row = document["rows"][0]
    assert {
        "number", "programme", "activity", "location", "funding", "schedule", "years", "duties", "output", "outcome",
        "scope", "progress",
    } <= set(row)  # fmt: skip
    assert row["number"] == "1"
    assert row["years"] == {"2022": True, "2023": True, "2024": True}
    assert row["progress"] == {"2022": "done", "2023": "late", "2024": "planned"}
    assert row["ticks"][0] == {
        "year": 2022, "ticked": True, "by": "2022-01-31", "state": "done", "event": "selesai", "on": "2022-01-31",
        "evidence": ["sk-tim.pdf"],
    }  # fmt: skip
    assert document["share"] == {"all": 39, "done": 2, "late": 23, "cancelled": 1, "planned": 13, "moot": 0}
    assert [each["event"] for each in document["recorded"]] == ["tanpa-centang", "selesai", "terlambat", "batal"]
    assert document["rows"][11]["progress"]["2021"] == "done"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), 13),
        (("--year", "2024"), 13),
        (("--programme", "3"), 8),
        (("--programme", "3."), 8),
        (("--programme", "1", "--programme", "5"), 2),
        (("--scope", "b"), 2),
        (("--funding", "apbd"), 11),
        (("--funding", "kedua"), 11),
        (("--funding", "none"), 0),
        (("--funding", "Kab.Asahan"), 1),
        (("--party", "kedua", "--programme", "3", "--year", "2022", "--status", "late"), 8),
        (("--status", "planned", "--year", "2022"), 0),
        (("--status", "none"), 0),
        (("--party", "none"), 0),
    ],
)
def test_filters(arguments: tuple[str, ...], expected: int, matrix: Callable[..., str]) -> None:
    assert len(ids(matrix, *arguments)) == expected


@pytest.mark.parametrize(
    ("arguments", "there_is"),
    [
        (("--year", "2031"), "2022, 2023, 2024, none"),
        (("--year", "dua"), "2022, 2023, 2024, none"),
        (("--party", "ketiga"), "kesatu, kedua, none"),
        (("--programme", "6"), "1, 2, 3, 4, 5"),
        (("--scope", "z"), "a, b, c, d, e, none"),
        (("--funding", "APBN"), "kesatu, kedua, DIPA UPT BP2MI Medan, APBD Kab Asahan, APBD Kab.Asahan, none"),
        (("--status", "selesai"), "planned, done, done-late, late, cancelled, moot, none"),
        (("--by", "stage"), "programme, party, year, funder"),
        (("--columns", "id,umur"), "2022, 2023, 2024, kesatu, kedua, output, outcome, years, duties"),
        (("--columns", ""), "number, programme"),
        (("--timeline", "--by", "year"), "one or the other"),
        (("--timeline", "--as-signed"), "one or the other"),
    ],
)
def test_what_is_not_there_is_no_empty_answer(arguments: tuple[str, ...], there_is: str) -> None:
    ended = run("matrix", SEED, *DAY, *arguments, cwd=ROOT)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert there_is in ended.stderr


def test_a_filter_that_finds_nothing_says_so(matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--status", "cancelled")
    assert "Shown:   0 of 13 activities" in shown
    assert "No activity of the work plan is like that." in shown


def test_a_part_says_that_it_is_one(matrix: Callable[..., str]) -> None:
    whole, part = matrix(SEED, *DAY), matrix(SEED, *DAY, "--year", "2024", "--party", "kedua", "--programme", "3")
    assert "Shown" not in whole
    assert part.startswith("Part of: ")
    facts = dict(line.split(":", 1) for line in part.split("\n\n")[1].splitlines())
    assert {label: value.strip() for label, value in facts.items()} == {
        "Shown": "8 of 13 activities", "Year": "2024", "Party": "PIHAK II", "Programme": "3",
        "Left out": "Columns: 2022, 2023, PIHAK I; 8 activities late in other years: --status late, without --year",
    }  # fmt: skip


def test_columns_in_the_order_asked_for(matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--columns", "2024,kedua,number", "--format", "csv")
    assert shown.splitlines()[0] == "2024,progress.2024,kedua,number"
    everything = matrix(SEED, *DAY, "--columns", "duties,years", "--format", "csv", "--as-signed")
    assert everything.splitlines()[0] == "kesatu,kedua,2022,2023,2024"


@pytest.mark.parametrize(
    ("by", "sections"),
    [
        ("party", ["PIHAK I (13 activities)", "PIHAK II (13 activities)"]),
        ("year", ["2022 (13 activities)", "2023 (13 activities)", "2024 (13 activities)"]),
        ("funder", ["PIHAK I (13 activities)", "PIHAK II (11 activities)"]),
    ],
)
def test_groups_are_sections_of_one_table(by: str, sections: list[str], matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--by", by, "--columns", "id")
    assert [line for line in shown.splitlines() if line.endswith("activities)")] == sections
    groups = answer(matrix, SEED, *DAY, "--by", by)["groups"]
    assert sum(len(group["rows"]) for group in groups) == len(shown.split("\n\n")[2].splitlines()) - 1 - len(sections)


def test_grouped_by_programme_the_programme_is_not_said_twice(matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--by", "programme", "--format", "markdown")
    assert shown.count("Sinergi Pemberantasan Sindikasi Penempatan Ilegal") == 1
    assert "Shown" not in shown


@pytest.mark.parametrize("format_", ["plain", "markdown", "terminal", "json"])
def test_the_timeline_says_how_much_is_not_on_it(format_: str, matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--timeline", "--format", format_)
    assert format_ == "json" or "12 of 13 activities have no day in their schedule and are not drawn." in shown
    assert "2022" in shown


def test_wide_is_a_table_where_cards_would_stand() -> None:
    narrow = at_terminal("matrix", SEED, *DAY, columns=80, NO_COLOR="1")
    wide = at_terminal("matrix", SEED, *DAY, "--wide", columns=80, NO_COLOR="1")
    assert "  Programme " in narrow
    heading = next(line for line in wide.splitlines() if line.startswith("No.  Programme"))
    assert heading.endswith("Outcome")


def test_wide_into_a_pipe_is_the_table_without_colours(matrix: Callable[..., str]) -> None:
    shown = matrix(SEED, *DAY, "--wide")
    assert "No.  Programme" in shown
    assert "\x1b" not in shown


# All agreements of a register.


def test_what_our_office_is_to_do_this_year(matrix: Callable[..., str], office: Path) -> None:
    document = answer(matrix, "--all", "--year", "2024", "--as-of", "2024-02-01", cwd=office)
    assert {each["agreement"]: (each["parties"], len(each["rows"])) for each in document["agreements"]} == {
        SEED: (["kedua"], 13),
        LIFETIME: (["kesatu"], 2),
    }
    assert document["left_out"] == [
        {"agreement": "tanpa-rencana", "why": "no-work-plan", "reason": "no work plan", "yearless": 0}
    ]
    assert document["share"]["planned"] == 15
    shown = matrix("--all", "--year", "2024", "--as-of", "2024-02-01", "--lang", "en", cwd=office)
    assert f"{SEED}: Penempatan" in shown
    assert "PIHAK II (Pemerintah Kabupaten Asahan)" in shown
    assert "Melatih tenaga kesehatan" in shown
    assert "Menyediakan pelatih" not in shown  # the other side's


def test_a_year_that_no_work_plan_has_is_answered_and_no_success(office: Path) -> None:
    """Who asks for the next year every month is to hear that no plan has it: neither an error nor “nothing to do”."""
    asked = ("matrix", "--all", "--year", "2027", "--as-of", "2024-02-01")
    shown = run(*asked, "--lang", "en", cwd=office)
    assert (shown.returncode, shown.stderr) == (3, "")
    assert "No work plan has the year 2027. There is: 2022, 2023, 2024." in shown.stdout
    assert "Tidak ada rencana kerja yang memuat tahun 2027." in run(*asked, "--lang", "id", cwd=office).stdout
    document = json.loads(run(*asked, "--format", "json", cwd=office).stdout)
    assert (document["unknown_years"], document["agreements"]) == ([2027], [])
    assert {each["agreement"] for each in document["left_out"]} == {SEED, LIFETIME, "tanpa-rencana"}
    both = run(*asked, "--year", "2024", "--lang", "en", cwd=office)
    assert both.returncode == 0
    assert "No work plan has the year 2027." in both.stdout
    assert "Melatih tenaga kesehatan" in both.stdout


@pytest.mark.parametrize(
    ("arguments", "as_of", "agreements", "left_out"),
    [
        (("--year", "2022"), "2022-06-01", {SEED: 13, LIFETIME: 2}, {"tanpa-rencana": "no-work-plan"}),
        # The addendum that plans 2024 for the second agreement is not known yet; its term has days in January.
        (("--year", "2024"), "2022-06-01", {SEED: 13}, {LIFETIME: "nothing-wanted", "tanpa-rencana": "no-work-plan"}),
        (("--party", "kedua", "--year", "2022"), "2022-06-01", {SEED: 13, LIFETIME: 2},
         {"tanpa-rencana": "no-work-plan"}),
        (("--status", "done"), "2022-06-01", {LIFETIME: 1},
         {SEED: "nothing-wanted", "tanpa-rencana": "no-work-plan"}),
        (("--for", "both"), "2022-06-01", {SEED: 13, LIFETIME: 3}, {"tanpa-rencana": "no-work-plan"}),
    ],
)  # fmt: skip
def test_all_agreements(
    arguments: tuple[str, ...],
    as_of: str,
    agreements: dict[str, int],
    left_out: dict[str, str],
    matrix: Callable[..., str],
    office: Path,
) -> None:
    document = answer(matrix, "--all", *arguments, "--as-of", as_of, cwd=office)
    assert {each["agreement"]: len(each["rows"]) for each in document["agreements"]} == agreements
    assert {each["agreement"]: each["why"] for each in document["left_out"]} == left_out


def test_an_agreement_that_was_ended_before_the_year_is_left_out(matrix: Callable[..., str], office: Path) -> None:
    ended = '[[event]]\nid = "akhir"\ntype = "termination"\non = 2023-01-31\neffective_on = 2023-03-31\n'
    (office / "agreements" / SEED / "events.toml").write_text(f'{ended}note = "Diakhiri."\n', encoding="utf-8")
    for year, why in (("2023", None), ("2024", "not-in-force")):
        document = answer(matrix, "--all", "--year", year, "--as-of", "2024-02-01", cwd=office)
        assert {each["agreement"]: each["why"] for each in document["left_out"]}.get(SEED) == why


def test_the_portfolio_as_one_flat_table(matrix: Callable[..., str], office: Path) -> None:
    shown = matrix("--all", "--year", "2024", "--as-of", "2024-02-01", "--format", "csv", cwd=office)
    rows = list(csv.DictReader(StringIO(shown)))
    assert len(rows) == 15
    assert {(row["agreement"], row["parties"]) for row in rows} == {(SEED, "kedua"), (LIFETIME, "kesatu")}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "--all"),
        ((SEED, "--all"), 2, "--all goes with no agreement"),
        (("--all", "--by", "year"), 2, "--all goes with no agreement"),
        (("--all", "--scope", "a"), 2, "--all goes with no agreement"),
        (("--all", "--year", "20255"), 2, "There is: 2022, 2023, 2024"),
        ((SEED, "--year", "1999"), 2, "There is: 2022, 2023, 2024"),
        (("--all", "--party", "ketiga"), 2, "There is: kesatu, kedua, none"),
        (("tanpa-rencana",), 3, "has no work plan"),
        (("tidak-ada",), 2, "There is"),
    ],
)
def test_refusals(arguments: tuple[str, ...], code: int, says: str, office: Path) -> None:
    ended = run("matrix", *arguments, "--lang", "en", "--as-of", "2024-02-01", cwd=office)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert says in ended.stderr


def test_a_register_without_work_plans_is_nothing_to_do(office: Path) -> None:
    for plan in office.glob("agreements/*/workplan.toml"):
        plan.unlink()
    for events in office.glob("agreements/*/events.toml"):
        events.unlink()
    ended = run("matrix", "--all", "--lang", "en", cwd=office)
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "No agreement of this register has a work plan." in ended.stderr


def test_an_agreement_that_cannot_be_read_is_told_beside_the_others(office: Path) -> None:
    (office / "agreements" / LIFETIME / "workplan.toml").write_text("schema = ", encoding="utf-8")
    ended = run("matrix", "--all", "--year", "2024", "--as-of", "2024-02-01", "--lang", "en", cwd=office)
    assert ended.returncode == 1
    assert f"{LIFETIME}/workplan.toml" in ended.stderr
    assert "13 of 13 activities in 1 of 3 agreements" in ended.stdout
    assert f"{LIFETIME}: not looked at, since its files have faults" in ended.stdout


def test_what_says_no_year_is_told_of_where_years_are_asked_for(office: Path) -> None:
    plan = office / "agreements" / LIFETIME / "workplan.toml"
    (plan.parent / "events.toml").unlink()
    plan.write_text(plan.read_text("utf-8").replace("years = [2022]\nduties", "duties").replace("Maret 2022", "segera"))
    arguments = ("--year", "2023", "--as-of", "2023-02-01", "--lang", "en")
    one = run("matrix", LIFETIME, *arguments, cwd=office).stdout
    every = run("matrix", "--all", *arguments, cwd=office).stdout
    assert "1 activity without any year: --year none" in one
    assert f"{LIFETIME}: 1 activity without any year: --year none" in every


def test_a_year_that_only_a_schedule_names_has_a_column_where_it_is_asked_for(office: Path) -> None:
    plan = office / "agreements" / LIFETIME / "workplan.toml"
    (plan.parent / "events.toml").unlink()
    plan.write_text(plan.read_text("utf-8").replace("years = [2022]\nduties", "duties").replace("Maret 2022", "2024"))
    shown = run("matrix", LIFETIME, "--year", "2024", "--format", "csv", cwd=office).stdout
    (row,) = csv.DictReader(StringIO(shown))
    assert (row["id"], row["2024"]) == ("1.a", "")
    assert "2022" not in row


@pytest.mark.parametrize("year", ["0", "10000"])
def test_a_year_without_days_is_a_fault_of_the_file(year: str, edit: Callable[..., Path]) -> None:
    register = edit("years = [2022, 2023, 2024]", f"years = [2022, {year}]", "workplan.toml")
    ended = run("matrix", SEED, "--lang", "en", cwd=register)
    assert ended.returncode == 1
    assert "workplan.toml" in ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["plain", "markdown", "csv", "json", "terminal"])
def test_a_plan_of_five_hundred_rows_ten_years_and_four_parties(
    format_: str, matrix: Callable[..., str], tmp_path: Path
) -> None:
    shown = matrix("besar", "--as-of", "2025-01-01", "--format", format_, cwd=large(tmp_path))
    if format_ == "csv":
        rows = list(csv.reader(StringIO(shown)))
        assert {len(row) for row in rows} == {8 + 2 * 10 + 4 + 2}
        assert len(rows) == 501
    elif format_ == "json":
        assert len(json.loads(shown)["rows"]) == 500
    else:
        assert shown.count("Kegiatan nomor") == 500


def large(folder: Path) -> Path:
    """A register with one agreement of four parties, whose work plan has 500 rows over ten years."""
    agreement = folder / "agreements" / "besar"
    agreement.mkdir(parents=True)
    (folder / "mouctl.toml").write_text("schema = 1\n")
    parties = "".join(
        f'[[party]]\nid = "p{n}"\nlabel = "PIHAK {n}"\nname = "Dinas {n}"\npublic_body = true\n' for n in range(1, 5)
    )
    (agreement / "agreement.toml").write_text(
        f'schema = 1\nid = "besar"\nkind = "other"\ntitle = "Besar"\nsigned_on = 2021-12-08\n{parties}'
    )
    years = f"years = [{', '.join(map(str, range(2022, 2032)))}]\n"
    duties = ", ".join(f'p{n} = ["Menyusun", "Melapor"]' for n in range(1, 5))
    programmes = (
        f'[[programme]]\nnumber = "{p}."\nname = "Program"\n'
        + "".join(
            f'[[programme.activity]]\nid = "{p}.{n}"\ntext = "Kegiatan nomor {p}.{n}"\n{years}duties = {{ {duties} }}\n'
            for n in range(10)
        )
        for p in range(50)
    )
    (agreement / "workplan.toml").write_text(f'schema = 1\ntitle = "Rencana Kerja"\n{years}{"".join(programmes)}')
    return folder


def test_as_signed_is_as_it_was_before_any_addendum(office: Path) -> None:
    """It may be printed and initialled: what addenda changed since has no place in it, and is told of elsewhere."""
    asked = ("matrix", LIFETIME, "--lang", "en")
    before = run(*asked, "--as-signed", "--as-of", "2022-01-15", cwd=office).stdout
    assert run(*asked, "--as-signed", "--as-of", "2024-08-01", cwd=office).stdout == before
    now = run(*asked, "--as-of", "2024-08-01", cwd=office).stdout
    assert "As changed by addendum 445/87/ADD/VIII/2023 of 14 August 2023, in force from 1 September 2023" in now
    assert "As changed by" not in run(*asked, "--as-of", "2022-05-01", cwd=office).stdout


def test_after_an_early_end_nothing_is_planned_any_more(office: Path) -> None:
    file = office / "agreements" / SEED / "events.toml"
    notice = '[[event]]\nid = "akhir"\ntype = "termination-notice"\non = 2023-03-01\nparty = "kedua"\n'
    file.write_text(f"schema = 1\n\n{notice}effective_on = 2023-06-30\n", encoding="utf-8")
    shown = run("matrix", SEED, "--as-of", "2024-06-01", "--lang", "en", cwd=office).stdout
    assert "The agreement ended on 30 June 2023" in shown
    assert "0 of 39 ticks done, 13 late, 0 cancelled, 0 planned." in shown
    assert "26 no longer owed, since the agreement was ended early." in shown


def test_what_is_late_in_other_years_stays_in_sight(office: Path) -> None:
    arguments = ("matrix", "--all", "--year", "2024", "--as-of", "2024-05-01", "--for", "kedua", "--lang", "en")
    shown = run(*arguments, cwd=office).stdout
    assert f"{LIFETIME}: 1 activity late in another year: --status late, without --year" in shown
    assert "15 of 17 activities in 2 of" in shown


def test_a_year_that_is_not_asked_for_is_no_column(office: Path) -> None:
    ended = run("matrix", SEED, "--columns", "2022,id", "--year", "2024", "--lang", "en", cwd=office)
    assert ended.returncode == 2
    assert "The column 2022 is none of the years asked for" in ended.stderr


def test_schedules_without_a_day_are_told_apart(office: Path) -> None:
    file = office / "agreements" / SEED / "workplan.toml"
    text = file.read_text("utf-8")
    text = text.replace('schedule = "Sesuai kesepakatan PARA PIHAK"\n', "", 1)
    file.write_text(text.replace("Sesuai kesepakatan PARA PIHAK", "setiap bulan", 1), encoding="utf-8")
    shown = run("matrix", SEED, *DAY, "--lang", "en", cwd=office).stdout
    assert "10 of 13 activities have no day: their schedule is left to the parties." in shown
    assert "1 of 13 activities has no schedule." in shown
    assert "The schedule of 1 of 13 activities cannot be read as days." in shown
