"""GitLab's Code Quality report: a JSON list, whose findings GitLab tells apart by their fingerprints."""

from collections.abc import Iterator

from mouctl.findings import Finding, Severity
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._json import pieces
from mouctl.render.findings._telling import checked, identified, told
from mouctl.report import Made, Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The findings that are not waived."""
    found, language = checked(report), surface.language
    entries = Made(
        found.tally().open, lambda: (_entry(finding, name, language) for finding, name in identified(found.open()))
    )
    return pieces(entries)


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
