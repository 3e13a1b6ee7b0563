"""Ends by one party alone, beside the notices that are recorded."""

from collections.abc import Iterator
from datetime import date

from mouctl.clauses.termination import TerminationClause, first_days
from mouctl.model.event import Termination, TerminationNotice
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence, say


def unsupported_ends(situation: Situation) -> Iterator[tuple[Termination, Sentence]]:
    """Every unilateral termination that no recorded notice allows on its day, and why; its day is taken all the same.

    Nothing is said where the text asks for no notice, or does not say how long before the end it must come.
    """
    clauses = [c for c in situation.agreement.clauses if isinstance(c, TerminationClause) and c.notice]
    for event in situation.of_type(Termination) if clauses else ():
        if event.ground == "unilateral":
            for doubt in _doubts(event.effective_on or event.on, clauses, situation):
                yield event, doubt


def _doubts(on: date, clauses: list[TerminationClause], situation: Situation) -> Iterator[Sentence]:
    notices = [
        days
        for clause in clauses
        for notice in situation.of_type(TerminationNotice)
        if (days := first_days(clause, notice, situation))
    ]
    first = min((min(days) for days in notices), default=None)
    safe = min((max(days) for days in notices), default=None)
    if first is None or safe is None:
        yield say("Ended by one party alone on {on}, without a recorded notice, which the text asks for.", on=on)
    elif on < first:
        yield say(
            "Ended by one party alone on {on}: the notice allows it from {first} at the earliest.", on=on, first=first
        )
    elif on < safe:
        yield say(
            "Ended by one party alone on {on}: under another reading the notice allows it only from {safe}.",
            on=on,
            safe=safe,
        )
