"""Where an agreement's scope and its work plan do not cover each other, and what the plan leaves open.

Decided here once: the rules MOU401 to MOU408 of `mouctl check` tell it of the signed work plan (MOU408 of the one that
addenda have left), `mouctl coverage` of the one in force on the day asked about. Years are calendar years.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.findings import Route
from mouctl.lifecycle import Life
from mouctl.model.agreement import Agreement
from mouctl.model.schedule_words import Undated, read_schedule
from mouctl.model.workplan import Activity, WorkPlan
from mouctl.sentences import Sentence, say

MOST_OF_A_YEAR = 183
"""Days in force that make a year count: more than half of it."""

Kind: TypeAlias = Literal[
    "uncovered", "orphan", "stray-year", "undated", "unreadable", "unfunded", "idle-party", "others-money", "idle-years"
]
"""An item without a programme, a programme without an item, and what a line or the table as a whole lacks."""


class Line(NamedTuple):
    """A line of the work plan, with the route to it."""

    route: Route
    activity: Activity


class Gap(NamedTuple):
    """Something that is not covered, or that the work plan leaves open."""

    kind: Kind
    route: Route
    """Where it shows: in the agreement for an item of its scope, else in the work plan."""
    about: str
    """The id of the item or the line, or the number of the programme; empty for the table as a whole."""
    message: Sentence

    @property
    def document(self) -> str:
        """The file that the route leads into."""
        return "agreement" if self.kind == "uncovered" else "workplan"


def lines_of(plan: WorkPlan | None) -> Iterator[Line]:
    """Every line of the work plan, in the order printed."""
    for row, programme in enumerate(plan.programmes if plan else ()):
        for place, activity in enumerate(programme.activities):
            yield Line(("programme", row, "activity", place), activity)


def uncovered(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Gap]:
    """The items of the scope without a programme; none where there is no work plan."""
    carried_out = {item for programme in plan.programmes for item in programme.scope} if plan else set()
    for place, item in enumerate(agreement.scope if plan else ()):
        if item.id not in carried_out:
            facts = {"id": item.id, "text": item.text}
            message = say("No programme of the work plan carries out item {id} of the scope: “{text}”.", **facts)
            yield Gap("uncovered", ("scope", place), item.id, message)


def orphans(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Gap]:
    """The programmes without an item that the scope has; none where the agreement names no scope."""
    items = {item.id for item in agreement.scope}
    for row, programme in enumerate(plan.programmes if plan and items else ()):
        if items.isdisjoint(programme.scope):
            facts = {"number": programme.number.rstrip("."), "name": programme.name}
            message = say("Programme {number} carries out no item of the scope: “{name}”.", **facts)
            yield Gap("orphan", ("programme", row, "scope"), programme.number, message)


def stray_years(plan: WorkPlan | None, validity: tuple[date | None, date | None]) -> Iterator[Gap]:
    """The ticks for years in which the agreement is not in force, or else that the table has no column for."""
    if plan is None:
        return
    astray = {year: told for year in ticked_years(plan) if (told := _astray(year, plan, *validity))}
    for route, activity in lines_of(plan) if astray else ():
        for position, year in enumerate(activity.years):
            if year in astray:
                yield Gap("stray-year", (*route, "years", position), activity.id, astray[year])


def _astray(year: int, plan: WorkPlan, first: date | None, last: date | None) -> Sentence | None:
    if first and year < first.year:
        return say("{year} is ticked, but the agreement begins on {first}.", year=str(year), first=first)
    if last and year > last.year:
        return say(
            "{year} is ticked, but the agreement ends on {last} at the latest, under every reading.",
            year=str(year),
            last=last,
        )
    if year not in plan.years:
        return say("{year} is ticked, but the table has no column for it.", year=str(year))
    return None


def undated_lines(plan: WorkPlan | None) -> Iterator[Line]:
    """The lines whose day is left to the parties or is not written."""
    return _scheduled(plan, Undated.UNDETERMINED)


def undated(plan: WorkPlan | None) -> Iterator[Gap]:
    """The same as gaps."""
    for route, activity in undated_lines(plan):
        message = say("Activity {id} has no day.", id=activity.id)
        if activity.schedule:
            message = say("Activity {id} has no day: “{words}”.", id=activity.id, words=activity.schedule)
        yield Gap("undated", (*route, "schedule"), activity.id, message)


def unreadable(plan: WorkPlan | None) -> Iterator[Gap]:
    """The lines whose schedule cannot be read."""
    for route, activity in _scheduled(plan, Undated.UNREADABLE):
        message = say("“{words}” cannot be read as a day, a month or a year.", words=activity.schedule)
        yield Gap("unreadable", (*route, "schedule"), activity.id, message)


def _scheduled(plan: WorkPlan | None, how: Undated) -> Iterator[Line]:
    return (line for line in lines_of(plan) if read_schedule(line.activity.schedule) is how)


def unfunded(plan: WorkPlan | None) -> Iterator[Gap]:
    """The lines without a source of money."""
    for route, activity in lines_of(plan):
        if not activity.funding:
            message = say("Activity {id} has no source of money: “{text}”.", id=activity.id, text=activity.text)
            yield Gap("unfunded", (*route, "funding"), activity.id, message)


def idle_parties(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Gap]:
    """The lines that give a party nothing to do, each with all such parties."""
    for route, activity in lines_of(plan):
        if idle := [party.label for party in agreement.parties if not activity.duties.get(party.id)]:
            message = say("Activity {id} gives no duty to {parties}.", id=activity.id, parties=tuple(idle))
            yield Gap("idle-party", (*route, "duties"), activity.id, message)


def others_money(agreement: Agreement, plan: WorkPlan | None) -> Iterator[Gap]:
    """Every source of money that is recorded as no party's."""
    for route, activity in lines_of(plan):
        for position, funding in enumerate(activity.funding):
            if funding.party not in agreement.party_ids:
                message = say(
                    "Activity {id} is paid from “{source}”, which is recorded as no party's money.",
                    id=activity.id,
                    source=funding.source,
                )
                yield Gap("others-money", (*route, "funding", position), activity.id, message)


