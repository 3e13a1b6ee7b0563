"""Checking a register's files: what loading finds wrong, and what the rules find in the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.answers._against import AgainstData
from mouctl.answers.check import check_report
from mouctl.discovery import members
from mouctl.errors import NothingToDo
from mouctl.findings import Finding, Problem, Severity
from mouctl.loading.entries import in_order_of_place
from mouctl.loading.evidence import kept_files
from mouctl.loading.loaded import Loaded
from mouctl.loading.placing import place_problem
from mouctl.loading.register import Register, load_paths
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, open_register, schedule_of

CRASHED = "MOU009"


class Compared(NamedTuple):
    """What a comparison with a revision found, and what of it is told to programs."""

    findings: tuple[Finding, ...] = ()
    data: AgainstData | None = None


def rules() -> dict[str, Rule]:
    """Every rule, by its id."""
    return members("mouctl.rules", "RULE", Rule)


def check(folder: Path | None, paths: Sequence[Path], view: View, against: str | None = None) -> Answer:
    """All findings of one run, by place; exit code 3, or NothingToDo, where no agreement was there to check.

    With `against` the register is also compared with that revision.
    """
    register = load_paths(paths) if paths else open_register(folder)
    compared = _compared(register, against, view, is_whole=not paths)
    findings = [*register.findings, *_from_rules(register, view), *compared.findings]
    if not register.entries and not findings:
        raise NothingToDo(
            say("No agreement there to check."), say("Name a register, an agreement's folder or one of its files.")
        )
    report = check_report(in_order_of_place(findings), len(register.entries), compared.data)
    if not register.entries:
        report = report._replace(exit_code=NothingToDo.exit_code)  # nothing checked is never success, nor mere findings
    return Answer(report=report)


def _compared(register: Register, revision: str | None, view: View, *, is_whole: bool) -> Compared:
    if revision is None:
        return Compared()
    from mouctl.service.comparing import compare  # git is asked only where a comparison is wanted

    return compare(register, revision, view, is_whole=is_whole)


def _from_rules(register: Register, view: View) -> Iterator[Finding]:
    known = rules()
    for entry in register.entries:
        if entry.dossier:
            kept = kept_files(entry.folder, entry.dossier.events)
            one = schedule_of(entry.dossier._replace(kept=kept), view)
            for rule in known.values():
                yield from _apply(rule, one, entry)


def _apply(rule: Rule, one: Schedule, entry: Loaded) -> Iterator[Finding]:
    try:
        problems = list(rule.check(one))
    except Exception as error:  # a rule that breaks must not hide the others, nor pass for silence
        yield crashed(rule.id, error, entry)
        return
    for problem in problems:
        yield place_problem(rule.id, rule.severity, problem, entry)


def crashed(rule_id: str, error: Exception, entry: Loaded) -> Finding:
    """What is said of a rule that broke."""
    told = say(
        "The rule {rule} broke: {error}. Please report it.", rule=rule_id, error=f"{type(error).__name__}: {error}"
    )
    return place_problem(CRASHED, Severity.ERROR, Problem(message=told), entry)
