"""The duty to tell the other side of changed contact data."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mouctl.dates.period import Period
from mouctl.model.clause_type import ClauseType, WhatIf
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import ContactChange
from mouctl.model.notice import NoticeClause, told_on
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import say


class CorrespondenceClause(NoticeClause):
    """A change is told within `notice` after it, or that long before it."""

    type: Literal["correspondence"]
    direction: Literal["after", "before"] = "after"


def deadlines(clause: CorrespondenceClause, situation: Situation) -> Iterator[Deadline]:
    """One deadline for each recorded change, owed by the party that changed."""
    for change in situation.of_type(ContactChange):
        told = told_on(clause, change, situation)
        yield situation.deadline(
            clause,
            duty="contact-change-notice",
            by_notice=True,
            title=say("Notice of changed contact data"),
            nature="duty",
            occurrence=change.id,
            owed_by=(change.party,),
            anchor=Anchor(what=say("day of the change"), on=change.on),
            how=_due(clause, change),
            missing=None if clause.notice else say("The text does not say within what time."),
            met=Met(event=change.id, on=told) if told else None,
        )


def _due(clause: CorrespondenceClause, change: ContactChange) -> How | None:
    if clause.notice is None:
        return None
    notice = clause.notice

    def how(reckoner: Reckoner) -> date:
        changed_on = reckoner.given(change.on, say("The day of the change."))
        count_on = reckoner.ahead_of if clause.direction == "before" else reckoner.after
        return count_on(changed_on, notice, clause)

    return how


CLAUSE = ClauseType(
    id="correspondence",
    title=say("correspondence"),
    model=CorrespondenceClause,
    deadlines=deadlines,
    lead_times={"contact-change-notice": Period(years=1)},
    what_if=WhatIf(
        topic="contact-change",
        duties=("contact-change-notice",),
        help=say("by when a changed address must be told"),
        event="contact-change",
        days={"changed-on": "on"},
    ),
)
