"""How far the programmes of a work plan carry out the scope of an agreement, item by item."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from mouctl.model.agreement import Agreement, Lettered
from mouctl.model.party import Party
from mouctl.model.workplan import Activity, Funding, Programme, WorkPlan

Extent: TypeAlias = Literal["covered", "partly", "uncovered"]


class Covered(NamedTuple):
    """An item of the scope with what carries it out, and what is lacking there."""

    item: Lettered
    programmes: tuple[Programme, ...]
    years: tuple[int, ...]
    """The years of the table in which a line of these programmes is ticked."""
    parties: tuple[Party, ...]
    """The parties that have a duty there."""
    funding: tuple[Funding, ...]
    """The sources of money, each once."""
    years_without: tuple[int, ...]
    """The years of the table without a tick."""
    parties_without: tuple[Party, ...]
    own_money: bool
    """Whether a party pays for any of it."""

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The lines of its programmes."""
        return tuple(activity for programme in self.programmes for activity in programme.activities)

    @property
    def extent(self) -> Extent:
        """Covered where every party has a duty, every year of the table has a tick, and a party pays for some of it."""
        if not self.programmes:
            return "uncovered"
        whole = self.activities and self.own_money and not self.years_without and not self.parties_without
        return "covered" if whole else "partly"


def coverage(agreement: Agreement, plan: WorkPlan) -> Iterator[Covered]:
    """Each item of the scope, in the order of the text."""
    for item in agreement.scope:
        programmes = tuple(each for each in plan.programmes if item.id in each.scope)
        yield _covered(item, programmes, agreement, plan)


def _covered(item: Lettered, programmes: tuple[Programme, ...], agreement: Agreement, plan: WorkPlan) -> Covered:
    activities = [activity for programme in programmes for activity in programme.activities]
    ticked = {year for activity in activities for year in activity.years}
    busy = {party for activity in activities for party, duties in activity.duties.items() if duties}
    funding = tuple({(each.source, each.party): each for line in activities for each in line.funding}.values())
    return Covered(
        item=item,
        programmes=programmes,
        years=tuple(year for year in plan.years if year in ticked),
        parties=tuple(party for party in agreement.parties if party.id in busy),
        funding=funding,
        years_without=tuple(year for year in plan.years if year not in ticked),
        parties_without=tuple(party for party in agreement.parties if party.id not in busy),
        own_money=any(each.party in agreement.party_ids for each in funding),
    )
