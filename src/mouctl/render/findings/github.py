"""Annotations of GitHub Actions: lines that its runner obeys, and beside them only lines that it cannot.

GitHub shows ten annotations of a step and drops the rest, so the ten that weigh most are written, and the rest is told
in one line.
"""

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from mouctl.findings import Finding, Severity
from mouctl.format import Format, Surface
from mouctl.language import Language, tame
from mouctl.render.findings._telling import checked, told, with_advice
from mouctl.report import Paragraph, Report
from mouctl.sentences import say

_MOST = 10
_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, surface: Surface) -> str:
    """The annotations, what they leave out, and the summary."""
    return "".join(f"{line}\n" for line in _lines(report, surface.language))


def _lines(report: Report, language: Language) -> Iterator[str]:
    found = checked(report)
    heaviest = nsmallest(_MOST, found.open(), key=lambda finding: -finding.severity)
    yield from (_annotation(finding, language) for finding in heaviest)
    rest = Counter(finding.rule for finding in found.open())
    rest.subtract(finding.rule for finding in heaviest)
    if rest.total():
        yield tame(told(_rest(+rest), language))
    yield from (tame(told(block.text, language)) for block in report.blocks if isinstance(block, Paragraph))


def _annotation(finding: Finding, language: Language) -> str:
    properties = {"file": told(finding.file, language), **_place(finding), "title": finding.rule}
    written = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    message = "\n".join(tame(line) for line in with_advice(finding, language).split("\n"))
    return f"::{_NAMES[finding.severity]} {tame(written)}::{_escaped(message)}"


def _place(finding: Finding) -> dict[str, int]:
    place = finding.place
    if place is None:
        return {}
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    return {"line": place.line, "endLine": place.end_line, **columns}


def _escaped(text: str, more: str = "") -> str:
    """`text` as the runner reads it back: the per cent sign first, or it would read too much."""
    for each in f"%\r\n{more}":
        text = text.replace(each, f"%{ord(each):02X}")
    return text


def _rest(counts: Counter[str]) -> object:
    rules = tuple(f"{rule} ({count})" for rule, count in sorted(counts.items()))
    return say("And {count} more without an annotation: {rules}", count=counts.total(), rules=rules)


FORMAT = Format(id="github", render=render)
