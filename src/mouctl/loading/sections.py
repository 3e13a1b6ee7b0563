"""A valid TOML file cut into its tables, so that only those that somebody asks about need to be parsed for places.

A line that is a heading of bare keys is nothing else, unless it stands between three quotation marks: in a list no word
stands in brackets by itself but `true`, `false`, `inf` and `nan`. So a part without such marks ends where it seems to,
and one with them does if it is valid by itself. A file with other lines that begin with a bracket is left in one.
"""

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from mouctl.loading.toml_faults import NotToml, parse

_BRACKET = re.compile(
    rb"\n[ \t]*\[(?:(\[?)[ \t]*(?!(?:true|false|inf|nan)\b)([A-Za-z][\w-]*(?:\.[\w-]+){0,7})[ \t]*\]\]?[ \t]*"
    rb"(?:#[^\n]*)?\r?(?=\n|\Z))?"
)
"""The beginning of a line that opens with a bracket; with the keys, where the line is a heading of bare keys."""


class Section(NamedTuple):
    """Where a table is written, in bytes and rows from 0 on, the keys of its heading, and whether it is of a list.

    There are no keys for what stands before the first heading, and for a file that is left in one.
    """

    start: int
    end: int
    row: int
    keys: tuple[str, ...] = ()
    is_list: bool = False


def sections(source: bytes) -> list[Section]:
    """The tables of a valid file in order; first what stands before them."""
    headings = list(_BRACKET.finditer(b"\n" + source))  # so that one begins, in the source, where its match does
    cuts = [0, *[heading.start() for heading in headings], len(source)]
    parts = [source[start:end] for start, end in pairwise(cuts)]
    doubtful = [part for part in parts if b'"""' in part or b"'''" in part]
    if None in [heading[2] for heading in headings] or not all(map(_is_valid, doubtful)):
        return [Section(0, len(source), 0)]
    rows = accumulate([part.count(b"\n") for part in parts])
    tables = [
        Section(start, end, row, tuple(heading[2].decode().split(".")), bool(heading[1]))
        for heading, (start, end), row in zip(headings, pairwise(cuts[1:]), rows, strict=False)
    ]
    return [Section(0, cuts[1], 0), *tables]


def _is_valid(part: bytes) -> bool:
    try:
        parse(part.decode())
    except NotToml:
        return False
    return True
