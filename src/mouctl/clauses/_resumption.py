"""Taking up again, once force majeure has ended, what was left undone while it lasted."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from mouctl.model.clause import Clause, Passage
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.event import ForceMajeure, Fulfilment
from mouctl.model.fields import PeriodField
from mouctl.model.reckoner import Reckoner
from mouctl.model.situation import Situation
from mouctl.sentences import mark, say

RESUME = "force-majeure-resume"
"""The duty, named by an event of type `fulfilment` once it is done: a recorded force majeure is never edited."""


class Resumption(Passage):
    """The words by which performance is to be resumed."""

    within: PeriodField | None = Field(
        None, description=mark("Within what time after the end; left out where the text gives no figure.")
    )


def resumptions(clause: Clause, says: Resumption, situation: Situation) -> Iterator[Deadline]:
    """The duty to resume after each force majeure that has ended by the day asked about.

    The last day of the force majeure is what is counted from; a text that says "at once" gives no day. What is done
    counts for the force majeure that ended last before it, unless it names another by its `occurrence`.
    """
    source = clause.model_copy(
        update={"article": says.article, "quote": says.quote, "consequence": None, "consequence_article": None}
    )
    ended = sorted(_ended(situation), key=lambda pair: (pair[1], pair[0].id))
    for number, (event, last) in enumerate(ended, start=1):
        following = min((day for _, day in ended if day > last), default=None)
        yield _resumption(source, says, situation, event, last).met_by(_met(situation, number, last, following))


def _ended(situation: Situation) -> Iterator[tuple[ForceMajeure, date]]:
    for event in situation.of_type(ForceMajeure):
        if last := event.ended_by(situation.as_of):
            yield event, last


def _resumption(source: Clause, says: Resumption, situation: Situation, event: ForceMajeure, last: date) -> Deadline:
    within = says.within

    def how(reckoner: Reckoner) -> date:
        assert within is not None
        return reckoner.after(reckoner.given(last, say("The last day of the event.")), within, source)

    return situation.deadline(
        source,
        duty=RESUME,
        title=say("Resuming what force majeure held up"),
        nature="duty",
        occurrence=event.id,
        owed_by=(event.party,) if event.party else None,
        anchor=Anchor(what=say("last day of the event"), on=last),
        how=how,
        missing=None if within else say("The text says “{quote}” and gives no figure.", quote=says.quote),
    )


def _met(situation: Situation, number: int, last: date, following: date | None) -> Met | None:
    for done in situation.of_type(Fulfilment):
        in_turn = last <= done.on and (following is None or done.on < following)
        if done.duty == RESUME and (done.occurrence == number or (done.occurrence is None and in_turn)):
            return Met(event=done.id, on=done.on)
    return None
