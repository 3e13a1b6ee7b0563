"""GitLab's Code Quality report: a JSON list, whose findings GitLab tells apart by their fingerprints."""

from mouctl.findings import Finding, Severity
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render.findings._telling import checked, document, identified, told
from mouctl.report import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(report: Report, surface: Surface) -> str:
    """The findings that are not waived."""
    entries = [_entry(finding, name, surface.language) for finding, name in identified(checked(report).open)]
    return document(entries)


def _entry(finding: Finding, fingerprint: str, language: Language) -> dict[str, object]:
    place = finding.place
    lines = {"begin": place.line, "end": place.end_line} if place else {"begin": 1}
    return {
        "description": told(finding.message, language),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": told(finding.file, language), "lines": lines},
    }


FORMAT = Format(id="gitlab", render=render)
