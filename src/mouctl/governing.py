"""Which text governs a deadline, where an addendum changed the clause that it comes from.

What follows from an event follows from the text of its day, and each part of a series from the text of its due date; so
a new rule never makes late what was in time under the old one. All else is as the latest text has it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeAlias

from mouctl.clauses import clause_type
from mouctl.lifecycle import Life
from mouctl.model.amendment import Amendment
from mouctl.model.clause import Clause
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Earlier, Situation
from mouctl.model.version import Version
from mouctl.sentences import say

_CYCLE = say("Counted as if the new cycle had run from the first day: whether it begins afresh the text does not say.")

_Name: TypeAlias = tuple[str, str | None]


class _Stretch(NamedTuple):
    """A clause in one wording, and the situation under the version that has it."""

    clause: Clause
    situation: Situation
    since: date
    ended_by: Amendment | None
    """The addendum that changed or removed it."""

    @property
    def until(self) -> date:
        """The first day on which it no longer holds."""
        return self.ended_by.effective_on if self.ended_by else date.max


def governed_deadlines(life: Life) -> Iterator[Deadline]:
    """Every deadline of every clause, each under the text that governs it."""
    if len(life.versions) == 1:
        for clause in life.situation.agreement.clauses:
            yield from clause_type(clause.type).deadlines(clause, life.situation)
        return
    for name in _names(life.versions):
        yield from _of(_stretches(name, life))


def _names(versions: Sequence[Version]) -> dict[_Name, None]:
    """Every clause there ever was: those of the latest text first, in its order."""
    clauses = (clause for version in reversed(versions) for clause in version.agreement.clauses)
    return dict.fromkeys((clause.type, clause.id) for clause in clauses)


def _stretches(name: _Name, life: Life) -> list[_Stretch]:
    """The wordings of a clause, oldest first; versions that leave it alone make one stretch."""
    versions = zip(life.versions, life.under, [*life.versions[1:], None], strict=True)
    every = [_stretch(name, version, situation, following) for version, situation, following in versions]
    together = (list(same) for _, same in groupby(filter(None, every), key=_what_counts))
    return [same[-1]._replace(since=same[0].since) for same in together]


def _stretch(name: _Name, version: Version, situation: Situation, following: Version | None) -> _Stretch | None:
    clause = next((each for each in version.agreement.clauses if (each.type, each.id) == name), None)
    return _Stretch(clause, situation, version.since, following.amendment if following else None) if clause else None


def _what_counts(stretch: _Stretch) -> object:
    """What a deadline of the clause depends on that an addendum can change."""
    agreement = stretch.situation.agreement
    calendars = [party.calendars for party in agreement.parties]
    return id(stretch.clause), agreement.conventions, agreement.calendars, calendars


def _of(stretches: Sequence[_Stretch]) -> Iterator[Deadline]:
    earlier, seen, before = Earlier(stretches[0].since), set[str](), stretches[0]
    for stretch in stretches:
        situation = stretch.situation._replace(earlier=earlier)
        found = clause_type(stretch.clause.type).deadlines(stretch.clause, situation)
        own = [each for each in found if each.id not in seen and _governs(stretch, each)]
        if earlier.number and not _same_cycle(before, stretch):
            own = [each.warned(_CYCLE) if each.recurs else each for each in own]
        before = stretch
        seen.update(deadline.id for deadline in own)
        earlier = _earlier(own, stretch, earlier)
        yield from own
    if stretches[-1].ended_by:
        yield from _removed(stretches[-1], stretches[-1].ended_by)


def _same_cycle(one: _Stretch, other: _Stretch) -> bool:
    return getattr(one.clause, "every", None) == getattr(other.clause, "every", None)


def _governs(stretch: _Stretch, deadline: Deadline) -> bool:
    event = next((each for each in stretch.situation.events if each.id == deadline.occurrence), None)
    if event:
        return stretch.since <= event.occurred < stretch.until
    if stretch.ended_by is None:
        return True
    return deadline.recurs and deadline.due_on is not None and deadline.due_on < stretch.until


def _earlier(own: Sequence[Deadline], stretch: _Stretch, before: Earlier) -> Earlier:
    """What the next wording of a series goes on from."""
    numbers = [int(each.occurrence) for each in own if each.recurs and each.occurrence]
    days = [each.latest for each in own if each.recurs and each.latest]
    return Earlier(stretch.until, max(numbers, default=before.number), max(days, default=before.last))


def _removed(stretch: _Stretch, by: Amendment) -> Iterator[Deadline]:
    """What the clause asked for once, and no longer does."""
    for deadline in clause_type(stretch.clause.type).deadlines(stretch.clause, stretch.situation):
        is_of_an_event = any(each.id == deadline.occurrence for each in stretch.situation.events)
        if not deadline.recurs and not is_of_an_event:
            yield deadline.without_duty(
                say("The addendum of {day} ({event}) removed the clause.", day=by.signed_on, event=by.event)
            )
