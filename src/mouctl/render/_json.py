"""A JSON document in pieces, as `json.dumps` with an indent would write it: what is made one by one is written so."""

import json
from collections.abc import Iterable, Iterator

from mouctl.report import Made

_ENCODER = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False)
_STEP = "  "


def pieces(value: object) -> Iterator[str]:
    """The document. `##[` is written as an escape: the same text, but no command to the runner of a CI."""
    for piece in _pieces(value, "\n"):
        yield piece.replace("##[", "#\\u0023[")
    yield "\n"


def _pieces(value: object, line: str) -> Iterator[str]:
    """`line` ends a line and indents the next one as far as the value is."""
    match value:
        case dict() if value:
            members = ((_ENCODER.encode(key) + ": ", member) for key, member in value.items())
            yield from _listed("{}", members, line)
        case Made() if len(value):
            yield from _made(value, line)
        case list() if value:
            yield from _listed("[]", (("", item) for item in value), line)
        case Made():
            yield "[]"
        case _:
            yield _ENCODER.encode(value)


def _listed(brackets: str, members: Iterable[tuple[str, object]], line: str) -> Iterator[str]:
    before = brackets[0] + line + _STEP
    for name, member in members:
        yield before + name
        yield from _pieces(member, line + _STEP)
        before = "," + line + _STEP
    yield line + brackets[1]


def _made(items: Iterable[object], line: str) -> Iterator[str]:
    """Each item at one go; no line ends within a string of JSON."""
    before = "["
    for item in items:
        yield before + line + _STEP + _ENCODER.encode(item).replace("\n", line + _STEP)
        before = ","
    yield line + "]"
