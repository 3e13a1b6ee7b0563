"""How the agreement is amended. Kept as text: the addenda themselves are events."""

from collections.abc import Iterator
from typing import Literal

from mouctl.model.clause import Clause
from mouctl.model.clause_type import ClauseType
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Situation
from mouctl.sentences import say


class AddendumClause(Clause):
    """The words of the text."""

    type: Literal["addendum"]


def deadlines(clause: AddendumClause, situation: Situation) -> Iterator[Deadline]:
    """None."""
    return iter(())


CLAUSE = ClauseType(id="addendum", title=say("addendum"), model=AddendumClause, deadlines=deadlines)
