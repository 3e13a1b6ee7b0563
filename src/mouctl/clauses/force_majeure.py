"""Force majeure: telling the other side in time, what it suspends, and resuming once it has ended."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from mouctl.clauses._resumption import RESUME, Resumption, resumptions
from mouctl.dates.period import Period
from mouctl.model.clause import Passage
from mouctl.model.clause_type import ClauseType, WhatIf
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import ForceMajeure
from mouctl.model.notice import NoticeClause, told_on
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, mark, say


class ForceMajeureClause(NoticeClause):
    """`notice` counted from the occurrence, from becoming aware of it, or from its end.

    A text with two stages (told orally within hours, then in writing within days) has a clause for each.
    """

    type: Literal["force-majeure"]
    manner: Literal["written", "oral"] = "written"
    counted_from: Literal["occurrence", "awareness", "end"] = "occurrence"
    evidence_required: bool = False
    suspends: Passage | None = Field(
        None, description=mark("The words that excuse what the party struck leaves undone while it lasts.")
    )
    resume: Resumption | None = Field(
        None, description=mark("The words by which that party resumes its duties once it has ended.")
    )


_ANCHORS = {
    "occurrence": say("day of the event"),
    "awareness": say("day of becoming aware of the event"),
    "end": say("last day of the event"),
}

_TITLES = {"written": say("Notice of force majeure"), "oral": say("Oral notice of force majeure")}

_GIVEN = {
    "occurrence": say("The day of the event."),
    "awareness": say("The day of becoming aware of the event."),
    "end": say("The last day of the event."),
}


def deadlines(clause: ForceMajeureClause, situation: Situation) -> Iterator[Deadline]:
    """One notice for each recorded event, owed by the party that it struck, and the duty to resume after its end."""
    for event in situation.of_type(ForceMajeure):
        yield notice_of(clause, event, situation)
    if clause.resume:
        yield from resumptions(clause, clause.resume, situation)


def notice_of(clause: ForceMajeureClause, event: ForceMajeure, situation: Situation) -> Deadline:
    """The notice of one event."""
    anchor = _anchor(clause, event, situation)
    told = _told(clause, event, situation)
    met = Met(event=event.id, on=told) if told else None
    return situation.deadline(
        clause,
        duty="force-majeure-notice",
        by_notice=True,
        title=_TITLES[clause.manner],
        nature="right",
        occurrence=event.id,
        owed_by=(event.party,) if event.party else None,
        anchor=Anchor(what=_ANCHORS[clause.counted_from], on=anchor),
        how=_due(clause, anchor),
        missing=_missing(clause, anchor),
        met=met,
        warnings=_evidence(clause, event, met),
    )


def _anchor(clause: ForceMajeureClause, event: ForceMajeure, situation: Situation) -> date | None:
    """The day counted from; one that lies after the day asked about is not known yet.

    Where awareness is only imagined, it is imagined for the day of the event: the earliest, and so the safe one.
    """
    is_imagined = event.id == situation.imagined and clause.counted_from == "awareness"
    if clause.counted_from == "occurrence" or is_imagined:
        return event.occurred
    day = event.aware_on if clause.counted_from == "awareness" else event.ended_on
    return day if day and day <= situation.as_of else None


def _told(clause: ForceMajeureClause, event: ForceMajeure, situation: Situation) -> date | None:
    """The day the other side was told; in writing is told as well where being told orally is enough."""
    written = told_on(clause, event, situation)
    oral = event.told_orally_on if clause.manner == "oral" else None
    days = [day for day in (written, oral) if day and day <= situation.as_of]
    return min(days, default=written)


def _due(clause: ForceMajeureClause, anchor: date | None) -> How | None:
    if anchor is None or clause.notice is None:
        return None
    day, notice = anchor, clause.notice

    def how(reckoner: Reckoner) -> date:
        return reckoner.after(reckoner.given(day, _GIVEN[clause.counted_from]), notice, clause)

    return how


def _missing(clause: ForceMajeureClause, anchor: date | None) -> Sentence | None:
    if clause.notice is None:
        return say("The text does not say within what time.")
    if anchor is None:
        return say("Not yet recorded: {what}.", what=_ANCHORS[clause.counted_from])
    return None


def _evidence(clause: ForceMajeureClause, event: ForceMajeure, met: Met | None) -> tuple[Sentence, ...]:
    if not clause.evidence_required or event.evidence:
        return ()
    if met:
        return (say("The text asks for evidence with the notice, and none is recorded."),)
    return (say("The notice must be in writing, with evidence."),)


CLAUSE = ClauseType(
    id="force-majeure",
    title=say("force majeure"),
    model=ForceMajeureClause,
    deadlines=deadlines,
    lead_times={"force-majeure-notice": Period(years=1), RESUME: Period(years=1)},
    what_if=WhatIf(
        topic="force-majeure",
        duties=("force-majeure-notice",),
        help=say("by when force majeure must be told"),
        event="force-majeure",
        days={"occurred-on": "on"},
    ),
)
