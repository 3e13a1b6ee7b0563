"""Every value of a file is found where it stands: what is written at its place parses to the value."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from mouctl.findings import Place, Route
from mouctl.loading.places import START, locate, locate_key

ROOT = Path(__file__).parents[2]
FILES = [*sorted((Path(__file__).parent / "good").rglob("*.toml")), *sorted((ROOT / "agreements").rglob("*.toml"))]

MIXED = '''# remark
a."b c".'d' = "é€😀"  # remark
"" = 1
list = [1, { y = 2, z.q = """
more
"text" """ }, # remark
  [ 3, [4] ],
]
[t.u]
k = 2021-01-02
t.v = 07:32:00
[[p]]
x = 1
[[p.'q"r']]  # remark
v = true
[p.'q"r'.s]
w = -1.5e3
[[p.'q"r']]
[[p]]
x = "\\u00e9"
  [p."q\\"r"]
  v = 1979-05-27T07:32:00Z
'''


def routes(data: object, route: Route = ()) -> Iterator[tuple[Route, object]]:
    """Every value in `data`, and everything around it."""
    yield route, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from routes(value, (*route, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from routes(value, (*route, index))


def written(text: str, place: Place) -> str:
    """What stands at a place."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return text[starts[place.line - 1] + place.column - 1 : starts[place.end_line - 1] + place.end_column - 1]


def check_all(text: str) -> None:
    """Where no value is written at the place of one, it is a table or list that begins there with a heading or key."""
    for route, value in routes(tomli.loads(text)):
        if not route:
            assert locate(text, route) == START
            continue
        found = written(text, locate(text, route))
        if parsed(found) != value:
            assert isinstance(value, dict | list)
            assert next(step for step in reversed(route) if isinstance(step, str)) in _key_parts(found)
        if isinstance(route[-1], str):
            assert _key_parts(written(text, locate_key(text, route))) == [route[-1]]


def parsed(found: str) -> object:
    """The value that is written."""
    try:
        return tomli.loads(f"x = {found}")["x"]
    except tomli.TOMLDecodeError:
        return None


def _key_parts(heading: str) -> list[str]:
    data, parts = tomli.loads(heading if heading.startswith("[") else f"{heading} = 0"), []
    while isinstance(data, dict | list) and data:
        if isinstance(data, list):
            data = data[0]
            continue
        (key,) = data
        parts.append(key)
        data = data[key]
    return parts


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_all_routes_of_real_files(path: Path) -> None:
    check_all(path.read_text("utf-8"))


@pytest.mark.parametrize("text", [MIXED, MIXED.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_all_ways_to_write_a_value(text: str) -> None:
    check_all(text)


KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=4)
LEAVES = st.one_of(st.integers(-9, 99), st.booleans(), st.dates(date(1000, 1, 1)), KEYS)
DATA = st.dictionaries(
    KEYS,
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)),
    max_size=4,
)


@given(data=DATA)
def test_whatever_can_be_written(data: dict[str, object]) -> None:
    check_all(tomli_w.dumps(data))


def test_columns_count_characters_and_not_bytes() -> None:
    text = 'x = { é = "ü", y = 1 }'
    assert locate_key(text, ("x", "y")) == Place(line=1, column=16, end_line=1, end_column=17)
    assert locate(text, ("x", "y")) == Place(line=1, column=20, end_line=1, end_column=21)


def test_a_missing_key_is_placed_at_the_heading_of_its_table() -> None:
    text = "a = 1\n\n[[p]]\nx = 1\n\n  [[p]]\ny = 1\n[p.q]\nz = { a = 1 }\n"
    assert locate(text, ("p", 1, "x")) == Place(line=6, column=3, end_line=6, end_column=8)
    assert locate(text, ("p", 1, "q", "z", "b")) == Place(line=9, column=5, end_line=9, end_column=14)
    assert locate(text, ("title",)) == START
    assert locate(text, ("p", 1, "q", "n", 3, "m")) == Place(line=8, column=1, end_line=8, end_column=6)


def test_a_later_version_of_toml_is_placed_as_far_as_it_is_understood() -> None:
    text = "a = {\n  b = 1,\n  c = [2],\n}\n[t]\nd = 1\n"
    assert tomli.loads(text)
    assert locate(text, ("a", "b")).line == 2
    assert locate(text, ("a", "c", 0)).line == 3
    assert locate(text, ("t", "d")).line == 6


def test_hostile_nesting_takes_neither_long_nor_much() -> None:
    text = "\n".join(f"k{number}." + "a." * 300 + "b = " + "[" * 300 + "]" * 300 for number in range(400))
    assert locate(text, ("k399",)).line == 400
