"""A file is cut where its tables begin and nowhere else, and a table by itself is placed as it is in the whole file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.test_places import FILES, MIXED, routes
from tomli_w import dumps

from mouctl.findings import Route
from mouctl.loading import spots
from mouctl.loading.sections import Section, sections
from mouctl.loading.spots import Spots
from mouctl.loading.toml_faults import parse

ROOT = Path(__file__).parents[2]

CUT = {
    "tables and lists": ("a = 1\n[b]\nc = 2\n  [[d.e]]  # remark\nf = 3\n", [(), ("b",), ("d", "e")]),
    "no table": ("a = 1\n", [()]),
    "nothing before the first": ("[a]\nb = 1", [(), ("a",)]),
    "line ends of Windows": ("[a]\r\n[b]\r\n", [(), ("a",), ("b",)]),
    "a heading in a remark": ("[a]\n# [b]\n[c]\n", [(), ("a",), ("c",)]),
    "a text of several lines": ('[a]\nb = """\nc\n"""\n[d]\n', [(), ("a",), ("d",)]),
    "marks in a remark": ('[a]\n# """\n[b]\n', [(), ("a",), ("b",)]),
}
IN_ONE = {
    "a heading in a text": '[a]\nb = """\n[c]\n"""\n',
    "a heading in a literal text": "[a]\nb = '''\n[[c]]\n'''\n[d]\n",
    "a heading in a text, and marks in a remark": '[a]  # """\nb = """\n[c]\n# """\n[d]\n',
    "a list that begins a line": "[a]\nb = [\n[1],\n]\n",
    "a list of one word": "[a]\nb = [\n[true]\n]\n",
    "a quoted key": '[a]\n["b c"]\n',
    "a key of digits": "[a]\n[1]\n",
    "a very long key": "[a]\n[" + "b." * 300 + "c]\n",
}
ODD = (
    "[fruit]\napple.color = 1\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true\n",
    "[a.b]\nx = 1\n[a]\ny = 2\n[a.c]\n",
    "[[a]]\n[a.b]\n[[a.c]]\nx = 1\n[[a.c]]\n[[a]]\n[[a.c]]\nx = { y = [1] }\n",
    "[[a]]\nx = 1\n[b]\n[a.c]\ny = 1\n",
    "[t]\na = {\n  b = 1,\n  c = [2],\n}\n[u]\nd = 1\n",
)


@pytest.mark.parametrize(("text", "keys"), CUT.values(), ids=CUT)
def test_where_a_file_is_cut(text: str, keys: list[tuple[str, ...]]) -> None:
    assert [each.keys for each in sections(text.encode())] == keys


@pytest.mark.parametrize("text", IN_ONE.values(), ids=IN_ONE)
def test_what_is_left_in_one(text: str) -> None:
    assert parse(text)
    assert sections(text.encode()) == [Section(0, len(text.encode()), 0)]


def test_a_real_agreement_is_cut() -> None:
    text = (ROOT / "agreements/bp2mi-asahan-2021/agreement.toml").read_bytes()
    assert len(sections(text)) > 40
    assert b"".join(text[each.start : each.end] for each in sections(text)) == text
    assert all(text.count(b"\n", 0, each.start) == each.row for each in sections(text))


TEXTS = [
    *(path.read_text("utf-8") for path in FILES),
    *(text for text, _ in CUT.values()),
    *IN_ONE.values(),
    *ODD,
    MIXED,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_places_are_those_in_the_whole_file(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    same_places(text, monkeypatch)


KEYS = st.sampled_from(["a", "b", "c-d", "e f"])
LEAVES = st.integers() | st.sampled_from(["x", "[a]", "x\n[a]\ny", '"""\n[[a]]\n', "# '"])
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@given(data=st.dictionaries(KEYS, DATA))
def test_whatever_can_be_written(data: dict[str, object]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        same_places(dumps(data, multiline_strings=True), monkeypatch)


def same_places(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much was asked before: from the first route on, and from the last."""
    asked = [route for route, _ in routes(parse(text))]
    asked += [(*route, "missing") for route in asked]
    found = [each(text, asked) for each in (places, lambda text, asked: places(text, asked[::-1])[::-1])]
    monkeypatch.setattr(spots, "sections", lambda source: [Section(0, len(source), 0)])
    assert found == [places(text, asked)] * 2


def places(text: str, asked: list[Route]) -> list[object]:
    found = Spots(text)
    return [
        (found.key(each), found.value(each), found.key_span(each), found.value_span(each), found.entry_span(each))
        for each in asked
    ]
