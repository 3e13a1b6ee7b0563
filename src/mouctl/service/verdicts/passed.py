"""A verdict on its way from where it was passed to where it is told."""

from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading.outline import Outline
from mouctl.service.spool import Batch, packed
from mouctl.service.verdicts.verdict import Judged, Verdict


class Passed(NamedTuple):
    """A verdict, packed: most findings are laid aside without anybody looking at them."""

    outline: Outline
    judged: Judged | None
    own: Batch | None
    """The findings about the agreement itself."""
    shared: tuple[Finding, ...]
    """Those about what it shares with others."""

    @property
    def id(self) -> str:
        """The agreement's folder."""
        return self.outline.id


def passed(verdict: Verdict) -> Passed:
    """The verdict as it is passed on."""
    own = packed(each for each in verdict.findings if each.agreement is not None)
    shared = tuple(each for each in verdict.findings if each.agreement is None)
    return Passed(verdict.outline, verdict.judged, own, shared)
