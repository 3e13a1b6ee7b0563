"""Findings for the tests of the formats: every shape once, with a text in every field that may hold a user's words."""

from pathlib import Path

from mouctl.answers.check import check_report
from mouctl.findings import Checked, Finding, Fix, Page, Place, PlacedFix, Severity, Splice, Write
from mouctl.report import Report
from mouctl.sentences import say

WIDE = 'catatan = "😀😀 kata"  # pada baris ini'


def findings(text: str = "teks") -> tuple[Finding, ...]:
    """An error without a place, a warning on one line, a waived note, and two equal notes over several lines."""
    message, advice = say("Message {text}.", text=text), say("Advice {text}.", text=text)
    told = {"message": message, "advice": advice, "agreement": text, "article": text, "at": text, "source": text}
    warning = Finding("MOU204", Severity.WARNING, file="a/b c.toml", place=Place(3, 12, 3, 14), **told)  # type: ignore[arg-type]
    note = Finding("MOU303", Severity.NOTE, file=f"a/{text}", place=Place(5, 1, 7, 2), **told)  # type: ignore[arg-type]
    return (
        Finding("MOU001", Severity.ERROR, message, text),
        warning._replace(source=WIDE, fix=fix(text)),
        warning._replace(waived=text, rule="MOU501", severity=Severity.NOTE),
        note,
        note,
    )


def fix(text: str) -> PlacedFix:
    """A fix that writes the text over the emoji."""
    edit = Fix(say("Write {text}.", text=text), Write(("catatan",), text), safe=True)
    return PlacedFix(edit, Path("a/b c.toml"), WIDE, Splice(11, 13, text, Place(3, 12, 3, 14), WIDE))


def report(text: str = "teks", more: int = 0) -> Report:
    """The report of a check that found these, and `more` further notes."""
    found = (*findings(text), *(findings(text)[3],) * more)
    pages = tuple(Page(rule, Severity.NOTE, say("Summary.")) for rule in ("MOU001", "MOU204", "MOU303", "MOU501"))
    return check_report(Checked(found, (text, "dua"), lambda: pages, failing=frozenset({"MOU001"})))
