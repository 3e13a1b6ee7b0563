"""Addenda against the text that they change: what each says must fit what is there by its day."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mouctl.amending import Misfit, amended, in_order
from mouctl.findings import Route
from mouctl.lifecycle import known_events
from mouctl.loading.calendars import unknown_calendars
from mouctl.loading.codes import MISFIT
from mouctl.loading.counting import unknown_conventions
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.validated import validated
from mouctl.model.dossier import Dossier
from mouctl.model.event import Addendum
from mouctl.model.fields import Record
from mouctl.model.version import Version


def misfitting_addenda(dossier: Dossier, data: Mapping[str, Any], calendars: Collection[str]) -> Iterator[Flaw]:
    """Everything in the addenda that does not fit; corrected ones change nothing. `data` is that of `events.toml`."""
    places = {event.id: index for index, event in enumerate(dossier.events)}
    version = Version(dossier.agreement, dossier.workplan)
    for addendum in in_order(known_events(dossier.events, None)):
        route: Route = ("event", places[addendum.id], "amends")
        own = data["event"][places[addendum.id]]["amends"]
        yield from unknown_conventions(own, "events", route)
        yield from unknown_calendars(own, "events", calendars, route)
        version, wrong = _laid_over(version, addendum, route)
        yield from wrong


def _laid_over(version: Version, addendum: Addendum, route: Route) -> tuple[Version, list[Flaw]]:
    found: list[Flaw] = []

    def build(model: type[Record], table: Mapping[str, Any], place: Route) -> Record | None:
        record, wrong = validated(model, table, "events", (*route, *place))
        found.extend(wrong)
        return record

    after, misfits = amended(version, addendum, build)
    return after, [*found, *(_misfit(each, route) for each in misfits)]


def _misfit(misfit: Misfit, route: Route) -> Flaw:
    return flaw(MISFIT, "events", (*route, *misfit.route), misfit.message, misfit.advice)
