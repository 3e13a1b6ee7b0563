"""Checking a register's files: what loading finds wrong, and what the rules find in the rest."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.answers._against import AgainstData
from mouctl.answers._fixes import Fixing
from mouctl.answers.check import check_report
from mouctl.errors import NothingToDo, UsageError
from mouctl.findings import Checked, Finding, Page, Problem, Severity
from mouctl.loading.entries import in_order_of_place
from mouctl.loading.evidence import kept_files, kept_text
from mouctl.loading.loaded import Loaded
from mouctl.loading.placing import place_problem
from mouctl.loading.register import Register, load_paths
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.codes import CRASHED
from mouctl.service.opening import Answer, View, open_register, schedule_of
from mouctl.service.pages import comparing_rules, pages, rules
from mouctl.service.sifting import ALWAYS, Sieve, Wishes
from mouctl.service.waiving import waived

EVERYTHING = Wishes()


class Compared(NamedTuple):
    """What a comparison with a revision found, and what of it is told to programs."""

    findings: tuple[Finding, ...] = ()
    data: AgainstData | None = None


class Found(NamedTuple):
    """What one look at a register brought to light, and what of it is wanted."""

    register: Register
    shown: tuple[Finding, ...]
    """In the order of every output; those that are waived are among them."""
    hidden: int
    """How many of those that are wanted the baseline hides."""
    compared: Compared
    known: Mapping[str, Page]


def check(
    folder: Path | None, paths: Sequence[Path], view: View, wishes: Wishes = EVERYTHING, against: str | None = None
) -> Answer:
    """All findings of one run, by place; exit code 3, or NothingToDo, where no agreement was there to check.

    With `against` the register is also compared with that revision. Raises UsageError for a filter, a baseline or a
    revision that cannot be.
    """
    return answered(look(folder, paths, view, wishes, against), wishes)


def look(folder: Path | None, paths: Sequence[Path], view: View, wishes: Wishes, against: str | None) -> Found:
    """What `check` tells, before it is told; raises the same."""
    known = pages()
    sieve = Sieve(wishes, known)
    _refuse_partial_baseline(wishes)
    register = load_paths(paths) if paths else open_register(folder)
    compared = _compared(register, against, view, is_whole=not paths)
    every = (*_all_findings(register, view), *compared.findings)
    not_run = comparing_rules() if against is None else ()
    findings = in_order_of_place(waived(every, register.entries, view, known, not_run))
    if not register.entries and not findings:
        raise NothingToDo(
            say("No agreement there to check."), say("Name a register, an agreement's folder or one of its files.")
        )
    hidden: tuple[Finding, ...] = ()
    if wishes.baseline is not None:
        from mouctl.service import baseline  # most runs have none

        reach = baseline.reach_of(register, whole=not paths)
        findings, hidden = baseline.held_against(wishes.baseline, findings, reach, update=wishes.update_baseline)
    shown = sieve.sift(in_order_of_place(findings))
    return Found(register, shown, len(sieve.sift(hidden)), compared, known)


def answered(found: Found, wishes: Wishes, fixing: Fixing | None = None) -> Answer:
    """The report of what was found, and of what was fixed before."""
    fixing = fixing or Fixing(unsafe=wishes.unsafe_fixes)
    checked = _checked(found.shown, found.register, wishes, found.known)
    report = check_report(
        checked, found.hidden, show_waived=wishes.show_waived, against=found.compared.data, fixing=fixing
    )
    # Nothing checked is never success, nor mere findings.
    return Answer(report=report if found.register.entries else report._replace(exit_code=NothingToDo.exit_code))


def _all_findings(register: Register, view: View) -> tuple[Finding, ...]:
    """From every source there is, before anything is let go or left out."""
    return (*register.findings, *_from_rules(register, view))


def _refuse_partial_baseline(wishes: Wishes) -> None:
    if wishes.update_baseline and wishes.baseline is None:
        raise UsageError(say("--update-baseline needs --baseline FILE."))
    if wishes.update_baseline and wishes.sifts:
        raise UsageError(
            say("--update-baseline does not go with --select, --ignore or --severity."),
            say("A baseline holds all findings; what is shown can be chosen at every other run."),
        )


def _checked(findings: tuple[Finding, ...], register: Register, wishes: Wishes, known: Mapping[str, Page]) -> Checked:
    occurring = {finding.rule for finding in findings}
    return Checked(
        findings=findings,
        agreements=tuple(entry.id for entry in register.entries),
        pages=tuple(page for name, page in known.items() if name in occurring),
        failing=ALWAYS,
        fail_on=wishes.fail_on,
    )


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
            source = kept_text(entry.folder, entry.dossier.agreement)
            one = schedule_of(entry.dossier._replace(kept=kept, source=source), view)
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
