"""A renewal is recorded that the text or the calendar does not allow.

It was agreed after the agreement had ended, ends before the end in force, begins before that end or long after it, says
its end twice, exceeds the number of renewals in the text, the text excludes renewal altogether, or the notice that the
text asks for is not recorded or came too late.

mouctl takes a recorded renewal at its word and moves every later deadline with it. If the record is wrong, so are they.

What to do: compare the event with the letter or addendum that renewed the agreement. If it was recorded wrongly, append
an event of type `correction` and the right one; if the parties really agreed so, keep the proof as evidence.
"""

from collections.abc import Iterator

from mouctl.clauses._renewed import renewals
from mouctl.clauses.renewal import RenewalClause, doubts
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.terms import clause_of


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every renewal that added a term, against the text and the term before it."""
    situation = schedule.life.situation
    clause = clause_of(situation, RenewalClause)
    positions = {event.id: index for index, event in enumerate(schedule.dossier.events)}
    for renewed in renewals(situation):
        for doubt in doubts(renewed, clause, situation):
            yield Problem(
                message=doubt,
                route=("event", positions[renewed.event.id]),
                advice=say(
                    "Compare it with the letter that renewed the agreement; if it is wrong, append a correction."
                ),
                document="events",
            )


RULE = Rule(
    id="MOU602",
    severity=Severity.WARNING,
    summary=say("A renewal is recorded that the text or the calendar does not allow."),
    source="Practice: a wrong renewal moves every later deadline",
    check=check,
)
