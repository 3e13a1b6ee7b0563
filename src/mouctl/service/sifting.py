"""Which findings are wanted, and which of them make a run fail. Nothing here hides a file that is not understood."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.findings import Finding, Severity
from mouctl.loading.codes import CODES as OF_LOADING
from mouctl.sentences import say
from mouctl.service.codes import CRASHED
from mouctl.service.pages import no_such_rule

ALWAYS = frozenset({*OF_LOADING, CRASHED})
"""Always shown, and always failing: without what they are about nothing else is certain."""


class Wishes(NamedTuple):
    """What is asked of a check. `select` and `ignore` are ids of rules, or families such as `MOU2`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.NOTE
    """The least severity that is shown."""
    fail_on: Severity | None = Severity.WARNING
    """The least severity that fails; None: only what always fails."""
    show_waived: bool = False
    baseline: Path | None = None
    update_baseline: bool = False
    unsafe_fixes: bool = False
    """Whether fixes that somebody has to look at afterwards are wanted too."""

    @property
    def sifts(self) -> bool:
        """Whether any finding may be left out."""
        return bool(self.select or self.ignore) or self.severity > Severity.NOTE


class Sieve:
    """Keeps the findings that are wanted. Raises UsageError for an id or a family that does not exist."""

    def __init__(self, wishes: Wishes, known: Collection[str]) -> None:
        self._severity = wishes.severity
        self._selected = _ids(wishes.select, known) if wishes.select else frozenset(known)
        self._ignored = _ids(wishes.ignore, known)
        if kept := sorted(self._ignored & ALWAYS):
            raise UsageError(
                say("{ids} cannot be ignored: without what they are about no date is certain.", ids=tuple(kept)),
                say("Mend the files. Rules are ignored by their id or family, such as MOU303 or MOU4."),
            )

    def keeps(self, finding: Finding) -> bool:
        """Whether the finding is wanted."""
        return finding.rule in ALWAYS or (self._selects(finding) and finding.severity >= self._severity)

    def sift(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those that are wanted, in their order; what is shown without having been selected is not to be fixed."""
        kept = filter(self.keeps, findings)
        return (each if self._selects(each) else each._replace(fix=None) for each in kept)

    def _selects(self, finding: Finding) -> bool:
        return finding.rule in self._selected and finding.rule not in self._ignored


def _ids(wanted: Sequence[str], known: Collection[str]) -> frozenset[str]:
    """The ids that the words name, each one id or one family: an id without its last two characters."""
    found: set[str] = set()
    for word in (word.strip().upper() for part in wanted for word in part.split(",")):
        named = {each for each in known if word in (each, each[:-2])}
        if not named:
            raise no_such_rule(word, sorted({*known, *(each[:-2] for each in known)}))
        found |= named
    return frozenset(found)
