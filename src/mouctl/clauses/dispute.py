"""How disputes are settled, and within what time where the text says so."""

from collections.abc import Iterator
from typing import Literal

from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import Dispute
from mouctl.model.fields import PeriodField
from mouctl.model.situation import Situation
from mouctl.sentences import say


class DisputeClause(Clause):
    """Settlement by deliberation or otherwise, `settle_within` a time if the text gives one."""

    type: Literal["dispute"]
    settle_within: PeriodField | None = None


def disputes(situation: Situation) -> Iterator[tuple[Dispute, Dispute | None]]:
    """Every dispute that arose, with the event that settled it first."""
    settled: dict[str, Dispute] = {}
    for event in situation.of_type(Dispute):
        if event.settles:
            settled.setdefault(event.settles, event)
    for event in situation.of_type(Dispute):
        if event.state == "open":
            yield event, settled.get(event.id)


def deadlines(clause: DisputeClause, situation: Situation) -> Iterator[Deadline]:
    """The settlement of each recorded dispute; without a day where the text gives no time for it."""
    for dispute, settlement in disputes(situation):
        deadline = situation.deadline(
            clause,
            duty="dispute-settlement",
            title=say("Settlement of a dispute"),
            nature="duty",
            occurrence=dispute.id,
            anchor=Anchor(what=say("day the dispute arose"), on=dispute.on),
            how=_due(clause, dispute),
            missing=None if clause.settle_within else say("The text gives no time for settling a dispute."),
            met=Met(event=settlement.id, on=settlement.on) if settlement else None,
        )
        yield deadline.surviving()


def _due(clause: DisputeClause, dispute: Dispute) -> How | None:
    if clause.settle_within is None:
        return None
    within = clause.settle_within
    return lambda reckoner: reckoner.after(
        reckoner.given(dispute.on, say("The day the dispute arose.")), within, clause
    )


CLAUSE = ClauseType(
    id="dispute",
    title=say("settlement of disputes"),
    model=DisputeClause,
    deadlines=deadlines,
    lead_times={"dispute-settlement": Period(days=30)},
)
