"""What references can lead to: the ids that are there, or None where they cannot all be known."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from mouctl.findings import Route
from mouctl.loading.routes import EACH, follow, ids, under, walk
from mouctl.model.event import EVENT_TYPES

Files: TypeAlias = Mapping[str, Mapping[str, Any] | None]
"""The data of `agreement`, `workplan` and `events`: empty where there is no such file, None where it is unusable."""


def parties(files: Files, route: Route) -> frozenset[str] | None:
    """The parties' ids."""
    return _with_added(ids(files["agreement"], ("party", EACH)), files, "party")


def scope(files: Files, route: Route) -> frozenset[str] | None:
    """The items of the agreement's scope."""
    return _with_added(ids(files["agreement"], ("scope", EACH)), files, "scope")


def activities(files: Files, route: Route) -> frozenset[str] | None:
    """The activities of the work plan."""
    known = ids(files["workplan"], ("programme", EACH, "activity", EACH))
    known = _with_added(known, files, "workplan", "programme", EACH, "activity")
    return _with_added(known, files, "workplan", "activity")


def stages(files: Files, route: Route) -> frozenset[str] | None:
    """The stages of the programme in which `route` stands; for an addendum, of all of them."""
    if route[0] != "event":
        return ids(follow(files["workplan"], route[:2]), ("stage", EACH))
    known = ids(files["workplan"], ("programme", EACH, "stage", EACH))
    return _with_added(known, files, "workplan", "programme", EACH, "stage")


def contacts(files: Files, route: Route) -> frozenset[str] | None:
    """The contacts of the party that the event at `route` names."""
    wanted = follow(files["events"], (*route[:2], "party"))
    signed = walk(files["agreement"], ("party", EACH))
    added = walk(files["events"], ("event", EACH, "amends", "party", EACH))
    own = [party for _, party in (*signed, *added) if under(party, "id") == wanted]
    known = [ids(party, ("contact", EACH)) for party in own]
    return frozenset().union(*filter(None, known)) if known and None not in known else None


def obligations(files: Files, route: Route) -> frozenset[str] | None:
    """The clauses of type `obligation`, whose ids are their duties, and the duty to resume where a clause has it."""
    if files["agreement"] is None or not isinstance(files["agreement"].get("clause", []), list):
        return None
    signed, added = ("clause", EACH), ("event", EACH, "amends", "clause", EACH)
    resuming = (*walk(files["agreement"], (*signed, "resume")), *walk(files["events"], (*added, "resume")))
    resumed = {"force-majeure-resume" for _ in resuming}
    own = _of_type(files["agreement"], signed, "obligation")
    return own | _of_type(files["events"], added, "obligation") | resumed


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


def _with_added(known: frozenset[str] | None, files: Files, *pattern: str) -> frozenset[str] | None:
    """The ids that are known, and those in the tables of addenda; what these name wrongly is said where it stands."""
    tables = walk(files["events"], ("event", EACH, "amends", *pattern, EACH))
    added = {name for _, table in tables if isinstance(name := under(table, "id"), str)}
    return known | added if known is not None else None


def _of_type(data: object, pattern: tuple[str, ...], kind: str) -> frozenset[str]:
    found = [under(entry, "id") for _, entry in walk(data, pattern) if under(entry, "type") == kind]
    return frozenset([each for each in found if isinstance(each, str)])


def _itself(files: Files, route: Route) -> frozenset[str]:
    own = follow(files["events"], (*route[:2], "id"))
    return frozenset([own]) if isinstance(own, str) else frozenset()


BY_PLACE = frozenset((stages, contacts, other_events, disputes))
"""The kinds of target that depend on the entry of the file's list in which the reference stands."""
