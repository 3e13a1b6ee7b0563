"""Wrong files and wrong calls: what is wrong, where, and what to write instead; never a traceback."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import run

AGREEMENT = "bp2mi-asahan-2021"
AGREEMENT_FILE = f"agreements/{AGREEMENT}/agreement.toml"

# what stands there, what is written instead, the rule, and a piece of what must be said
FAULTS = {
    "broken TOML": ('language = "id"', 'language = "id', "MOU002", "agreement.toml"),
    "wrong type": ("originals = 3", 'originals = "tiga"', "MOU005", "originals"),
    "unknown key": ("originals = 3", "orignals = 3", "MOU003", "originals"),
    "duplicate id": ('id = "kedua"', 'id = "kesatu"', "MOU006", "kesatu"),
    "a period that cannot be read": ('notice = "3 months"', 'notice = "three moons"', "MOU005", "three moons"),
    "30 February": ("signed_on = 2021-12-08", "signed_on = 2021-02-30", "MOU002", "agreement.toml"),
    "unknown party": ('owed_by = ["kesatu", "kedua"]', 'owed_by = ["kesatu", "ketiga"]', "MOU007", "ketiga"),
    "unknown clause type": ('type = "monitoring"', 'type = "monitorng"', "MOU005", "monitoring"),
    "unsupported version": ("schema = 1", "schema = 2", "MOU008", "version"),
    "end before start": ('duration = "3 years"', "until = 2020-01-01", "MOU305", "term"),
    "control character": ('label = "PIHAK KESATU"', 'label = "PIHAK \\u001b[31mKESATU"', "MOU005", "U+001B"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_agreement_is_placed_and_explained(fault: str, edit: Callable[..., Path]) -> None:
    old, new, rule, said = FAULTS[fault]
    answered = run("check", cwd=edit(old, new))
    assert answered.returncode == 1
    assert rule in answered.stdout
    assert said in answered.stdout
    assert f"{AGREEMENT_FILE}:" in answered.stdout
    assert "Traceback" not in answered.stderr


def test_all_faults_in_one_run(edit: Callable[..., Path]) -> None:
    edit("originals = 3", "orignals = 3")
    register = edit('notice = "3 months"', 'notice = "soon"')
    said = run("check", cwd=register).stdout
    assert "MOU003" in said
    assert "MOU005" in said


def test_a_file_that_cannot_be_read(register: Path) -> None:
    path = register / AGREEMENT_FILE
    path.unlink()
    os.mkfifo(path)
    answered = run("check", cwd=register)
    assert answered.returncode == 1
    assert "MOU001" in answered.stdout


def test_other_agreements_are_still_answered(register: Path) -> None:
    broken = register / "agreements" / "broken"
    broken.mkdir()
    (broken / "agreement.toml").write_text("schema = 1\n[[party\n", encoding="utf-8")
    answered = run("deadlines", "--as-of", "2024-08-01", cwd=register)
    assert "renewal-notice" in answered.stdout
    assert "agreements/broken/agreement.toml:2:" in answered.stderr
    assert answered.returncode == 1


def test_a_broken_event_costs_its_agreement_its_dates(register: Path) -> None:
    events = register / "agreements" / AGREEMENT / "events.toml"
    events.write_text('schema = 1\n[[event]]\nid = "x"\ntype = "renewal"\n', encoding="utf-8")
    answered = run("deadlines", cwd=register)
    assert answered.returncode == 1
    assert not answered.stdout
    assert "events.toml:" in answered.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nxt",), 2, "next"),
        (("explain",), 2, "ID"),
        (("next", "--asof", "2024-01-01"), 2, "--as-of"),
        (("next", "--as-of"), 2, "--as-of"),
        (("next", "--as-of", "2024-02-30"), 2, "2024-12-07"),
        (("next", "--as-of", "1 Agustus"), 2, "2024-12-07"),
        (("next", "--format", "xml"), 2, "json"),
        (("next", "--lang", "jv"), 2, "--lang id"),
        (("next", "-o", "x.odt"), 2, ".csv"),
        (("deadlines", "--within", "soon"), 2, "60 calendar days"),
        (("deadlines", "--within", "9999 years"), 2, "9999"),
        (("deadlines", "--party", "ketiga"), 2, "kesatu"),
        (("deadlines", "--duty", "renewal"), 2, "renewal-notice"),
        (("show", "bp2mi-asahan-2012"), 2, AGREEMENT),
        (("explain", "renewal-notise"), 2, "renewal-notice"),
        (("when", "flood", AGREEMENT), 2, "force-majeure"),
        (("when", "force-majeure", AGREEMENT), 2, "--occurred-on"),
        (("when", "termination", AGREEMENT, "--occurred-on", "2024-01-01"), 2, "--effective-on"),
        (("when", "renewal", AGREEMENT, "--sent-on", "2024-01-01"), 2, "renewal"),
        (("when", "termination", AGREEMENT, "--sent-on", "9999-12-31"), 0, "9999"),
        (("holidays", "twenty"), 2, "2024"),
        (("holidays", "0"), 2, "2024"),
        (("holidays", "2500"), 4, "2500"),
        (("check", "no/such/place"), 3, "no/such/place"),
        (("next", "--register", "no/such/folder"), 3, "no/such/folder"),
    ],
)
def test_a_wrong_call_says_what_to_write(arguments: tuple[str, ...], code: int, said: str) -> None:
    answered = run(*arguments)
    assert said in answered.stderr + answered.stdout
    assert "Traceback" not in answered.stderr
    assert answered.returncode == code


class TestNothingThere:
    def test_an_empty_folder(self, tmp_path: Path) -> None:
        answered = run("next", cwd=tmp_path)
        assert answered.returncode == 3
        assert "mouctl demo" in answered.stderr

    @pytest.mark.parametrize("command", ["next", "status", "deadlines", "check"])
    def test_a_register_without_agreements(self, tmp_path: Path, command: str) -> None:
        (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
        answered = run(command, cwd=tmp_path)
        assert answered.returncode == 3
        assert not answered.stdout
        assert "agreements/" in answered.stderr

    def test_a_folder_without_agreement_toml_is_no_silence(self, tmp_path: Path) -> None:
        (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
        (tmp_path / "agreements" / "empty").mkdir(parents=True)
        answered = run("check", cwd=tmp_path)
        assert answered.returncode == 1
        assert "agreements/empty" in answered.stdout
