"""A verdict that is written and read again is the same one, and reads the same in both languages."""

from datetime import date
from pathlib import Path

import pytest

from mouctl.findings import Finding, Place, Severity
from mouctl.language import LANGUAGES, Language
from mouctl.loading.scope import scope_of_paths
from mouctl.sentences import Days, Month, Name, Sentence, ShortDay, say, say_count
from mouctl.service.opening import View
from mouctl.service.verdicts.plain import plain_finding
from mouctl.service.verdicts.script import read_verdict, written
from mouctl.service.verdicts.verdict import Verdict, judge

EXAMPLES = Path(__file__).parents[1] / "rules" / "examples"
FAILING = sorted(EXAMPLES.glob("*/fail"))
DAY = date(2024, 8, 1)


def verdicts(folder: Path) -> list[Verdict]:
    view = View(as_of=lambda _: DAY)
    return [
        judge(agreement, part.ground, view) for part in scope_of_paths([folder]).parts for agreement in part.folders
    ]


@pytest.mark.parametrize("folder", FAILING, ids=[folder.parent.name for folder in FAILING])
def test_whatever_a_rule_says_can_be_written_and_read(folder: Path) -> None:
    found = verdicts(folder)
    assert found
    for verdict in found:
        assert read_verdict(written(verdict), verdict.outline.folder) == verdict


VALUES = {
    "day": DAY,
    "short": ShortDay(DAY),
    "days": Days((DAY, date(2024, 8, 2))),
    "month": Month(2024, 8),
    "name": Name("Hari Raya", "Holiday"),
    "texts": ("a", "b"),
    "sentences": (say("{count} agreements checked", count=say_count("{count} error", "{count} errors", 2)), "x"),
    "none": None,
    "yes": True,
    "number": 12,
    "sentence": "a key that is called as a kind of value is",
}


def finding(message: Sentence) -> Finding:
    return Finding("MOU999", Severity.NOTE, message, "a.toml", Place(1, 2, 3, 4), advice=message, route=("clause", 1))


def test_every_kind_of_value_comes_back() -> None:
    whole = Sentence(" ".join(f"{{{key}}}" for key in VALUES), VALUES)
    (outline,) = [verdict.outline for verdict in verdicts(EXAMPLES / "MOU303" / "fail")][:1]
    verdict = Verdict(outline, (plain_finding(finding(whole)),))
    back = read_verdict(written(verdict), outline.folder)
    assert back == verdict
    for code in LANGUAGES:
        told = Language(code).tell(back.findings[0].message)
        assert told == Language(code).tell(whole)
