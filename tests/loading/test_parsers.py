"""Two parsers read the same out of a file: the faster one has the first word, so it must never differ."""

from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import ROOT

from mouctl.loading.toml_faults import NotToml, parse

FILES = sorted(
    path for folder in ("src", "agreements", "examples", "tests") for path in (ROOT / folder).rglob("*.toml")
)
SCALARS = (
    st.text() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.dates() | st.times()
)
DOCUMENTS = st.dictionaries(
    st.text(),
    st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20),
)


def exactly(value: Any) -> Any:
    """The value with its types and the order of its keys."""
    if isinstance(value, dict):
        return [(key, exactly(each)) for key, each in value.items()]
    if isinstance(value, list):
        return [exactly(each) for each in value]
    return type(value), value


def read(text: str) -> Any:
    try:
        return exactly(parse(text))
    except NotToml:
        return None


def read_by_the_other(text: str) -> Any:
    try:
        return exactly(tomli.loads(text))
    except (tomli.TOMLDecodeError, RecursionError, ValueError):
        return None


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_every_file_of_the_project(ends: str) -> None:
    assert len(FILES) > 100
    for file in FILES:
        text = file.read_text("utf-8").replace("\n", ends)
        assert read(text) == read_by_the_other(text), file


@given(DOCUMENTS)
def test_every_document(document: dict[str, Any]) -> None:
    text = tomli_w.dumps(document, multiline_strings=True)
    assert read(text) == read_by_the_other(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = 2024-01-01",
        "a = 2024-01-01T00:00:00",
        "a = 99999999999999999999",
        "a = 07:32",
        'a = """\r\nx\r\n"""',
        "\ufeffa = 1",
        "a.b.c = 1\n[a]\nd = 2",
        "a = {b = 1,\n}",
        "a = null",
        "a = 01",
        "a = 1\na = 2",
        "[a]\n[a]",
        "[[a]]\n[a]",
        "a = {}\n[a.b]",
        'a = "\\ud800"',
        "a = 1 b = 2",
        "a = [1, ",
        "a = " + "[" * 79 + "]" * 79,
        "a = " + "[" * 200 + "]" * 200,
        "= 1",
        "a = 1e400",
        "# \x00",
        "a = '\x7f'",
    ],
    ids=range(23),
)
def test_odd_texts(text: str) -> None:
    assert read(text) == read_by_the_other(text)
