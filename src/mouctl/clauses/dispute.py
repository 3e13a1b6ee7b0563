"""How disputes are settled, and within what time where the text says so."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.event import Dispute
from mouctl.model.fields import PeriodField
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import say


class DisputeClause(Clause):
    """Settlement by deliberation or otherwise, `settle_within` a time if the text gives one."""

    type: Literal["dispute"]
    settle_within: PeriodField | None = None


def deadlines(clause: DisputeClause, situation: Situation) -> Iterator[Deadline]:
    """The settlement of each recorded dispute, where the text gives a time for it."""
    if clause.settle_within is None:
        return
    period = clause.settle_within
    settled = {event.settles: event for event in situation.of_type(Dispute) if event.settles}
    for dispute in situation.of_type(Dispute):
        if dispute.state != "open":
            continue

        def how(reckoner: Reckoner, arose_on: date = dispute.on) -> date:
            return reckoner.after(reckoner.given(arose_on, say("The day the dispute arose.")), period, clause)

        settlement = settled.get(dispute.id)
        yield situation.deadline(
            clause,
            duty="dispute-settlement",
            title=say("Settlement of a dispute"),
            nature="duty",
            occurrence=dispute.id,
            anchor=Anchor(what=say("day the dispute arose"), on=dispute.on),
            how=how,
            met=Met(event=settlement.id, on=settlement.on) if settlement else None,
        )


CLAUSE = ClauseType(
    id="dispute",
    title=say("settlement of disputes"),
    model=DisputeClause,
    deadlines=deadlines,
    lead_times={"dispute-settlement": Period(days=30)},
)
