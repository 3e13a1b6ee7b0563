"""JSON: read back, and a contract that no language changes but in its sentences."""

import json
from dataclasses import dataclass

import pytest

from mouctl.report import Report

from .conftest import Show
from .sample import filled, sample


def test_read_back(show: Show) -> None:
    shown = show(sample(), "json")
    document = json.loads(shown)
    assert list(document) == ["schema", "as_of", "deadlines", "years"]
    assert document["schema"] == "mouctl.sample/1"
    assert document["as_of"] == "2024-08-01"
    assert document["years"] == {"2022": True, "2023": False}
    first, second = document["deadlines"]
    assert first == {
        "id": "bp2mi-asahan-2021/renewal-notice",
        "title": "Ask for renewal by 7 September 2024",
        "due_on": "2024-09-07",
        "status": "upcoming",
        "weight": "error",
        "owed_by": ["kesatu", "kedua"],
        "from": "signing",
    }
    assert second["due_on"] is None
    assert second["owed_by"] == []
    assert shown.endswith("}\n")


def test_letters_are_written_as_they_are(show: Show) -> None:
    assert "“ñ”" in show(Report(schema="x/1", data={"a": "“ñ”"}), "json")


def test_control_characters_do_not_pass(show: Show) -> None:
    document = json.loads(show(filled("a\x1b]8;;x\x07b\u202ec\nd"), "json"))
    assert document["text"] == "a\ufffd]8;;x\ufffdb\ufffdc\nd"
    assert document["deep"]["list"][1] == {document["text"]: document["text"]}


@dataclass
class Unknown:
    """Data with a value that JSON has no shape for."""

    value: object


@pytest.mark.parametrize("value", [b"x", {1, 2}, object()])
def test_what_has_no_shape_is_refused(value: object, show: Show) -> None:
    with pytest.raises(TypeError, match="no JSON for a"):
        show(Report(schema="x/1", data=Unknown(value)), "json")


def test_infinity_is_no_json(show: Show) -> None:
    with pytest.raises(ValueError, match="JSON"):
        show(Report(schema="x/1", data={"a": float("inf")}), "json")


def test_the_document_is_an_object(show: Show) -> None:
    with pytest.raises(TypeError, match="object"):
        show(Report(schema="x/1", data=("a",)), "json")
