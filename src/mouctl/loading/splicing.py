"""From an edit at a route to the piece of text that it changes, the same for every fix there is.

Everything else in the file stays as it is: remarks, order, line ends. Where the way something is written leaves a doubt
about how to change it (a key in several parts, a list of tables in one line) there is no fix, and a person mends it.
"""

import re

from mouctl.findings import Add, Edit, Fix, Place, PlacedFix, Remove, Rename, Route, Splice, Write
from mouctl.loading.places import Span, line_of, position, spots, start_of
from mouctl.loading.toml_file import Document

_REMARKS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
"""What a file begins with, among it the `#:schema` line."""
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")


def spliced(fix: Fix, document: Document) -> PlacedFix | None:
    """The fix as a change of the document's text; None where there is none to be sure of.

    An event that is recorded is never altered. That a file which it names is sealed alters nothing in it.
    """
    if fix.edit.route[:1] == ("event",) and not (isinstance(fix.edit, Add) and fix.edit.key == "sha256"):
        return None
    found = _piece(fix.edit, document.text)
    return PlacedFix(fix, document.path, document.text, _splice(document.text, *found)) if found else None


def _piece(edit: Edit, text: str) -> tuple[Span, str] | None:
    """What is replaced, and by what."""
    match edit:
        case Rename(route, key):
            return _with(spots(text).key_span(route), key)
        case Write(route, value):
            return _with(spots(text).value_span(route), _toml(value))
        case Remove(route):
            return _with(_entry(text, route), "")
        case Add(_, key, value, None):
            start = _matched(_REMARKS, text, 0)
            return (start, start), f"{key} = {_toml(value)}{_newline(text)}"
        case Add(route, key, value, str(beside)):
            return _beside(text, (*route, beside), f"{key} = {_toml(value)}")
    raise AssertionError(edit)


def _toml(value: object) -> str:
    """The value as TOML."""
    from tomli_w import dumps  # most findings have no fix

    return dumps({"x": value}).partition(" = ")[2].rstrip("\n")


def _with(span: Span | None, text: str) -> tuple[Span, str] | None:
    return (span, text) if span else None


def _beside(text: str, route: Route, written: str) -> tuple[Span, str] | None:
    """After the pair at the route: on the same line in braces, otherwise on the next, as far to the right."""
    key, value = spots(text).key_span(route), spots(text).value_span(route)
    if key is None or value is None:
        return None
    if spots(text).is_in_braces(route):
        return (value[1], value[1]), f", {written}"
    indent = text[_line_start(text, key[0]) : key[0]]
    end = _line_end(text, value[1])
    return (end, end), f"{_newline(text)}{indent}{written}"


def _entry(text: str, route: Route) -> Span | None:
    """The lines of a table, with the blank lines that parted it from what stands beside it."""
    span = spots(text).entry_span(route)
    if span is None:
        return None
    start, end = _line_start(text, span[0]), _line_end(text, span[1], with_newline=True)
    after = _matched(_BLANK_LINES, text, end)
    if after == len(text):
        return _without_blank_lines(text, start), after
    return start, end if start and not _is_blank_before(text, start) else after


def _matched(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where what the pattern finds at `start` ends."""
    found = pattern.match(text, start)
    return found.end() if found else start


def _without_blank_lines(text: str, start: int) -> int:
    """Where the blank lines before `start` begin."""
    while start and _is_blank_before(text, start):
        start = text.rfind("\n", 0, start - 1) + 1
    return start


def _is_blank_before(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start - 1) + 1 : start].strip()


def _line_start(text: str, index: int) -> int:
    return start_of(text, position(text, index)[0])


def _line_end(text: str, index: int, *, with_newline: bool = False) -> int:
    after = start_of(text, position(text, index)[0] + 1)
    return after if with_newline else index + len(text[index:after].rstrip("\r\n"))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _splice(text: str, span: Span, written: str) -> Splice:
    place = Place(*position(text, span[0]), *position(text, span[1]))
    return Splice(*span, written, place, line_of(text, place) or "")
