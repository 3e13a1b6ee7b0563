"""Findings with their sentences told: text goes from one process to another, and into a file, at next to no cost."""

from mouctl.findings import Finding, PlacedFix
from mouctl.language import Language


def told_finding(finding: Finding, language: Language) -> Finding:
    """The same finding, in that language from now on."""
    return finding._replace(
        message=language.tell(finding.message),
        advice=language.tell(finding.advice) if finding.advice else None,
        fix=_told_fix(finding.fix, language) if finding.fix else None,
    )


def _told_fix(placed: PlacedFix, language: Language) -> PlacedFix:
    return placed._replace(fix=placed.fix._replace(what=language.tell(placed.fix.what)))
