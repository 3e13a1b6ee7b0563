"""The JSON Schemas say what the loader accepts, as far as a schema can."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator

from mouctl.clauses import type_names
from mouctl.language import Language
from mouctl.loading.schemas import names, schema
from mouctl.model.event import EVENT_TYPES

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((Path(__file__).parent / "good").rglob("*.toml")),
    *sorted((ROOT / "agreements").rglob("*.toml")),
    ROOT / "mouctl.toml",
]


def as_json(value: Any) -> Any:
    """As `check-jsonschema` reads TOML: dates become text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def is_valid(name: str, text: str) -> bool:
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return bool(validator.is_valid(as_json(tomli.loads(text))))


def test_there_is_one_for_each_file() -> None:
    assert names() == ("agreement", "workplan", "events", "calendar", "register")


@pytest.mark.parametrize("name", names())
def test_they_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"].startswith("urn:mouctl:")
    assert "null" not in str(schema(name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_good_files_are_valid(path: Path) -> None:
    name = "register" if path.stem == "mouctl" else path.stem
    assert is_valid(name, path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("agreement", "schema = 1", "schema = 2"),
        ("agreement", "schema = 1", "schema = true"),
        ("agreement", 'title = "Judul"', ""),
        ("agreement", 'title = "Judul"', "title = 5"),
        ("agreement", "title", "titel"),
        ("agreement", "public_body = true", "public_body = 1"),
        ("agreement", "signed_on = 2021-12-08", 'signed_on = "8 Desember"'),
        ("agreement", "[[scope]]", "[scope]"),
        ("agreement", 'type = "term"', 'type = "trem"'),
        ("agreement", 'type = "term"', ""),
        ("agreement", "duration", "durasi"),
        ("agreement", '"3 years"', "3"),
        ("agreement", "before =", "bevore ="),
        ("agreement", '"at-latest"', '"latest"'),
        ("agreement", '{ value = "at-latest", article = "Pasal 5" }', "5"),
        ("workplan", "years = [2022, 2023]", 'years = ["2022"]'),
        ("workplan", "duties.kesatu = [", "dutie.kesatu = ["),
        ("events", 'type = "monitoring"', 'type = "monitorng"'),
        ("events", "on = 2022-06-07", "on = 2022-06-07\noccurrence = 0"),
        ("events", "settles", "settle"),
    ],
)
def test_bad_files_are_not(name: str, old: str, new: str, good: Mapping[str, str]) -> None:
    text = good[f"agreements/a/{name}.toml"]
    assert old in text
    assert not is_valid(name, text.replace(old, new, 1))


@pytest.mark.parametrize(("old", "new"), [("term_end", "termend"), ('"anniversary"', '"x"'), ("name", "nam")])
def test_bad_settings_are_not(old: str, new: str, good: Mapping[str, str]) -> None:
    assert not is_valid("register", good["mouctl.toml"].replace(old, new, 1))


def test_all_types_are_in_them() -> None:
    for name, key, known in (("agreement", "clause", type_names()), ("events", "event", tuple(EVENT_TYPES))):
        file = schema(name)
        refs = [each["$ref"].removeprefix("#/$defs/") for each in file["properties"][key]["items"]["oneOf"]]
        assert [file["$defs"][ref]["properties"]["type"]["const"] for ref in refs] == list(known)


def test_descriptions_are_told_in_the_language_asked_for() -> None:
    class Shouting(Language):
        def tell(self, value: object) -> str:
            return super().tell(value).upper()

    assert schema("workplan", Shouting("en"))["properties"]["labels"]["description"].startswith("HOW THE TABLE")
    assert schema("workplan")["properties"]["labels"]["description"].startswith("How the table")
    assert "docstring" not in str(schema("agreement"))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        schema("x")
