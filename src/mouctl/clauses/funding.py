"""Who bears the costs. Kept as text: it gives no date."""

from collections.abc import Iterator
from typing import Literal

from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Situation
from mouctl.sentences import say


class FundingClause(Clause):
    """The words of the text."""

    type: Literal["funding"]


def deadlines(clause: FundingClause, situation: Situation) -> Iterator[Deadline]:
    """None."""
    return iter(())


CLAUSE = ClauseType(id="funding", title=say("funding"), model=FundingClause, deadlines=deadlines)
