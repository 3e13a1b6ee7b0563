"""A verdict that is written and read again is the same one, in both languages."""

from datetime import date
from pathlib import Path

import pytest

from mouctl.language import LANGUAGES, Language
from mouctl.loading.scope import scope_of_paths
from mouctl.service.opening import View
from mouctl.service.verdicts.script import read_verdict, written
from mouctl.service.verdicts.verdict import Verdict, judge

EXAMPLES = Path(__file__).parents[1] / "rules" / "examples"
FAILING = sorted(EXAMPLES.glob("*/fail"))
DAY = date(2024, 8, 1)


def verdicts(folder: Path, code: str) -> list[Verdict]:
    view = View(as_of=lambda _: DAY)
    return [
        judge(agreement, part.ground, view, Language(code))
        for part in scope_of_paths([folder]).parts
        for agreement in part.folders
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("folder", FAILING, ids=[folder.parent.name for folder in FAILING])
def test_whatever_a_rule_says_can_be_written_and_read(folder: Path, code: str) -> None:
    found = verdicts(folder, code)
    assert found
    for verdict in found:
        assert read_verdict(written(verdict), verdict.outline.folder) == verdict
