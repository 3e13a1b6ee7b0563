"""On several processes the answer is the same, whatever becomes of one of them."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from tests.verdicts.conftest import MANY, checked

from mouctl.language import Language
from mouctl.loading.contents import Contents
from mouctl.loading.ground import Ground
from mouctl.loading.scope import scope_of_register
from mouctl.service.opening import View
from mouctl.service.verdicts import passing
from mouctl.service.verdicts.means import Means
from mouctl.service.verdicts.passed import passed
from mouctl.service.verdicts.verdict import Verdict, judge

VIEW = View(as_of=lambda _: date(2024, 8, 1))


@pytest.mark.parametrize("jobs", ["1", "2", "5", "200"])
def test_the_answer_does_not_depend_on_the_number_of_processes(many: Path, jobs: str) -> None:
    document = checked(many, "--no-cache", "--jobs", jobs)
    assert json.loads(document)["checked"] == MANY
    assert document == checked(many, "--no-cache", "--jobs", "1")


def test_they_are_judged_elsewhere(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def telling(folder: Path, ground: Ground, view: View, language: Language, contents: Contents) -> Verdict:
        (folder / f"{os.getpid()}.seen").touch()
        return judge(folder, ground, view, language, contents)

    monkeypatch.setattr(passing, "judge", telling)
    (part,) = scope_of_register(many).parts
    verdicts = list(passing.verdicts_on(part, VIEW, Means(jobs=2)))
    assert sorted(verdict.id for verdict in verdicts) == [folder.name for folder in part.folders]
    seen = {path.stem for path in many.glob("agreements/*/*.seen")}
    assert len(seen) == 2
    assert str(os.getpid()) not in seen


def test_a_process_that_is_killed_costs_no_verdict(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def dying(folder: Path, ground: Ground, view: View, language: Language, contents: Contents) -> Verdict:
        if os.getpid() != here and folder.name == "naskah-030":
            os.kill(os.getpid(), 9)
        return judge(folder, ground, view, language, contents)

    monkeypatch.setattr(passing, "judge", dying)
    (part,) = scope_of_register(many).parts
    verdicts = list(passing.verdicts_on(part, VIEW, Means(jobs=2)))
    expected = [passed(judge(folder, part.ground, VIEW, Language("en"))) for folder in part.folders]
    assert sorted(verdicts, key=lambda verdict: verdict.id) == expected


@pytest.mark.parametrize("jobs", ["0", "-1", "x"])
def test_no_number_of_processes(many: Path, jobs: str) -> None:
    from tests.cli.conftest import run

    answered = run("check", "--jobs", jobs, cwd=many)
    assert answered.returncode == 2
    assert "--jobs" in answered.stderr
