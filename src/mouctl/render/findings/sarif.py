"""SARIF 2.1.0, for GitHub's code scanning and other collectors of findings.

`partialFingerprints` hold no line number, or a finding that was dismissed would come back with every edit above it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias
from urllib.parse import quote

from mouctl import __version__
from mouctl.findings import Finding, Page, Place, PlacedFix, Severity
from mouctl.format import Format, Surface
from mouctl.language import Language, clean
from mouctl.render._json import pieces
from mouctl.render.findings._telling import checked, identified, told, with_advice
from mouctl.report import Made, Report

Json: TypeAlias = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report, surface: Surface) -> Iterator[str]:
    """A log with one run."""
    found, language = checked(report), surface.language
    pages = found.pages()
    rules = [page.id for page in pages]
    driver = {"name": "mouctl", "version": __version__, "rules": [_rule(page, language) for page in pages]}
    run = {
        "tool": {"driver": driver},
        "language": language.code,
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True}],
        "results": Made(
            len(found.findings),
            lambda: (_result(finding, name, rules, language) for finding, name in identified(found.findings)),
        ),
    }
    return pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(page: Page, language: Language) -> Json:
    paragraphs = "\n\n".join(told(each, language) for each in page.sentences)
    return {
        "id": page.id,
        "shortDescription": {"text": told(page.summary, language)},
        "fullDescription": {"text": paragraphs},
        "help": {"text": paragraphs},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(finding: Finding, fingerprint: str, rules: Sequence[str], language: Language) -> Json:
    index = {"ruleIndex": rules.index(finding.rule)} if finding.rule in rules else {}
    properties = {"agreement": finding.agreement, "article": finding.article, "at": finding.at}
    fixes = {"fixes": [_fix(finding.fix, finding.file, language)]} if finding.fix else {}
    suppressed = {"suppressions": [_suppression(finding.waived, language)]} if finding.waived is not None else {}
    return {
        "ruleId": finding.rule,
        **index,
        "level": _LEVELS[finding.severity],
        "message": {"text": with_advice(finding, language)},
        "locations": [{"physicalLocation": _location(finding, language)}],
        "partialFingerprints": {"mouctlFinding/v1": fingerprint},
        **suppressed,
        **fixes,
        "properties": {key: told(value, language) for key, value in properties.items() if value},
    }


def _suppression(reason: str, language: Language) -> Json:
    return {"kind": "inSource", "status": "accepted", "justification": told(reason, language)}


def _fix(fix: PlacedFix, file: str, language: Language) -> Json:
    """One change of one file; what it does, and in the properties whether nobody has to look at it."""
    splice = fix.splice
    replacement = {
        "deletedRegion": _region(splice.place, splice.source),
        "insertedContent": {"text": clean(splice.text)},
    }
    change = {"artifactLocation": _artifact(file, language), "replacements": [replacement]}
    return {
        "description": {"text": told(fix.fix.what, language)},
        "artifactChanges": [change],
        "properties": {"safe": fix.fix.safe},
    }


def _location(finding: Finding, language: Language) -> Json:
    artifact = {"artifactLocation": _artifact(finding.file, language)}
    return {**artifact, "region": _region(finding.place, finding.source)} if finding.place else artifact


def _artifact(file: str, language: Language) -> Json:
    return {"uri": quote(told(file, language))}


def _region(place: Place, source: str | None) -> Json:
    """Several lines without the last column reach to the end of the last one."""
    columns = {"startColumn": _utf16(source, place.column)}
    if place.line == place.end_line or place.end_column == 1:
        columns["endColumn"] = _utf16(source, place.end_column)
    return {"startLine": place.line, "endLine": place.end_line, **columns}


def _utf16(line: str | None, column: int) -> int:
    """A column counted in characters from 1, counted in units of UTF-16 instead."""
    if line is None or line.isascii():
        return column
    return len(line[: column - 1].encode("utf-16-le", "surrogatepass")) // 2 + 1


FORMAT = Format(id="sarif", render=render, suffixes=(".sarif",))
