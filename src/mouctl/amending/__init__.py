"""Laying an addendum over the text: the agreement and its work plan as they stand from the day it takes effect.

What an addendum says is judged where it is laid over, since only the text before it shows what there is to change: by
loading, which places each fault in `events.toml`, and on each day asked about, where an earlier addendum may since have
been corrected away.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mouctl.amending._kinds import ACTIVITY, ARTICLE, CLAUSE, PARTY, PROGRAMME, SCOPE
from mouctl.amending._laying import Build, Laying, Misfit
from mouctl.findings import Route
from mouctl.model.agreement import Agreement
from mouctl.model.amends import ACTION, ADD, Amends, PlanAmends
from mouctl.model.event import Addendum, Event
from mouctl.model.version import Version
from mouctl.model.workplan import Programme, WorkPlan
from mouctl.sentences import Sentence, say

__all__ = ["Build", "Misfit", "amended", "in_order", "versions_of"]

_PLAN: Route = ("workplan",)


def in_order(events: Iterable[Event]) -> tuple[Addendum, ...]:
    """The addenda that say what they change, in the order in which they are laid over: by the day they take effect."""
    addenda = (event for event in events if isinstance(event, Addendum) and event.amends)
    return tuple(sorted(addenda, key=lambda addendum: (addendum.effective, addendum.on, addendum.id)))


def versions_of(signed: Version, events: Iterable[Event]) -> tuple[Version, ...]:
    """The signed text, and the text after each of the addenda among the events, in order."""
    versions = [signed]
    for addendum in in_order(events):
        versions.append(amended(versions[-1], addendum)[0])
    return tuple(versions)


def amended(before: Version, addendum: Addendum, build: Build | None = None) -> tuple[Version, tuple[Misfit, ...]]:
    """The text from the day of the addendum on, with all that could be laid over, and what could not."""
    laying, amends = Laying(build), addendum.amends or Amends()
    after = Version(
        agreement=_agreement(before.agreement, addendum, amends, laying),
        workplan=_plan(before.workplan, amends.workplan, laying),
        amendment=addendum.amendment,
    )
    return after._replace(misfits=tuple(misfit.message for misfit in laying.misfits)), tuple(laying.misfits)


def _agreement(agreement: Agreement, addendum: Addendum, amends: Amends, laying: Laying) -> Agreement:
    there = set(map(id, agreement.clauses))
    laid = laying.over(agreement.clauses, amends.clauses, CLAUSE)
    changes = {
        **_given(amends, "title", "object", "calendars"),
        "conventions": {**agreement.conventions, **amends.conventions},
        "clauses": tuple(
            clause if id(clause) in there else clause.as_changed_by(addendum.amendment) for clause in laid
        ),
        "parties": laying.over(agreement.parties, amends.parties, PARTY),
        "scope": laying.over(agreement.scope, amends.scope, SCOPE),
        "articles": laying.over(agreement.articles, amends.articles, ARTICLE),
    }
    return Agreement.model_construct(**{**dict(agreement), **changes})


def _plan(plan: WorkPlan | None, amends: PlanAmends | None, laying: Laying) -> WorkPlan | None:
    if amends is None:
        return plan
    if plan is None:
        laying.refuse(_PLAN, say("The agreement has no work plan that could change."))
        return None
    programmes = laying.over(plan.programmes, amends.programmes, PROGRAMME, _PLAN)
    changes = {
        **_given(amends, "title", "years"),
        "labels": {**plan.labels, **amends.labels},
        "programmes": _with_activities(programmes, amends.activities, laying),
    }
    return plan.model_copy(update=changes)


def _given(amends: Amends | PlanAmends, *keys: str) -> dict[str, Any]:
    return {key: value for key in keys if (value := getattr(amends, key)) is not None}


def _with_activities(
    programmes: Sequence[Programme], tables: Sequence[Mapping[str, Any]], laying: Laying
) -> tuple[Programme, ...]:
    """The programmes with the changes of their activities, each in the programme that has it or is to have it."""
    result = list(programmes)
    for index, table in enumerate(tables):
        route = (*_PLAN, ACTIVITY.key, index)
        place = next((at for at, programme in enumerate(result) if _belongs(table, programme)), None)
        if place is None:
            laying.refuse(route, *_no_place(table, result))
            continue
        own = {key: value for key, value in table.items() if key != PROGRAMME.key}
        activities = laying.one_over(result[place].activities, own, ACTIVITY, route)
        result[place] = result[place].model_copy(update={"activities": activities})
    return tuple(result)


def _belongs(table: Mapping[str, Any], programme: Programme) -> bool:
    if table.get(ACTION) == ADD:
        return programme.number == table.get(PROGRAMME.key)
    return any(activity.id == table.get("id") for activity in programme.activities)


def _no_place(table: Mapping[str, Any], programmes: Sequence[Programme]) -> tuple[Sentence, Sentence]:
    if table.get(ACTION) == ADD:
        message = say("There is no programme “{number}” to add it to.", number=str(table.get(PROGRAMME.key, "")))
        there = tuple(programme.number for programme in programmes)
        return message, say("Name its programme under “programme”. There is: {names}", names=there)
    there = ACTIVITY.all_told([activity for each in programmes for activity in each.activities])
    message = say("There is no {name} in the text that the addendum changes.", name=ACTIVITY.told(table))
    return message, say("There is: {names}", names=there)
