"""`mouctl rule`: every finding that check can make has a page, in both languages."""

import json
import re

import pytest
from tests.cli.conftest import run

from mouctl.loading.codes import CODES as OF_LOADING
from mouctl.service.codes import CODES as OF_THE_CHECK
from mouctl.service.pages import comparing_ids, comparing_rules, every_id, pages

IDS = tuple(pages())


def listed(language: str) -> dict[str, dict[str, object]]:
    document = json.loads(run("rule", "--format", "json", "--lang", language).stdout)
    return {rule["id"]: rule for rule in document["rules"]}


def test_all_are_listed_in_order_with_severity_and_summary() -> None:
    lines = run("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("MOU")] == list(IDS) == sorted(IDS)
    assert next(line for line in lines if "MOU303" in line).split(maxsplit=2) == [
        "MOU303", "note", "The text counts days without saying which.",
    ]  # fmt: skip


def test_a_rules_file_begins_with_its_id() -> None:
    assert every_id() == IDS
    assert comparing_ids() == tuple(comparing_rules())


def test_pages_are_told_in_both_languages() -> None:
    english, indonesian = listed("en"), listed("id")
    assert list(english) == list(indonesian) == list(IDS)
    for name in IDS:
        assert english[name]["summary"] != indonesian[name]["summary"], name
        assert english[name]["severity"] == indonesian[name]["severity"]
        for before, after in zip(english[name]["page"], indonesian[name]["page"], strict=True):  # type: ignore[call-overload]
            assert before != after, name


@pytest.mark.parametrize("name", [*OF_LOADING, *OF_THE_CHECK])
def test_what_is_no_rule_has_a_page_too(name: str) -> None:
    page = pages()[name]
    assert page.summary.template.endswith(".")
    assert len(page.paragraphs) >= 2
    assert page.paragraphs[-1].template.startswith("What to do: ")


def test_a_page_has_paragraphs_without_line_breaks_and_names_its_ground() -> None:
    shown = run("rule", "mou301").stdout
    assert shown.startswith("MOU301: A number in figures and the same number in words do not agree.\n")
    assert "\n\nWhat to do: look at the signed text. If the pair was copied wrongly, mend it." in shown
    assert re.search(r"^Ground: KUHPerdata Pasal 1343", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("wanted", "said"), [("MOU30", "MOU303"), ("MOU3O3", "MOU303"), ("xyz", "mouctl rule"), ("", "mouctl rule")]
)
def test_an_unknown_id_is_refused_with_the_nearest(wanted: str, said: str) -> None:
    answered = run("rule", wanted)
    assert answered.returncode == 2
    assert said in answered.stderr
    assert not answered.stdout
