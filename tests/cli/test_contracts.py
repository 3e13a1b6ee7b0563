"""Every answer in JSON is valid against its published schema, and carries the contract's keys."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import ROOT, run

AGREEMENT = "bp2mi-asahan-2021"
ANSWERS = {
    "status": ("status",),
    "show": ("show", AGREEMENT),
    "deadlines": ("deadlines",),
    "next": ("next",),
    "explain": ("explain", f"{AGREEMENT}/renewal-notice"),
    "when": ("when", "renewal", AGREEMENT),
    "matrix": ("matrix", AGREEMENT),
    "coverage": ("coverage", AGREEMENT),
    "monev": ("monev", AGREEMENT),
    "portfolio": ("matrix", "--all"),
    "check": ("check",),
    "holidays": ("holidays", "2027"),
    "holidays-diff": ("holidays", "diff", "2021-01-01", "now"),
    "rule": ("rule",),
}
TIMELESS = ("holidays", "rule")


def schema(name: str) -> dict[str, object]:
    published: dict[str, object] = json.loads(run("schema", name).stdout)
    return published


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("as_of", ["2021-01-01", "2024-08-01", "2026-11-24"])
def test_answers_follow_their_schema(name: str, as_of: str) -> None:
    arguments = ANSWERS[name] if name in TIMELESS else (*ANSWERS[name], "--as-of", as_of)
    document = json.loads(run(*arguments, "--format", "json").stdout)
    Draft202012Validator(schema(name)).validate(document)
    assert document["schema"] == f"mouctl.{name}/1"


def test_every_answer_has_a_published_schema() -> None:
    listed = run("schema").stdout.split()
    assert set(ANSWERS) <= set(listed)
    assert {"agreement", "workplan", "events", "register"} <= set(listed)
    for name in listed:
        Draft202012Validator.check_schema(schema(name))


def test_a_deadline_has_the_keys_of_the_contract() -> None:
    document = json.loads(run("deadlines", "--as-of", "2024-08-01", "--format", "json").stdout)
    assert list(document["deadlines"][0]) == [
        "id", "agreement", "duty", "nature", "title", "article", "quote", "owed_by", "occurrence", "anchor", "due_on",
        "act_by", "earliest", "latest", "readings", "status", "days_left", "satisfied_by", "consequence", "steps",
        "warnings", "ours", "send_by", "calendars", "addendum", "suspended",
    ]  # fmt: skip


def test_the_language_changes_the_sentences_and_nothing_else() -> None:
    english, indonesian = (
        json.loads(run("explain", "renewal-notice", "--as-of", "2024-08-01", "--lang", code, "--format", "json").stdout)
        for code in ("en", "id")
    )
    assert english["deadline"]["title"] != indonesian["deadline"]["title"]
    assert english["deadline"]["due_on"] == indonesian["deadline"]["due_on"]


def test_an_unknown_schema_is_refused_with_the_nearest() -> None:
    answered = run("schema", "agrement")
    assert answered.returncode == 2
    assert "agreement" in answered.stderr


def test_the_files_carry_no_key_that_the_schemas_do_not_know() -> None:
    folder = ROOT / "agreements" / AGREEMENT
    assert run("check", str(folder)).returncode == 0
