"""Every rule on files that pass it and on files that fail it: `examples/ID/pass` and `examples/ID/fail`.

The first line of the agreement says the day asked about. Each line that the rule is to find ends with `# <- ID`.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.discovery import names
from mouctl.findings import Finding
from mouctl.loading.evidence import kept_files, kept_text
from mouctl.loading.loaded import Loaded
from mouctl.loading.placing import place_problem
from mouctl.loading.register import load_paths
from mouctl.rule import Rule
from mouctl.schedule import schedule

EXAMPLES = Path(__file__).parent / "examples"
IDS = [name.partition("_")[0].upper() for name in names("mouctl.rules")]


def findings(rule: Rule, folder: Path) -> Iterator[Finding]:
    """What the rule finds in the agreements of a folder, which load without a fault."""
    register = load_paths([folder])
    assert register.findings == ()
    for entry in register.entries:
        yield from _of(rule, entry)


def _of(rule: Rule, entry: Loaded) -> Iterator[Finding]:
    assert entry.dossier is not None
    dossier = entry.dossier._replace(
        kept=kept_files(entry.folder, entry.dossier.events), source=kept_text(entry.folder, entry.dossier.agreement)
    )
    told = re.match(r"# as of (\S+)\n", entry.documents["agreement"].text)
    assert told is not None
    stands = schedule(dossier, WorkingCalendar(years=national_years()), date.fromisoformat(told[1]))
    return (place_problem(rule.id, rule.severity, problem, entry) for problem in rule.check(stands))


def places(found: Iterator[Finding]) -> list[tuple[str, int | None]]:
    """The file and line of each finding."""
    return sorted((Path(each.file).name, each.place.line if each.place else None) for each in found)


def marked(rule: str, folder: Path) -> list[tuple[str, int | None]]:
    """The lines that are marked as what the rule finds."""
    return sorted(
        (file.name, number)
        for file in folder.rglob("*.toml")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if line.endswith(f"# <- {rule}")
    )


def test_every_rule_has_examples() -> None:
    assert sorted(folder.name for folder in EXAMPLES.iterdir()) == IDS


@pytest.mark.parametrize("rule_id", IDS)
def test_what_passes(rules: dict[str, Rule], rule_id: str) -> None:
    found = list(findings(rules[rule_id], EXAMPLES / rule_id / "pass"))
    assert [str(each.message) for each in found] == []


@pytest.mark.parametrize("rule_id", IDS)
def test_what_fails(rules: dict[str, Rule], rule_id: str) -> None:
    folder = EXAMPLES / rule_id / "fail"
    assert marked(rule_id, folder)
    assert places(findings(rules[rule_id], folder)) == marked(rule_id, folder)
