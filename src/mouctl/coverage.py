"""How the scope of an agreement and its work plan cover each other, and where the plan has gaps.

Decided here once: the rules MOU401 to MOU408 of `mouctl check` tell it of the signed work plan (MOU408 of the one that
addenda have left), `mouctl coverage` of the one in force on the day asked about. Years are calendar years.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.findings import Route
from mouctl.lifecycle import Life
from mouctl.model.agreement import Agreement, Lettered
from mouctl.model.party import Party
from mouctl.model.schedule_words import Undated, read_schedule
from mouctl.model.workplan import Activity, Funding, Programme, WorkPlan

MOST_OF_A_YEAR = 183
"""Days in force that make a year count: more than half of it."""

Extent: TypeAlias = Literal["covered", "partly", "uncovered"]


class Line(NamedTuple):
    """A line of the work plan, with the route to it."""

    route: Route
    activity: Activity


class Uncovered(NamedTuple):
    """An item of the scope that no programme carries out; the route leads into the agreement."""

    route: Route
    item: Lettered


class Orphan(NamedTuple):
    """A programme that carries out no item of the scope; `unknown` are the ids that it gives and that are none."""

    route: Route
    programme: Programme
    unknown: tuple[str, ...]


class StrayYear(NamedTuple):
    """A ticked year before or after the agreement, whose first or last day `bound` is, or without a column."""

    route: Route
    activity: Activity
    year: int
    why: Literal["before", "after", "no-column"]
    bound: date | None = None


class Idle(NamedTuple):
    """Parties to whom a line gives nothing to do."""

    line: Line
    parties: tuple[Party, ...]


class OthersMoney(NamedTuple):
    """A source of money that is recorded as no party's."""

    route: Route
    activity: Activity
    funding: Funding


class IdleYears(NamedTuple):
    """Years in most of which the agreement is in force, from `first` to `last`, and which no line has a tick for."""

    first: date
    last: date
    years: tuple[int, ...]


def lines_of(plan: WorkPlan | None) -> Iterator[Line]:
    """Every line of the work plan, in the order printed."""
    for row, programme in enumerate(plan.programmes if plan else ()):
        for place, activity in enumerate(programme.activities):
            yield Line(("programme", row, "activity", place), activity)


def uncovered(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Uncovered]:
    """The items of the scope without a programme; none where there is no work plan."""
    if plan is None:
        return
    carried_out = {item for programme in plan.programmes for item in programme.scope}
    for place, item in enumerate(agreement.scope):
        if item.id not in carried_out:
            yield Uncovered(("scope", place), item)


def orphans(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Orphan]:
    """The programmes without an item; none where the agreement names no scope."""
    items = {item.id for item in agreement.scope}
    for row, programme in enumerate(plan.programmes if plan and items else ()):
        if items.isdisjoint(programme.scope):
            yield Orphan(("programme", row, "scope"), programme, programme.scope)


def stray_years(plan: WorkPlan | None, validity: tuple[date | None, date | None]) -> Iterator[StrayYear]:
    """The ticks for years in which the agreement is not in force, or else that the table has no column for."""
    first, last = validity
    for route, activity in lines_of(plan):
        for position, year in enumerate(activity.years):
            place: Route = (*route, "years", position)
            if first and year < first.year:
                yield StrayYear(place, activity, year, "before", first)
            elif last and year > last.year:
                yield StrayYear(place, activity, year, "after", last)
            elif plan and year not in plan.years:
                yield StrayYear(place, activity, year, "no-column")


def undated(plan: WorkPlan | None) -> Iterator[Line]:
    """The lines whose day is left to the parties or is not written."""
    return _scheduled(plan, Undated.UNDETERMINED)


def unreadable(plan: WorkPlan | None) -> Iterator[Line]:
    """The lines whose schedule cannot be read."""
    return _scheduled(plan, Undated.UNREADABLE)


def _scheduled(plan: WorkPlan | None, how: Undated) -> Iterator[Line]:
    return (line for line in lines_of(plan) if read_schedule(line.activity.schedule) is how)


def unfunded(plan: WorkPlan | None) -> Iterator[Line]:
    """The lines without a source of money."""
    return (line for line in lines_of(plan) if not line.activity.funding)


def idle(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Idle]:
    """The lines that give a party nothing to do, with all such parties."""
    for line in lines_of(plan):
        if parties := _without_duty(agreement, (line.activity,)):
            yield Idle(line, parties)


def _without_duty(agreement: Agreement, activities: Sequence[Activity]) -> tuple[Party, ...]:
    return tuple(party for party in agreement.parties if not any(each.duties.get(party.id) for each in activities))


def others_money(agreement: Agreement, plan: WorkPlan | None) -> Iterator[OthersMoney]:
    """Every source of money of neither party."""
    for route, activity in lines_of(plan):
        for position, funding in enumerate(activity.funding):
            if funding.party not in agreement.party_ids:
                yield OthersMoney((*route, "funding", position), activity, funding)


def idle_years(plan: WorkPlan | None, life: Life) -> IdleYears | None:
    """The years without any tick, with the days from which to which the agreement is in force; None where none is.

    Where it has no end they go up to the day asked about.
    """
    first, last = life.validity
    if plan is None or first is None:
        return None
    end = min(last or life.situation.as_of, life.last_day or date.max)
    ticked = _ticked(activity for _, activity in plan.activities())
    years = tuple(year for year in _years(first, end) if year not in ticked)
    return IdleYears(first, end, years) if years else None


def _ticked(activities: Iterable[Activity]) -> set[int]:
    return {year for activity in activities for year in activity.years}


def _years(first: date, last: date) -> Iterator[int]:
    """The years of which most lies between the two days; a hundred of them are enough to tell."""
    for year in range(first.year, min(last.year, first.year + 100) + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if (end - begin).days + 1 >= MOST_OF_A_YEAR:
            yield year


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
    ticked, without = _ticked(activities), _without_duty(agreement, activities)
    funding = tuple({(each.source, each.party): each for line in activities for each in line.funding}.values())
    return Covered(
        item=item,
        programmes=programmes,
        years=tuple(year for year in plan.years if year in ticked),
        parties=tuple(party for party in agreement.parties if party not in without),
        funding=funding,
        years_without=tuple(year for year in plan.years if year not in ticked),
        parties_without=without,
        own_money=any(each.party in agreement.party_ids for each in funding),
    )
