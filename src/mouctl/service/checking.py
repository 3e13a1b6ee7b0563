"""Checking a register's files: what loading finds wrong, and what the rules find in the rest."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mouctl.answers._against import AgainstData
from mouctl.answers._fixes import Fixing
from mouctl.answers.check import check_report
from mouctl.errors import NothingToDo, UsageError
from mouctl.findings import Checked, Finding, Page
from mouctl.loading.register import load_scope
from mouctl.loading.scope import Scope, scope_of_paths
from mouctl.sentences import say
from mouctl.service.gathering import ALL, Ways, gather
from mouctl.service.opening import Answer, View, open_scope
from mouctl.service.pages import comparing_ids, every_id, pages
from mouctl.service.sifting import ALWAYS, Sieve, Wishes
from mouctl.service.spool import Spool
from mouctl.service.verdicts.means import Means

EVERYTHING = Wishes()
PLAINLY = Means()


class Compared(NamedTuple):
    """What a comparison with a revision found, and what of it is told to programs."""

    findings: tuple[Finding, ...] = ()
    data: AgainstData | None = None


class Found(NamedTuple):
    """What one look at a register brought to light, and what of it is wanted."""

    agreements: tuple[str, ...]
    """The ids of all that were checked."""
    shown: Spool
    """In the order of every output; those that are waived are among them."""
    hidden: int
    """How many of those that are wanted the baseline hides."""
    compared: Compared


def check(
    folder: Path | None,
    paths: Sequence[Path],
    view: View,
    wishes: Wishes = EVERYTHING,
    against: str | None = None,
    means: Means = PLAINLY,
) -> Answer:
    """All findings of one run, by place; exit code 3, or NothingToDo, where no agreement was there to check.

    With `against` the register is also compared with that revision. Raises UsageError for a filter, a baseline or a
    revision that cannot be.
    """
    return answered(look(folder, paths, view, wishes, against, means), wishes)


def look(
    folder: Path | None, paths: Sequence[Path], view: View, wishes: Wishes, against: str | None, means: Means = PLAINLY
) -> Found:
    """What `check` tells, before it is told; raises the same."""
    sieve = Sieve(wishes, every_id())
    _refuse_partial_baseline(wishes)
    scope = scope_of_paths(paths) if paths else open_scope(folder)
    compared = _compared(scope, against, view, is_whole=not paths)
    ways = Ways(view, means, every_id(), comparing_ids() if against is None else ())
    # A baseline knows what is left out here as well.
    keep = sieve.sift if wishes.sifts and wishes.baseline is None else ALL
    found = gather(scope, compared.findings, ways, keep)
    if not found.agreements and not found.findings:
        raise NothingToDo(
            say("No agreement there to check."), say("Name a register, an agreement's folder or one of its files.")
        )
    if wishes.baseline is None:
        return Found(found.agreements, found.findings, 0, compared)
    from mouctl.service import baseline  # most runs have none

    reach = baseline.Reach(found.judged, frozenset(scope.names), whole=not paths)
    held = baseline.held_against(wishes.baseline, found.findings, reach, update=wishes.update_baseline)
    return Found(found.agreements, Spool.of(sieve.sift(held.left)), sum(map(sieve.keeps, held.hidden)), compared)


def answered(found: Found, wishes: Wishes, fixing: Fixing | None = None) -> Answer:
    """The report of what was found, and of what was fixed before."""
    fixing = fixing or Fixing(unsafe=wishes.unsafe_fixes)
    checked = _checked(found, wishes)
    report = check_report(
        checked, found.hidden, show_waived=wishes.show_waived, against=found.compared.data, fixing=fixing
    )
    # Nothing checked is never success, nor mere findings.
    return Answer(report=report if found.agreements else report._replace(exit_code=NothingToDo.exit_code))


def _refuse_partial_baseline(wishes: Wishes) -> None:
    if wishes.update_baseline and wishes.baseline is None:
        raise UsageError(say("--update-baseline needs --baseline FILE."))
    if wishes.update_baseline and wishes.sifts:
        raise UsageError(
            say("--update-baseline does not go with --select, --ignore or --severity."),
            say("A baseline holds all findings; what is shown can be chosen at every other run."),
        )


def _checked(found: Found, wishes: Wishes) -> Checked:
    return Checked(
        findings=found.shown,
        agreements=found.agreements,
        pages=partial(_pages_of, found.shown),
        failing=ALWAYS,
        fail_on=wishes.fail_on,
        kinds=found.shown.kinds,
    )


def _pages_of(findings: Iterable[Finding]) -> tuple[Page, ...]:
    occurring = {finding.rule for finding in findings}
    return tuple(page for name, page in pages().items() if name in occurring)


def _compared(scope: Scope, revision: str | None, view: View, *, is_whole: bool) -> Compared:
    if revision is None:
        return Compared()
    from mouctl.service.comparing import compare  # git is asked only where a comparison is wanted

    return compare(load_scope(scope), revision, view, is_whole=is_whole)
