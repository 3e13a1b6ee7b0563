"""What references can lead to: the ids that are there, or None where they cannot all be known."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from mouctl.findings import Route
from mouctl.loading.routes import EACH, follow, ids, walk
from mouctl.model.event import EVENT_TYPES

Files: TypeAlias = Mapping[str, Mapping[str, Any] | None]
"""The data of `agreement`, `workplan` and `events`: empty where there is no such file, None where it is unusable."""


def parties(files: Files, route: Route) -> frozenset[str] | None:
    """The parties' ids."""
    return ids(files["agreement"], ("party", EACH))


def scope(files: Files, route: Route) -> frozenset[str] | None:
    """The items of the agreement's scope."""
    return ids(files["agreement"], ("scope", EACH))


def activities(files: Files, route: Route) -> frozenset[str] | None:
    """The activities of the work plan."""
    return ids(files["workplan"], ("programme", EACH, "activity", EACH))


def stages(files: Files, route: Route) -> frozenset[str] | None:
    """The stages of the programme in which `route` stands."""
    return ids(follow(files["workplan"], route[:2]), ("stage", EACH))


def contacts(files: Files, route: Route) -> frozenset[str] | None:
    """The contacts of the party that the event at `route` names."""
    wanted = follow(files["events"], (*route[:2], "party"))
    for _, party in walk(files["agreement"], ("party", EACH)):
        if follow(party, ("id",)) == wanted:
            return ids(party, ("contact", EACH))
    return None


def obligations(files: Files, route: Route) -> frozenset[str] | None:
    """The clauses of type `obligation`, whose ids are their duties, and the duty to resume where a clause has it."""
    if files["agreement"] is None or not isinstance(files["agreement"].get("clause", []), list):
        return None
    resumed = {"force-majeure-resume" for _ in walk(files["agreement"], ("clause", EACH, "resume"))}
    return _of_type(files["agreement"], ("clause", EACH), "obligation") | resumed


def other_events(files: Files, route: Route) -> frozenset[str] | None:
    """The events beside the one at `route`."""
    known = ids(files["events"], ("event", EACH))
    return known - _itself(files, route) if known is not None else None


def disputes(files: Files, route: Route) -> frozenset[str] | None:
    """The disputes beside the one at `route`."""
    if ids(files["events"], ("event", EACH)) is None:
        return None
    return _of_type(files["events"], ("event", EACH), "dispute") - _itself(files, route)


def event_types(files: Files, route: Route) -> frozenset[str]:
    """The types of events that there are."""
    return frozenset(EVENT_TYPES)


def _of_type(data: object, pattern: tuple[str, ...], kind: str) -> frozenset[str]:
    entries = (entry for _, entry in walk(data, pattern) if follow(entry, ("type",)) == kind)
    return frozenset(each for each in (follow(entry, ("id",)) for entry in entries) if isinstance(each, str))


def _itself(files: Files, route: Route) -> frozenset[str]:
    own = follow(files["events"], (*route[:2], "id"))
    return frozenset([own]) if isinstance(own, str) else frozenset()
