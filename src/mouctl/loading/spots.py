"""The places of all keys and values of a TOML file, by their routes, as tree-sitter sees them.

The file was parsed strictly before, so that what tree-sitter makes of it needs no checking; TOML 1.1, some of which
it does not know, comes with error nodes around parts that are whole, and what lies in them is found all the same.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser, Range

from mouctl.findings import Place, Route
from mouctl.loading.places import Span, lines_of, start_of
from mouctl.loading.sections import Section, sections

_GRAMMAR = Language(tree_sitter_toml.language())
_KEYS = ("bare_key", "quoted_key", "dotted_key")
_BRACKETS = ("[", "[[", "]", "]]")
_REMARKS = ("comment", "ERROR")
_DEEPEST = 32
"""No model is half as deep; without a limit a hostile file's routes would take quadratic memory."""


class _Spot(NamedTuple):
    """What stands at a route: its key, and its value from the first node of it to the last."""

    key: Node
    first: Node
    last: Node


class Spots:
    """The places in one file. A table is parsed, and what stands in it noted, when it is asked for."""

    def __init__(self, text: str) -> None:
        source = text.encode()
        self._text = text
        self._source = source
        self._parser = Parser(_GRAMMAR)
        self._continued: dict[int, list[int]] = {}
        self._lengths: dict[Route, int] = {}
        self._shown_by: dict[Route, Route] = {}
        """The table in whose heading the place of a table, or of a list of them, is."""
        self._headed: dict[Route, _Spot] = {}
        self._found: dict[Route, _Spot] = {}
        self._waiting: dict[Route, list[Node]] = {}
        """Pairs and whole tables below a route, which nobody has asked for yet."""
        self._unread: dict[Route, tuple[Section, Sequence[Route]]] = {}
        """Parts of the file that nobody has asked for yet, with the routes that the keys of their headings lead to."""
        for section in sections(source):
            ways = self._announced(section.keys, is_list=section.is_list)
            self._unread[ways[-1]] = (section, ways)

    def key(self, route: Route) -> Place | None:
        """The place of the key that the route ends in."""
        spot = self._spot(route)
        return self._place(spot.key, spot.key) if spot else None

    def value(self, route: Route) -> Place | None:
        """The place of the value at the route; of a table, its heading."""
        spot = self._spot(route)
        return self._place(spot.first, spot.last) if spot else None

    def key_span(self, route: Route) -> Span | None:
        """From where to where the key at the route is written, if it stands by itself before an equals sign."""
        spot = self._spot(route)
        return self._span(spot.key, spot.key) if spot and _pair_of(spot.key) else None

    def value_span(self, route: Route) -> Span | None:
        """From where to where the value at the route is written."""
        spot = self._spot(route)
        return self._span(spot.first, spot.last) if spot and spot.first.type not in _BRACKETS else None

    def entry_span(self, route: Route) -> Span | None:
        """From where to where a table under `[[...]]` is written, remarks after its last key left out."""
        spot = self._spot(route)
        table = spot.first.parent if spot and spot.first.type == "[[" else None
        if spot is None or table is None:
            return None
        pairs = [child for child in table.children if child.type == "pair"]
        return self._span(spot.first, pairs[-1] if pairs else spot.last)

    def is_in_braces(self, route: Route) -> bool:
        """Whether the key at the route stands in a table in braces, where no line may end."""
        spot = self._spot(route)
        pair = _pair_of(spot.key) if spot else None
        return pair is not None and pair.parent is not None and pair.parent.type == "inline_table"

    def _span(self, first: Node, last: Node) -> Span:
        place = self._place(first, last)
        start, end = start_of(self._text, place.line), start_of(self._text, place.end_line)
        return start + place.column - 1, end + place.end_column - 1

    def _spot(self, route: Route) -> _Spot | None:
        if len(route) > _DEEPEST:
            return None
        above = [route[:length] for length in range(len(route) + 1)]
        for way in (*above, self._shown_by.get(route)):
            if way in self._unread:
                self._read(*self._unread.pop(way))
        for way in above:
            for node in self._waiting.pop(way, ()):
                for pair in (node,) if node.type == "pair" else _seen(node):
                    self._pair(way, pair)
        return self._headed.get(route) or self._found.get(route)

    def _announced(self, keys: Sequence[str], *, is_list: bool) -> list[Route]:
        """The routes that a heading's keys lead to, the table's last: a list counts on, and its last table is meant."""
        ways: list[Route] = []
        here: Route = ()
        for position, key in enumerate(keys, start=1):
            here = (*here, key)
            ways.append(here)
            if is_list and position == len(keys):
                self._lengths[here] = self._lengths.get(here, 0) + 1
            if here in self._lengths:
                here = (*here, self._lengths[here] - 1)
        for way in ways:
            self._shown_by.setdefault(way, here)
        self._shown_by[here] = here
        return [*ways, here]

    def _read(self, section: Section, ways: Sequence[Route]) -> None:
        """Notes the heading of a part of the file, or all headings where it could not be cut."""
        for node in _seen(self._parsed(section)):
            here = ways[-1]
            if node.type != "pair":
                here = self._heading(node, ways if section.keys else None)
            self._waiting.setdefault(here, []).append(node)

    def _parsed(self, section: Section) -> Node:
        rows = self._source.count(b"\n", section.start, section.end)
        part = Range((section.row, 0), (section.row + rows, 0), section.start, section.end)
        self._parser.included_ranges = [part]
        return self._parser.parse(self._source).root_node

    def _heading(self, table: Node, ways: Sequence[Route] | None) -> Route:
        """Notes a table's heading where it shows the place of a route, and gives the table's own."""
        first, key, last = _heading_of(table)
        keys = self._parts(key)[: _DEEPEST + 1] if key else []
        if ways is None:
            ways = self._announced([name for name, _ in keys], is_list=table.type == "table_array_element")
        here = ways[-1]
        for way, (_, node) in zip((*ways[:-1], here), (*keys, *keys[-1:]), strict=True):
            if self._shown_by[way] == here:
                self._headed[way] = _Spot(node, first, last)
        return here

    def _pair(self, here: Route, pair: Node) -> None:
        """Notes a key and its value with all that is in it; a stack, as nesting can be deep."""
        waiting = [(here, pair)]
        while waiting:
            route, node = waiting.pop()
            if len(route) > _DEEPEST:
                continue
            if node.type == "pair":
                waiting.extend(self._key(route, node))
            elif node.type == "inline_table":
                waiting.extend((route, child) for child in _seen(node))
            elif node.type == "array":
                waiting.extend(self._items(route, node))

    def _items(self, route: Route, array: Node) -> Iterator[tuple[Route, Node]]:
        items = (child for child in array.named_children if child.type not in _REMARKS)
        for index, item in enumerate(items):
            self._note((*route, index), item, item, item)
            yield (*route, index), item

    def _key(self, route: Route, pair: Node) -> Iterator[tuple[Route, Node]]:
        written = [child for child in pair.named_children if child.type not in _REMARKS]
        key, value = (*written, None, None)[:2]
        keys = self._parts(key) if key and key.type in _KEYS else []
        for name, node in keys[: _DEEPEST + 1]:
            route = (*route, name)
            self._note(route, node, node, node)
        if keys and value:
            self._note(route, keys[-1][1], value, value, replace=True)
            yield route, value

    def _note(self, route: Route, key: Node, first: Node, last: Node, *, replace: bool = False) -> None:
        if len(route) <= _DEEPEST and (replace or route not in self._found):
            self._found[route] = _Spot(key, first, last)

    def _parts(self, key: Node) -> list[tuple[str, Node]]:
        """The parts of a key as written, such as `a."b c".d`, each with its node, from the left."""
        parts: list[tuple[str, Node]] = []
        waiting = [key]
        while waiting:
            node = waiting.pop()
            if node.type == "dotted_key":
                waiting.extend(child for child in node.named_children if child.type in _KEYS)
            else:
                parts.append((self._name(node), node))
        return parts[::-1]

    def _name(self, node: Node) -> str:
        written = self._source[node.start_byte : node.end_byte].decode()
        return next(iter(tomli.loads(f"{written} = 0"))) if node.type == "quoted_key" else written

    def _place(self, first: Node, last: Node) -> Place:
        line, column = self._position(*first.start_point)
        end_line, end_column = self._position(*last.end_point)
        return Place(line=line, column=column, end_line=end_line, end_column=end_column)

    def _position(self, row: int, offset: int) -> tuple[int, int]:
        """From tree-sitter's row and byte, counted from 0, to line and character, counted from 1."""
        # What continues a letter in UTF-8 is no column of its own; found once a line, since a line may be long.
        if row not in self._continued:
            line = lines_of(self._text)[row]
            letters = () if line.isascii() else enumerate(line.encode())
            self._continued[row] = [at for at, byte in letters if byte & 0xC0 == 0x80]
        return row + 1, offset - bisect_left(self._continued[row], offset) + 1


def _heading_of(table: Node) -> tuple[Node, Node | None, Node]:
    """The opening brackets, the key, and the closing ones; nothing else of the table is looked at if it need not be."""
    if table.child_count > 2 and table.child(1).type in _KEYS and table.child(2).type in _BRACKETS:
        return table.child(0), table.child(1), table.child(2)
    children = table.children
    brackets = [child for child in children if child.type in _BRACKETS] or [table]
    return brackets[0], next((child for child in children if child.type in _KEYS), None), brackets[-1]


def _pair_of(key: Node) -> Node | None:
    """The pair that a key of one part is written in; None for part of a longer key, or of a heading."""
    return key.parent if key.parent and key.parent.type == "pair" else None


def _seen(node: Node) -> Iterator[Node]:
    """The pairs and tables in a node, with those that stand in an error node."""
    waiting = list(reversed(node.named_children))
    while waiting:
        child = waiting.pop()
        if child.type in ("pair", "table", "table_array_element"):
            yield child
        elif child.type == "ERROR":
            waiting.extend(reversed(child.named_children))