def idle_years(plan: WorkPlan | None, life: Life) -> Iterator[Gap]:
    """The years in most of which the agreement is in force and that no line has a tick for, in one gap.

    Where it has no end they go up to the day asked about.
    """
    first, last = life.validity
    if plan is None or first is None:
        return
    end = min(last or life.situation.as_of, life.last_day or date.max)
    ticked = ticked_years(plan)
    if idle := tuple(str(year) for year in _years(first, end) if year not in ticked):
        message = say(
            "The agreement is in force from {first} to {last}, and no activity is ticked for {years}.",
            first=first,
            last=end,
            years=idle,
        )
        yield Gap("idle-years", ("years",), "", message)


def ticked_years(plan: WorkPlan) -> set[int]:
    """The years in which a line has a tick."""
    return {year for _, activity in plan.activities() for year in activity.years}


def _years(first: date, last: date) -> Iterator[int]:
    """The years of which most lies between the two days; a hundred of them are enough to tell."""
    for year in range(first.year, min(last.year, first.year + 100) + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if (end - begin).days + 1 >= MOST_OF_A_YEAR:
            yield year


def gaps(agreement: Agreement, plan: WorkPlan, life: Life) -> Iterator[Gap]:
    """All of them, kind after kind."""
    yield from uncovered(agreement, plan)
    yield from orphans(agreement, plan)
    yield from stray_years(plan, life.validity)
    yield from undated(plan)
    yield from unreadable(plan)
    yield from unfunded(plan)
    yield from idle_parties(agreement, plan)
    yield from others_money(agreement, plan)
    yield from idle_years(plan, life)
