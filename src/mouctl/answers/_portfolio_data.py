"""What the work plans of all agreements ask of one side, in the shape of the JSON contract."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.answers._plan_data import RowData, ShareData, row_data, share_data
from mouctl.answers._plan_shown import FiltersData, filters_data, told_yearless
from mouctl.lifecycle import State
from mouctl.selection import Choice, Selection
from mouctl.sentences import Sentence, say

Why: TypeAlias = Literal["unreadable", "no-work-plan", "other-parties", "not-in-force", "nothing-wanted"]
_REASONS: dict[Why, Sentence] = {
    "unreadable": say("not looked at, since its files have faults: mouctl check"),
    "no-work-plan": say("no work plan"),
    "other-parties": say("none of its parties is asked for"),
    "not-in-force": say("not in force in that time"),
    "nothing-wanted": say("no activity is like that"),
}


class LeftOut(NamedTuple):
    """An agreement of which nothing is shown."""

    agreement: str
    why: Why
    selection: Selection | None = None
    """What was looked for in its work plan, as far as that was looked at."""

    @property
    def reasons(self) -> tuple[Sentence, ...]:
        """Why it is not there, and what in it may be meant all the same."""
        yearless = told_yearless(self.selection) if self.selection else ()
        return tuple(of_agreement(self.agreement, reason) for reason in (_REASONS[self.why], *yearless))


def of_agreement(agreement: str, what: Sentence) -> Sentence:
    """What is said of one agreement among others."""
    return say("{id}: {what}", id=agreement, what=what)


class LeftOutData(TypedDict):
    """An agreement of which nothing is shown; `why` is a code, `reason` says it; `yearless` as in `PlanData`."""

    agreement: str
    why: Why
    reason: Told
    yearless: int


class PlanData(TypedDict):
    """The rows shown of one agreement's plan; `parties` are those asked for, `total` is how many rows the plan has.

    `yearless` counts the rows that are not shown because they say no year, where years are asked for.
    """

    agreement: str
    title: str
    state: State
    parties: tuple[str, ...]
    years: tuple[int, ...]
    total: int
    yearless: int
    rows: tuple[RowData, ...]
    share: ShareData


class PortfolioData(TypedDict):
    """The work plans of which something is shown, and every other agreement with the reason.

    `unknown_years` are those asked for that no work plan has.
    """

    as_of: date
    filters: FiltersData
    unknown_years: tuple[int, ...]
    agreements: tuple[PlanData, ...]
    left_out: tuple[LeftOutData, ...]
    share: ShareData


def portfolio_data(
    selections: Sequence[Selection], choice: Choice, left_out: Sequence[LeftOut], as_of: date, unknown: tuple[int, ...]
) -> PortfolioData:
    """The answer in the contract's shape."""
    return PortfolioData(
        as_of=as_of,
        filters=filters_data(choice),
        unknown_years=unknown,
        agreements=tuple(map(_plan_data, selections)),
        left_out=tuple(map(_left_out_data, left_out)),
        share=share_data(*selections),
    )


def _plan_data(selection: Selection) -> PlanData:
    return PlanData(
        agreement=selection.life.version.agreement.id,
        title=selection.plan.title,
        state=selection.life.state,
        parties=selection.party_ids,
        years=selection.years,
        total=len(selection.every),
        yearless=selection.yearless,
        rows=tuple(row_data(row, selection) for row in selection.rows),
        share=share_data(selection),
    )


def _left_out_data(left_out: LeftOut) -> LeftOutData:
    return LeftOutData(
        agreement=left_out.agreement,
        why=left_out.why,
        reason=_REASONS[left_out.why],
        yearless=left_out.selection.yearless if left_out.selection else 0,
    )
