"""Waivers: a finding is let go for a reason, until a day; a waiver with a fault is a finding and waives nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import run

AGREEMENT = "bp2mi-asahan-2021"
AS_OF = ("--as-of", "2024-08-01")
GOOD = {"rule": '"MOU303"', "at": '"clause.correspondence.notice"', "reason": '"Disepakati di rapat pertama."'}


def waiver(**keys: str) -> str:
    return "".join(["\n[[waiver]]\n", *(f"{key} = {value}\n" for key, value in {**GOOD, **keys}.items() if value)])


def in_agreement(register: Path, *waivers: str) -> Path:
    file = register / "agreements" / AGREEMENT / "agreement.toml"
    file.write_text(file.read_text("utf-8") + "".join(waivers), encoding="utf-8")
    return file


def in_register(register: Path, *waivers: str) -> Path:
    file = register / "mouctl.toml"
    file.write_text(file.read_text("utf-8") + "".join(waivers), encoding="utf-8")
    return file


def check(register: Path, *options: str) -> dict[str, Any]:
    answered = run("check", *AS_OF, *options, "--format", "json", cwd=register)
    assert not answered.stderr
    document: dict[str, Any] = json.loads(answered.stdout)
    return document


def about_waivers(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in document["findings"] if each["rule"].startswith("MOU9")]


@pytest.mark.parametrize("at", ['"clause.correspondence.notice"', '"clause.correspondence"', '"clause"', ""])
def test_a_waived_finding_is_counted_and_not_shown(register: Path, at: str) -> None:
    in_agreement(register, waiver(at=at))
    answered = run("check", *AS_OF, "--fail-on", "note", "--select", "MOU303,MOU9", cwd=register)
    assert answered.returncode == 0
    assert "MOU303" not in answered.stdout
    assert "Besides: 1 waived." in answered.stdout
    shown = run("check", *AS_OF, "--show-waived", cwd=register).stdout
    assert "Waived: Disepakati di rapat pertama." in shown
    assert "note MOU303" in shown


@pytest.mark.parametrize("put", [in_agreement, in_register])
def test_json_marks_it_with_the_reason(register: Path, put: Any) -> None:
    agreement = {"agreement": f'"{AGREEMENT}"'} if put is in_register else {}
    put(register, waiver(**agreement))
    document = check(register)
    assert document["waived"] == 1
    (let_go,) = (each for each in document["findings"] if each["waived"])
    assert (let_go["rule"], let_go["reason"]) == ("MOU303", "Disepakati di rapat pertama.")
    assert all(each["reason"] is None for each in document["findings"] if not each["waived"])
    assert about_waivers(document) == []


@pytest.mark.parametrize(
    ("keys", "rule", "key"),
    [
        ({"reason": ""}, "MOU901", "[[waiver]]"),
        ({"reason": '"  "'}, "MOU901", '"  "'),
        ({"until": "2024-07-31"}, "MOU902", "2024-07-31"),
        ({"until": '"31 Desember 2024"'}, "MOU903", '"31 Desember 2024"'),
        ({"until": "2024-12-31T00:00:00"}, "MOU903", "2024-12-31T"),
        ({"until": "[]"}, "MOU903", "[]"),
        ({"rule": '"MOU3O3"'}, "MOU904", '"MOU3O3"'),
        ({"rule": '"MOU3"'}, "MOU904", '"MOU3"'),
        ({"at": '"clause.renewal"'}, "MOU905", "[[waiver]]"),
        ({"at": '"clause.correspondence.not"'}, "MOU905", "[[waiver]]"),
        ({"rule": '"MOU203"'}, "MOU905", "[[waiver]]"),
        ({"rule": '"MOU003"'}, "MOU906", '"MOU003"'),
        ({"rule": '"MOU905"'}, "MOU906", '"MOU905"'),
    ],
)
@pytest.mark.parametrize("put", [in_agreement, in_register])
def test_a_waiver_with_a_fault_is_a_finding_and_waives_nothing(
    register: Path, put: Any, keys: dict[str, str], rule: str, key: str
) -> None:
    agreement = {"agreement": f'"{AGREEMENT}"'} if put is in_register else {}
    file = put(register, waiver(**keys, **agreement))
    document = check(register)
    assert document["waived"] == 0
    (told,) = about_waivers(document)
    assert (told["rule"], told["severity"]) == (rule, "warning")
    assert told["file"] == str(file.relative_to(register))
    assert key in file.read_text("utf-8").splitlines()[told["line"] - 1]
    assert told["advice"]
    assert run("check", *AS_OF, cwd=register).returncode == 1


def test_until_is_the_last_day_on_which_it_holds(register: Path) -> None:
    in_agreement(register, waiver(until="2024-08-01"))
    assert check(register)["waived"] == 1
    assert run("check", "--as-of", "2024-08-02", "--select", "MOU902", cwd=register).returncode == 1


def test_an_unused_waiver_tells_where_the_rule_does_find_something(register: Path) -> None:
    in_agreement(register, waiver(at='"clause.renewal"'))
    (told,) = about_waivers(check(register))
    assert told["advice"] == "MOU303 is found at: clause.correspondence.notice"


def test_all_faults_of_a_waiver_are_told(register: Path) -> None:
    in_agreement(register, waiver(rule='"MOUX"', reason="", until='"x"'))
    assert sorted(each["rule"] for each in about_waivers(check(register))) == ["MOU901", "MOU903", "MOU904"]


def test_a_filter_does_not_make_a_waiver_unused(register: Path) -> None:
    in_agreement(register, waiver())
    assert {each["rule"] for each in check(register, "--select", "MOU2,MOU9")["findings"]} == {"MOU205", "MOU210"}


def test_the_waiver_of_an_agreement_that_was_not_checked_is_left_alone(register: Path) -> None:
    in_register(register, waiver(agreement='"lain"'))
    assert about_waivers(check(register)) == []


def test_a_waiver_with_a_fault_costs_no_date(register: Path) -> None:
    in_agreement(register, waiver(reason="", until='"x"'))
    answered = run("deadlines", *AS_OF, cwd=register)
    assert answered.returncode == 0
    assert "renewal-notice" in answered.stdout
    assert not answered.stderr


@pytest.mark.parametrize(("key", "value", "rule"), [("reasn", '"x"', "MOU003"), ("rule", "3", "MOU005")])
def test_a_waiver_is_written_with_known_keys(register: Path, key: str, value: str, rule: str) -> None:
    in_agreement(register, waiver(**{key: value}))
    answered = run("check", *AS_OF, cwd=register)
    assert rule in answered.stdout
    assert answered.returncode == 1


def test_a_waiver_of_a_comparison_is_not_unused_where_nothing_was_compared(register: Path) -> None:
    in_agreement(register, waiver(rule='"MOU101"'))
    assert about_waivers(check(register)) == []
