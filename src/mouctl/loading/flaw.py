"""A fault found in a file while it is loaded, before it has its place."""

from collections.abc import Iterable
from typing import NamedTuple

from mouctl.findings import Fix, Problem, Route
from mouctl.sentences import Sentence


class Flaw(NamedTuple):
    """A problem under a code of `codes`; `at_key` where the key is at fault and not its value."""

    code: str
    problem: Problem
    at_key: bool = False

    @property
    def where(self) -> tuple[str, Route]:
        """The file and the route in it."""
        return (self.problem.document, self.problem.route)


def beside(known: Iterable[Flaw], found: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """What was `found`, without what only follows from a value that is `known` to be wrong already."""
    places = {each.where for each in known}
    return tuple(each for each in found if each.at_key or each.where not in places)


def flaw(
    code: str,
    document: str,
    route: Route,
    message: Sentence,
    advice: Sentence | None = None,
    *,
    at_key: bool = False,
    fix: Fix | None = None,
) -> Flaw:
    """A flaw, in one line."""
    problem = Problem(message=message, route=route, advice=advice, document=document, fix=fix)
    return Flaw(code=code, problem=problem, at_key=at_key)
