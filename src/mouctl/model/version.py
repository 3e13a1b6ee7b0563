"""The text of an agreement as it stands from a day on: the signed one, or the one that an addendum left."""

from datetime import date
from typing import NamedTuple

from mouctl.model.agreement import Agreement
from mouctl.model.amendment import Amendment
from mouctl.model.workplan import WorkPlan
from mouctl.sentences import Sentence


class Version(NamedTuple):
    """The agreement and its work plan from the day of `amendment` on, or from the beginning where there is none."""

    agreement: Agreement
    workplan: WorkPlan | None = None
    amendment: Amendment | None = None
    misfits: tuple[Sentence, ...] = ()
    """What of the addendum could not be laid over the text before it."""

    @property
    def since(self) -> date:
        """The first day on which it holds."""
        return self.amendment.effective_on if self.amendment else date.min


def version_on(versions: tuple[Version, ...], day: date) -> Version:
    """The one in force on a day; `versions` begins with the signed text, in the order of the days."""
    return next(version for version in reversed(versions) if version.since <= day)
