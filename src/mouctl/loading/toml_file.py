"""Reading one TOML file. Whatever is wrong with the file, in any of the ways measured, comes back as a finding."""

from pathlib import Path
from typing import Any, NamedTuple

from mouctl.findings import Finding
from mouctl.loading.codes import CODES, NOT_TOML, UNREADABLE
from mouctl.loading.drafts import draft_of
from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.limits import VALUES, has_too_many
from mouctl.loading.places import line_of
from mouctl.loading.regular_file import content_of
from mouctl.loading.toml_faults import NotToml, parse
from mouctl.sentences import Sentence, say

LIMIT = 1 << 20
"""The largest file read, in bytes: a thousand times the size of a long agreement."""


class Document(NamedTuple):
    """A file that was read and parsed. `shown` is its path as people are told it."""

    path: Path
    shown: str
    text: str
    data: dict[str, Any]


def read(path: Path, shown: str, limit: int = LIMIT, content: bytes | Unreadable | None = None) -> Document | Finding:
    """The file at `path`, or why it cannot be had; `content` is what it holds, where it was read before."""
    try:
        text = _text(path, limit, content)
    except Unreadable as fault:
        return _finding(UNREADABLE, shown, fault)
    try:
        data = parse(text)
    except NotToml as fault:
        return _finding(NOT_TOML, shown, fault)._replace(source=line_of(text, fault.place))
    if has_too_many(text, data):
        message = say("The file holds more than {limit} values.", limit=VALUES)
        return _finding(UNREADABLE, shown, Unreadable(message, say("Split it, or shorten it.")))
    return Document(path, shown, text, data)


def _text(path: Path, limit: int, content: bytes | Unreadable | None) -> str:
    draft = draft_of(path)
    if draft is not None:
        return draft
    if isinstance(content, Unreadable):
        raise content
    return decode(content_of(path, limit) if content is None else content)


def unreadable(shown: str, message: Sentence, advice: Sentence | None = None, agreement: str | None = None) -> Finding:
    """A finding about a file or folder that cannot be had at all."""
    code = CODES[UNREADABLE]
    return Finding(
        rule=code.id, severity=code.severity, message=message, file=shown, advice=advice, agreement=agreement
    )


def _finding(rule: str, shown: str, fault: Unreadable | NotToml) -> Finding:
    return Finding(
        rule=rule,
        severity=CODES[rule].severity,
        message=fault.message,
        file=shown,
        place=fault.place,
        advice=fault.advice,
    )
