"""A verdict written down as JSON, and read again: nothing in it is ever run."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mouctl.findings import Add, Finding, Fix, Place, PlacedFix, Remove, Rename, Severity, Splice, Write
from mouctl.loading.encoding import decode
from mouctl.loading.outline import Outline
from mouctl.loading.paths import absolute, printable
from mouctl.loading.regular_file import content_of
from mouctl.loading.toml_file import LIMIT
from mouctl.model.kept import Kept, Whereabouts
from mouctl.service.verdicts.verdict import Judged, Let, Verdict

_EDITS: Mapping[str, Callable[..., Rename | Write | Add | Remove]] = {
    each.__name__: each for each in (Rename, Write, Add, Remove)
}
_SEVERITIES = {each.value: each for each in Severity}


def written(verdict: Verdict) -> bytes:
    """The verdict, without the agreement's folder."""
    outline = verdict.outline
    whole = (
        (outline.shown, outline.given_id, outline.obligations),
        tuple(_finding(finding, outline.folder) for finding in verdict.findings),
        _judged(verdict.judged) if verdict.judged else None,
    )
    return json.dumps(whole, separators=(",", ":")).encode()


def read_verdict(script: bytes, folder: Path) -> Verdict:
    """The verdict on the agreement in the folder; the script is one that was `written`, as its checksum says.

    Raises Unreadable where a file that can be fixed is no longer there.
    """
    (shown, given_id, obligations), findings, judged = json.loads(script, object_hook=_read_value)
    return Verdict(
        Outline(printable(folder.name), folder, shown, given_id, tuple(obligations)),
        tuple(_read_finding(folder, each) for each in findings),
        _read_judged(*judged) if judged else None,
    )


def _finding(finding: Finding, folder: Path) -> tuple[object, ...]:
    return (*finding[:-1], _fix(finding.fix, folder)) if finding.fix else finding


def _read_finding(folder: Path, fields: list[Any]) -> Finding:
    rule, severity, message, file, place, advice, agreement, article, route, at, source, waived, fix = fields
    return Finding(
        rule,
        _SEVERITIES[severity],
        message,
        file,
        Place(*place) if place else None,
        advice,
        agreement,
        article,
        tuple(route),
        at,
        source,
        waived,
        _read_fix(folder, *fix) if fix else None,
    )


def _fix(placed: PlacedFix, folder: Path) -> tuple[object, ...]:
    """All but the text of the file, which is there to be read again."""
    what, edit, safe = placed.fix
    changes = tuple(map(_value, edit))
    file = placed.file.relative_to(folder) if placed.file.is_relative_to(folder) else absolute(placed.file)
    return str(file), (what, type(edit).__name__, changes, safe), placed.splice


def _read_fix(folder: Path, file: str, fix: list[Any], splice: list[Any]) -> PlacedFix:
    what, kind, (route, *changes), safe = fix
    edit = _EDITS[kind](tuple(route), *changes)
    start, end, text, place, source = splice
    whole = decode(content_of(folder / file, LIMIT))
    return PlacedFix(Fix(what, edit, safe), folder / file, whole, Splice(start, end, text, Place(*place), source))


def _judged(judged: Judged) -> tuple[object, ...]:
    waivers = tuple(each._replace(last_day=_value(each.last_day)) for each in judged.waivers)  # type: ignore[arg-type]
    kept = tuple((name, kept.whereabouts.value, kept.sha256) for name, kept in judged.kept)
    return waivers, judged.zone, _value(judged.as_of), kept


def _read_judged(waivers: list[Any], zone: str, as_of: date, kept: list[tuple[str, str, str | None]]) -> Judged:
    found = tuple((name, Kept(Whereabouts(where), sha256)) for name, where, sha256 in kept)
    return Judged(tuple(Let(*each) for each in waivers), zone, as_of, found)


def _value(value: object) -> object:
    """A value of TOML; what JSON has no form for is an object with one key that says what it is."""
    match value:
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return {"tuple": [_value(each) for each in value]}
    return value


def _read_value(found: Mapping[str, Any]) -> object:
    ((kind, value),) = found.items()
    return date.fromisoformat(value) if kind == "date" else tuple(value)
