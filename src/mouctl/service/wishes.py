"""What is asked of work plans, from the words typed to wishes; a word that means nothing there is refused.

An answer of nothing must never come from a slip of the pen: it would look like "nothing to do".
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar, get_args

from mouctl.errors import UsageError
from mouctl.progress import State
from mouctl.selection import By, Choice, Selection, bare_number, number_of
from mouctl.sentences import Sentence, say

T = TypeVar("T")
_YEAR = re.compile(r"[1-9][0-9]{3}")
NONE = "none"
"""Wishes for what has no year, no party, no source and so on."""


class Asked(NamedTuple):
    """The words typed: of one kind alternatives, of several kinds together."""

    years: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


def years_there(plans: Sequence[Selection]) -> tuple[int, ...]:
    """The years that one of the work plans at least has a column, a tick, a record or a schedule for."""
    years = {year for plan in plans for year in plan.plan_years}
    years |= {year for plan in plans for row in plan.every for year, _ in row.marks if year}
    return tuple(sorted(years))


def choice_of(asked: Asked, plans: Sequence[Selection], *, any_year: bool = False) -> Choice:
    """The wishes, as far as one of the work plans at least has what they name, or `any_year`. Raises UsageError."""
    rows = [row for plan in plans for row in plan.every]
    sources = dict.fromkeys(each.source for row in rows for each in row.activity.funding)
    years = {*years_there(plans), *(map(int, filter(_YEAR.fullmatch, asked.years)) if any_year else ())}
    parties = tuple(dict.fromkeys(p for plan in plans for p in plan.life.version.agreement.party_ids))
    programmes = tuple(dict.fromkeys(number_of(each) for plan in plans for each in plan.plan.programmes))
    scope = [each.id for plan in plans for each in plan.life.version.agreement.scope]
    scope += [each for row in rows for each in row.programme.scope]
    return Choice(
        years=_known(asked.years, {str(year): (year,) for year in sorted(years)}, say("year")),
        states=_known(asked.status, _states(), say("status")),
        parties=_known(asked.parties, {party: (party,) for party in parties}, say("party")),
        programmes=_numbered(asked.programmes, programmes),
        scope=_known(asked.scope, {each: (each,) for each in scope}, say("item of the scope")),
        funding=_funded(asked.funding, parties, tuple(sources)),
    )


def _states() -> Mapping[str, tuple[State, ...]]:
    """What is done late is done, too."""
    each: dict[str, tuple[State, ...]] = {state: (state,) for state in get_args(State)}
    return {**each, "done": ("done", "done-late")}


def _known(words: Sequence[str], known: Mapping[str, tuple[T, ...]], kind: Sentence) -> tuple[T | None, ...]:
    found: list[T | None] = []
    for word in words:
        if word not in known and word != NONE:
            raise _unknown(word, (*known, NONE), kind)
        found += known.get(word, (None,))
    return tuple(dict.fromkeys(found))


def _numbered(words: Sequence[str], programmes: Sequence[str]) -> tuple[str, ...]:
    numbers = [bare_number(word) for word in words]
    for word, number in zip(words, numbers, strict=True):
        if number not in programmes:
            raise _unknown(word, programmes, say("programme"))
    return tuple(dict.fromkeys(numbers))


def _funded(words: Sequence[str], parties: Sequence[str], sources: Sequence[str]) -> tuple[str | None, ...]:
    """A party, whose money it is, or part of what is printed as the source."""
    found: list[str | None] = []
    for word in words:
        named = [name for name in (*parties, None) if name == (None if word == NONE else word)]
        named += [source for source in sources if word.casefold() in source.casefold()]
        if not named:
            raise _unknown(word, (*parties, *sources, NONE), say("source of funds"))
        found += named
    return tuple(dict.fromkeys(found))


def by_of(word: str | None) -> By | None:
    """By what rows are grouped. Raises UsageError."""
    ways: Mapping[str, By] = {way: way for way in get_args(By)}
    if word is not None and word not in ways:
        raise _unknown(word, tuple(ways), say("grouping"))
    return ways[word] if word is not None else None


def columns_of(words: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, each of which there is. Raises UsageError."""
    for word in words:
        if word not in known:
            raise _unknown(word, known, say("column"))
    return tuple(dict.fromkeys(words))


def _unknown(word: str, known: Sequence[str], kind: Sentence) -> UsageError:
    return UsageError(
        say("No {kind} “{word}”.", kind=kind, word=word), say("There is: {names}", names=tuple(dict.fromkeys(known)))
    )
