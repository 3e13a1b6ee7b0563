"""References between the files of an agreement: each must lead to something that is there.

They are read off the raw data, so that a fault elsewhere does not hide them. Where the things referred to cannot all
be known, for a fault in their own file, nothing is said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mouctl.findings import Route
from mouctl.loading import targets
from mouctl.loading.codes import NO_SUCH_THING
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.routes import EACH, KEYS, Branches, Pattern, walk
from mouctl.loading.targets import Files
from mouctl.loading.words import choose, short
from mouctl.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Reference:
    """Where references stand, what they may lead to, and what to say of one that does not."""

    document: str
    pattern: Pattern
    targets: Callable[[Files, Route], frozenset[str] | None]
    missing: Callable[[str], Sentence]


def _party(name: str) -> Sentence:
    return say("No party has the id “{id}”.", id=name)


def _event(name: str) -> Sentence:
    return say("No other event has the id “{id}”.", id=name)


_REFERENCES = (
    Reference("agreement", ("initials", EACH, "party"), targets.parties, _party),
    Reference("agreement", ("clause", EACH, "owed_by", EACH), targets.parties, _party),
    Reference("agreement", ("clause", EACH, "party"), targets.parties, _party),
    Reference(
        "agreement",
        ("clause", EACH, "event"),
        targets.event_types,
        lambda name: say("There is no event type “{id}”.", id=name),
    ),
    Reference("workplan", ("labels", KEYS), targets.parties, _party),
    Reference("workplan", ("programme", EACH, "activity", EACH, "duties", KEYS), targets.parties, _party),
    Reference("workplan", ("programme", EACH, "activity", EACH, "funding", EACH, "party"), targets.parties, _party),
    Reference(
        "workplan",
        ("programme", EACH, "scope", EACH),
        targets.scope,
        lambda name: say("No item of the agreement's scope has the id “{id}”.", id=name),
    ),
    Reference(
        "workplan",
        ("programme", EACH, "activity", EACH, "stage"),
        targets.stages,
        lambda name: say("No stage of this programme has the id “{id}”.", id=name),
    ),
    Reference("events", ("event", EACH, "party"), targets.parties, _party),
    Reference(
        "events",
        ("event", EACH, "contact"),
        targets.contacts,
        lambda name: say("No contact of this party has the id “{id}”.", id=name),
    ),
    Reference(
        "events",
        ("event", EACH, "activity"),
        targets.activities,
        lambda name: say("No activity of the work plan has the id “{id}”.", id=name),
    ),
    Reference(
        "events",
        ("event", EACH, "duty"),
        targets.obligations,
        lambda name: say("No clause of type “obligation” has the id “{id}”.", id=name),
    ),
    Reference("events", ("event", EACH, "replaces"), targets.other_events, _event),
    Reference(
        "events",
        ("event", EACH, "settles"),
        targets.disputes,
        lambda name: say("No other dispute has the id “{id}”.", id=name),
    ),
)


def _in_addenda() -> Iterator[Reference]:
    """The same references where an addendum changes what holds them."""
    above = ("event", EACH, "amends")
    for reference in _REFERENCES:
        pattern = reference.pattern
        if reference.document == "agreement":
            yield replace(reference, document="events", pattern=(*above, *pattern))
        elif reference.document == "workplan":
            yield replace(reference, document="events", pattern=(*above, "workplan", *pattern))
            if pattern[:3] == ("programme", EACH, "activity"):
                yield replace(reference, document="events", pattern=(*above, "workplan", "activity", *pattern[3:]))


def _by_document(references: Sequence[Reference]) -> dict[str, Branches[Reference]]:
    names = dict.fromkeys(each.document for each in references)
    return {name: Branches((each.pattern, each) for each in references if each.document == name) for name in names}


_ALL = _by_document((*_REFERENCES, *_in_addenda()))


def broken_references(files: Files) -> Iterator[Flaw]:
    """The references that lead to nothing."""
    found: dict[object, frozenset[str] | None] = {}

    def known(reference: Reference, route: Route) -> frozenset[str] | None:
        key = reference.targets, route[:2] if reference.targets in targets.BY_PLACE else ()
        if key not in found:
            found[key] = reference.targets(files, route)
        return found[key]

    for document, branches in _ALL.items():
        for route, value, reference in branches.walk(files[document]):
            there = known(reference, route) if isinstance(value, str) else None
            if there is not None and value not in there:
                yield _broken(reference, route, value, there)
    yield from _deadlines_of_others(files)


def _broken(reference: Reference, route: Route, value: str, known: frozenset[str]) -> Flaw:
    advice = choose(value, sorted(known))
    at_key = reference.pattern[-1] == KEYS
    return flaw(NO_SUCH_THING, reference.document, route, reference.missing(short(value)), advice, at_key=at_key)


def _deadlines_of_others(files: Files) -> Iterator[Flaw]:
    """A deadline's id begins with its agreement's."""
    own = (files["agreement"] or {}).get("id")
    for route, value in walk(files["events"], ("event", EACH, "deadline")):
        if isinstance(own, str) and isinstance(value, str) and value.split("/")[0] != own:
            message = say("“{id}” is no deadline of this agreement.", id=short(value))
            yield flaw(NO_SUCH_THING, "events", route, message, say("Begin it with “{start}”.", start=f"{own}/"))
