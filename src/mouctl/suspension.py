"""What force majeure suspends: a party's duties while it lasts, as far as the text says so.

A duty is never hidden and its day never moved, since texts give no other day: it is marked. Only where nothing speaks
against it is a late duty excused, so that it does not call for attention: the notice came in time under every reading,
with its evidence where the text asks for that, and everybody who owes the duty was struck.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from mouctl.clauses.force_majeure import ForceMajeureClause, notice_of
from mouctl.lifecycle import Life
from mouctl.model.clause import Passage
from mouctl.model.deadline import Deadline
from mouctl.model.event import ForceMajeure
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, say


class Suspension(NamedTuple):
    """A force majeure that a duty fell under, from the day `since` to its last day `until` (None while it lasts)."""

    event: str
    party: str | None
    """Whom it struck, as far as recorded."""
    since: date
    until: date | None
    passage: Passage
    doubts: tuple[Sentence, ...] = ()
    """What speaks against it."""
    others: tuple[str, ...] = ()
    """The parties that owe the duty as well and were not struck, as the text calls them."""
    excuses: bool = False
    """Whether it excuses those who are to act now: us where the register says who we are, or else everybody."""

    def says(self, *, is_past: bool) -> Iterator[Sentence]:
        """The suspension in words, for a duty past its day or not."""
        facts = {"since": self.since, "event": self.event, "article": self.passage.article}
        if self.until:
            yield say(
                "Fell due while force majeure lasted ({since} to {until}, {event}): whether the time is extended the "
                "text does not say.",
                until=self.until,
                **facts,
            )
            if self.doubts:
                yield say("The suspension is disputed: {why}.", why=self.doubts)
            return
        if self.doubts:
            yield say(
                "Suspension since {since} by force majeure ({event}), {article}, is disputed: {why}.",
                why=self.doubts,
                **facts,
            )
        elif is_past:
            yield say(
                "Fell due while suspended since {since} by force majeure ({event}), {article}; the text gives no other "
                "day.",
                **facts,
            )
        else:
            yield say("Suspended since {since} by force majeure ({event}), {article}.", **facts)
        if self.others:
            yield say("It is not suspended for {parties}.", parties=self.others)


def suspensions_of(deadline: Deadline, life: Life, ours: Collection[str]) -> tuple[Suspension, ...]:
    """Every force majeure under which a duty falls on the day asked about; what lasts, undisputed, comes first.

    A duty falls under one that struck a party owing it if any reading of its due date lies on or after its first day
    and, once it has ended, on or before its last. What hangs on that very event (its notice, resuming) does not. The
    text of the day it began says what it suspends.
    """
    if deadline.nature != "duty" or deadline.kind != "act":
        return ()
    acting = set(deadline.owed_by) & set(ours) or set(deadline.owed_by)
    found = (
        _under(event, deadline, life.under_the_text_of(event.occurred))
        for event in life.situation.of_type(ForceMajeure)
        if _falls_under(deadline, event, life.situation)
    )
    excusing = (each._replace(excuses=_excuses(each, acting)) for each in found if each)
    return tuple(sorted(excusing, key=lambda each: (each.until is not None, bool(each.doubts), each.since, each.event)))


def _under(event: ForceMajeure, deadline: Deadline, situation: Situation) -> Suspension | None:
    clauses = [each for each in situation.agreement.clauses if isinstance(each, ForceMajeureClause)]
    passage = next((clause.suspends for clause in clauses if clause.suspends), None)
    if passage is None:
        return None
    doubts = tuple(_doubts(event, clauses, deadline, situation))
    return _suspension(event, passage, deadline, situation)._replace(doubts=doubts)


def _excuses(suspension: Suspension, acting: Collection[str]) -> bool:
    return suspension.until is None and not suspension.doubts and set(acting) <= {suspension.party}


def _falls_under(deadline: Deadline, event: ForceMajeure, situation: Situation) -> bool:
    if event.id in (deadline.occurrence, situation.imagined) or event.occurred > situation.as_of:
        return False
    if event.party is not None and event.party not in deadline.owed_by:
        return False
    until = event.ended_by(situation.as_of) or date.max
    return any(event.occurred <= reading.due_on <= until for reading in deadline.readings)


def _suspension(event: ForceMajeure, passage: Passage, deadline: Deadline, situation: Situation) -> Suspension:
    owing = [party for party in situation.agreement.parties if party.id in deadline.owed_by]
    return Suspension(
        event=event.id,
        party=event.party,
        since=event.occurred,
        until=event.ended_by(situation.as_of),
        passage=passage,
        others=tuple(party.label for party in owing if event.party not in (None, party.id)),
    )


def _doubts(
    event: ForceMajeure, clauses: list[ForceMajeureClause], deadline: Deadline, situation: Situation
) -> Iterator[Sentence]:
    if event.party is None:
        yield say("which party it struck is not recorded")
    if deadline.earliest and deadline.earliest < event.occurred:
        yield say("under one reading it was due before")
    for clause in clauses:
        notice = notice_of(clause, event, situation)
        if clause.consequence:
            yield from _late(clause, notice, event, situation.as_of)
        if clause.evidence_required and notice.met and not event.evidence:
            yield say("no evidence is recorded, which {article} asks for", article=clause.article)


def _late(clause: ForceMajeureClause, notice: Deadline, event: ForceMajeure, as_of: date) -> Iterator[Sentence]:
    """What the notice leaves open where the text says that force majeure told too late is not recognised."""
    article = clause.consequence_article or clause.article
    told = notice.met.on if notice.met else as_of
    if notice.earliest is None or notice.latest is None:
        still_to_come = clause.counted_from == "end" and event.ended_by(as_of) is None
        if clause.notice and not still_to_come:
            yield say("by when it had to be told is not known, {article}", article=article)
    elif told > notice.latest:
        late = say("the notice was late, {article}", article=article)
        yield late if notice.met else say("no notice is recorded, {article}", article=article)
    elif told > notice.earliest:
        yield say("the notice is late under one reading, {article}", article=article)
