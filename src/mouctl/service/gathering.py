"""Everything that is said of what is in the scope, waived where somebody let it go: agreement by agreement."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mouctl.findings import Finding
from mouctl.language import Language
from mouctl.loading.entries import in_order_of_place
from mouctl.loading.outline import Outline
from mouctl.loading.scope import Part, Scope
from mouctl.service.opening import View
from mouctl.service.spool import Spool
from mouctl.service.verdicts.means import Means
from mouctl.service.verdicts.passed import Passed
from mouctl.service.verdicts.passing import verdicts_on
from mouctl.service.verdicts.told import told_finding
from mouctl.service.waiving import Claim, Claims, waived

Keep: TypeAlias = Callable[[Iterable[Finding]], Iterable[Finding]]
"""Leaves out what nobody will ask for."""
ALL: Keep = iter


class Ways(NamedTuple):
    """How a register is looked at."""

    view: View
    means: Means
    known: Collection[str]
    """The ids of all rules."""
    not_run: Collection[str]
    """Those of the rules that had nothing to look at in this run."""


class Gathered(NamedTuple):
    """What there is to say, and about which agreements."""

    findings: Spool
    agreements: tuple[str, ...]
    """The ids of all that were checked, sorted."""
    judged: frozenset[str]
    """Those of them whose files have no fault."""


def gather(scope: Scope, compared: Sequence[Finding], ways: Ways, keep: Keep) -> Gathered:
    """All findings of everything in the scope, with those of a comparison, told in one language."""
    gathering = _Gathering(compared, ways, keep)
    for part in scope.parts:
        gathering.take(part)
    gathering.close(scope)
    outlines = (outline for each in gathering.outlines.values() for outline in each)
    return Gathered(gathering.spool, tuple(sorted(each.id for each in outlines)), frozenset(gathering.judged))


class _Gathering:
    """What is done with each verdict as it comes in; only what agreements share is kept until the end."""

    def __init__(self, compared: Sequence[Finding], ways: Ways, keep: Keep) -> None:
        self.spool = Spool()
        self.outlines: dict[Path | None, list[Outline]] = {}
        self.judged: set[str] = set()
        self._ways = ways
        self._keep = keep
        self._language = Language(ways.means.language)
        self._compared: dict[str | None, list[Finding]] = {}
        for finding in compared:
            self._compared.setdefault(finding.agreement, []).append(finding)
        self._shared: dict[Finding, None] = {}
        """What is said of what agreements share: many of them may say the same."""
        self._claims_on_shared: list[Claim] = []

    def take(self, part: Part) -> None:
        """The verdicts on a register's agreements."""
        outlines = self.outlines.setdefault(part.ground.root, [])
        claims = Claims(part.ground)
        for verdict in verdicts_on(part, self._ways.view, self._ways.means):
            outlines.append(verdict.outline)
            if verdict.judged:
                self.judged.add(verdict.id)
            self._hear(verdict, tuple(claims.about(verdict)))

    def close(self, scope: Scope) -> None:
        """What is no single agreement's own, and what only shows where all of them are held against each other."""
        across = scope.across(self.outlines)
        beside = (finding for each in self._compared.values() for finding in each)
        shared = sorted(self._shared, key=lambda finding: (finding.sort_key, str(finding.message)))
        rest = dict.fromkeys((*scope.findings, *shared, *beside, *across))
        self.spool.extend(in_order_of_place(self._wanted(tuple(rest), self._claims_on_shared)))

    def _hear(self, verdict: Passed, claims: Sequence[Claim]) -> None:
        self._shared.update(dict.fromkeys(verdict.shared))
        self._claims_on_shared += (each for each in claims if each.agreement is None)
        own = [each for each in claims if each.agreement is not None]
        compared = self._compared.pop(verdict.id, ())
        if own or compared or self._keep is not ALL:
            self.spool.add(self._wanted((*(verdict.own.findings if verdict.own else ()), *compared), own))
        else:
            self.spool.lay(verdict.own)

    def _wanted(self, findings: Sequence[Finding], claims: Sequence[Claim]) -> Iterable[Finding]:
        ways = self._ways
        marked = waived(findings, claims, ways.view, ways.known, ways.not_run)
        return self._keep(self._told(marked))

    def _told(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Told where they are still sentences: those of the verdicts came as text."""
        return (each if isinstance(each.message, str) else told_finding(each, self._language) for each in findings)
