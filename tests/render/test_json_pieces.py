"""A document in pieces is the document that `json.dumps` writes, and nothing in it is made before it is written."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from mouctl.render._json import pieces
from mouctl.report import Made

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
)


def made(value: object) -> object:
    """The same, with everything that is a list made one by one."""
    match value:
        case dict():
            return {key: made(each) for key, each in value.items()}
        case list():
            return Made(len(value), lambda: iter(value))
    return value


@given(VALUES)
def test_the_text_is_that_of_the_standard_library(value: object) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"
    assert "".join(pieces(value)) == expected
    assert "".join(pieces(made(value))) == expected


def test_one_item_is_made_after_the_other_is_written() -> None:
    happened: list[str] = []

    def make() -> Iterator[dict[str, int]]:
        for number in range(3):
            happened.append(f"made {number}")
            yield {"number": number}

    for piece in pieces({"findings": Made(3, make)}):
        happened.extend(["written"] * ("number" in piece))
    assert happened == ["made 0", "written", "made 1", "written", "made 2", "written"]


def test_a_command_for_a_runner_is_an_escape() -> None:
    written = "".join(pieces({"message": "##[error]", "list": Made(1, lambda: iter(["##[group]"]))}))
    assert "##[" not in written
    assert json.loads(written) == {"message": "##[error]", "list": ["##[group]"]}
