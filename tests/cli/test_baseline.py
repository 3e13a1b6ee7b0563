"""Baselines: what was there when checking began is hidden and counted; what is mended is told; nothing else changes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import run

AGREEMENT = "bp2mi-asahan-2021"
AS_OF = ("--as-of", "2024-08-01")
KNOWN = ("--baseline", "known.json")
UPDATE = (*KNOWN, "--update-baseline")


def make(register: Path) -> Path:
    answered = run("check", *AS_OF, *UPDATE, cwd=register)
    assert answered.returncode == 0, answered.stderr
    return register / "known.json"


def test_known_findings_are_hidden_and_counted(register: Path) -> None:
    make(register)
    answered = run("check", *AS_OF, *KNOWN, "--fail-on", "note", cwd=register)
    assert answered.stdout == "1 agreement checked: nothing to report. Besides: 14 in the baseline.\n"
    assert answered.returncode == 0
    assert json.loads(run("check", *AS_OF, *KNOWN, "--format", "json", cwd=register).stdout)["in_baseline"] == 14


def test_new_findings_are_shown(register: Path, edit: Callable[..., Path]) -> None:
    make(register)
    edit("originals = 3", "originals = 1")
    answered = run("check", *AS_OF, *KNOWN, cwd=register)
    assert "warning MOU204" in answered.stdout
    assert "MOU303" not in answered.stdout
    assert answered.returncode == 1


def test_moving_things_about_changes_nothing(register: Path, edit: Callable[..., Path]) -> None:
    make(register)
    edit(
        "[[clause]]",
        '# Keterangan.\n\n[[clause]]\ntype = "funding"\nid = "baru"\narticle = "Pasal 8"\nquote = "x"\n\n[[clause]]',
    )
    assert run("check", *AS_OF, *KNOWN, cwd=register).stdout.startswith("1 agreement checked: nothing to report.")


def test_the_file_is_sorted_without_lines_or_sentences_and_byte_stable(register: Path) -> None:
    file = make(register)
    first = file.read_bytes()
    data = json.loads(first)
    assert list(data) == ["schema", "findings"]
    assert data["findings"] == sorted(data["findings"], key=lambda each: (each["agreement"], each["rule"], each["at"]))
    assert set(data["findings"][0]) == {"agreement", "rule", "at", "fingerprint", "count"}
    before = file.stat().st_mtime_ns
    run("check", *AS_OF, *UPDATE, "--lang", "id", cwd=register)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (first, before)
    assert [path.name for path in register.iterdir() if path.name.startswith(".")] == []


def test_equal_findings_are_counted(register: Path) -> None:
    file = make(register)
    data = json.loads(file.read_text("utf-8"))
    for each in data["findings"]:
        each["count"] = 2
    file.write_text(json.dumps(data), encoding="utf-8")
    answered = run("check", *AS_OF, *KNOWN, cwd=register)
    assert "note MOU907: Of the baseline, 14 no longer occur" in answered.stdout
    assert "Besides: 14 in the baseline." in answered.stdout


def test_what_no_longer_occurs_is_told_and_taken_out(register: Path, edit: Callable[..., Path]) -> None:
    file = make(register)
    edit("missing = [9]", "missing = []")
    answered = run("check", *AS_OF, *KNOWN, cwd=register)
    assert (
        f"note MOU907: Of the baseline, 1 no longer occur: MOU205 {AGREEMENT}/initials.kedua.missing" in answered.stdout
    )
    assert answered.stdout.startswith("- known.json\n")
    assert answered.returncode == 0
    run("check", *AS_OF, *UPDATE, cwd=register)
    assert "MOU205" not in file.read_text("utf-8")
    assert "MOU907" not in run("check", *AS_OF, *KNOWN, cwd=register).stdout


def test_an_agreement_that_could_not_be_read_keeps_its_entries(register: Path, edit: Callable[..., Path]) -> None:
    file = make(register)
    before = file.read_bytes()
    edit("originals = 3", "orignals = 3")
    answered = run("check", *AS_OF, *UPDATE, cwd=register)
    assert "MOU003" in answered.stdout
    assert "MOU907" not in answered.stdout
    assert answered.returncode == 1
    assert file.read_bytes() == before


def test_a_run_over_one_agreement_leaves_the_others_entries_alone(register: Path) -> None:
    agreements = register / "agreements"
    shutil.copytree(agreements / AGREEMENT, agreements / "kedua")
    path = agreements / "kedua" / "agreement.toml"
    path.write_text(path.read_text("utf-8").replace(f'id = "{AGREEMENT}"', 'id = "kedua"', 1), encoding="utf-8")
    file = make(register)
    before = file.read_bytes()
    assert before.count(b'"kedua"') == 14
    answered = run("check", "agreements/kedua", *AS_OF, *UPDATE, cwd=register)
    assert "MOU907" not in answered.stdout
    assert file.read_bytes() == before
    shutil.rmtree(agreements / "kedua")
    assert "14 no longer occur" in run("check", *AS_OF, *KNOWN, cwd=register).stdout


def test_waived_findings_and_waivers_are_not_in_it(register: Path) -> None:
    path = register / "agreements" / AGREEMENT / "agreement.toml"
    unused = '\n[[waiver]]\nrule = "MOU203"\nreason = "x"\n[[waiver]]\nrule = "MOU303"\nreason = "x"\n'
    path.write_text(path.read_text("utf-8") + unused, encoding="utf-8")
    answered = run("check", *AS_OF, *UPDATE, cwd=register)
    assert "MOU905" in answered.stdout
    rules = {each["rule"] for each in json.loads((register / "known.json").read_text("utf-8"))["findings"]}
    assert not {"MOU905", "MOU303"} & rules
    assert answered.returncode == 1


ENTRY = '{"agreement": null, "rule": "R", "at": "", "fingerprint": "f", "count": "1"}'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"schema": "mouctl.baseline/2", "findings": []}',
        '{"schema": "mouctl.baseline/1"}',
        '{"schema": "mouctl.baseline/1", "findings": [{"rule": "MOU303"}]}',
        f'{{"schema": "mouctl.baseline/1", "findings": [{ENTRY}]}}',
        "[" * 100_000,
        "\ufeff\x00",
    ],
    ids=range(10),
)
def test_what_is_no_baseline_is_refused(register: Path, content: str) -> None:
    (register / "known.json").write_text(content, encoding="utf-8")
    answered = run("check", *AS_OF, *KNOWN, cwd=register)
    assert answered.returncode == 2
    assert "known.json" in answered.stderr
    assert "Traceback" not in answered.stderr
    assert run("check", *AS_OF, *UPDATE, cwd=register).returncode == 2, "it may be somebody's only copy"
    assert (register / "known.json").read_text("utf-8") == content


def test_a_missing_file_names_the_option_that_makes_it(register: Path) -> None:
    answered = run("check", *AS_OF, *KNOWN, cwd=register)
    assert answered.returncode == 2
    assert "There is no baseline known.json." in answered.stderr
    assert "--update-baseline" in answered.stderr


@pytest.mark.parametrize("name", ["no/such/folder/known.json", "agreements"])
def test_what_cannot_be_written_is_a_clear_error(register: Path, name: str) -> None:
    answered = run("check", *AS_OF, "--baseline", name, "--update-baseline", cwd=register)
    assert answered.returncode == 2
    assert name in answered.stderr
    assert "Traceback" not in answered.stderr
