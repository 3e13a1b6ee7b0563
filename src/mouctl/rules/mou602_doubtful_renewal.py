"""A renewal is recorded that the text or the calendar does not allow.

It was agreed after the agreement had ended, ends before the end in force, says its end twice, exceeds the number of
renewals in the text, or the text excludes renewal altogether.

mouctl takes a recorded renewal at its word and moves every later deadline with it. If the record is wrong, so are they.

What to do: compare the event with the letter or addendum that renewed the agreement. If it was recorded wrongly, append
an event of type `correction` and the right one; if the parties really agreed so, keep the proof as evidence.
"""

from collections.abc import Iterator

from mouctl.clauses.renewal import RenewalClause
from mouctl.findings import Problem, Severity
from mouctl.model.event import Renewal
from mouctl.model.situation import Situation, Term
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say
from mouctl.terms import clause_of


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every renewal that added a term, against the text and the term before it."""
    situation = schedule.life.situation
    positions = {event.id: index for index, event in enumerate(schedule.dossier.events)}
    for before, term in zip(situation.terms, situation.terms[1:], strict=False):
        event = next((each for each in situation.of_type(Renewal) if each.id == term.renewed_by), None)
        for doubt in _doubts(event, before, situation) if event else ():
            yield Problem(
                message=doubt,
                route=("event", positions[event.id]) if event else (),
                advice=say(
                    "Compare it with the letter that renewed the agreement; if it is wrong, append a correction."
                ),
                document="events",
            )


def _doubts(event: Renewal, before: Term, situation: Situation) -> Iterator[Sentence]:
    clause = clause_of(situation, RenewalClause)
    last = max((reading.due_on for reading in before.ends.readings), default=None)
    if last and event.on > last:
        yield say("Renewed on {on}, after the agreement had ended on {last}.", on=event.on, last=last)
    if last and event.until and event.until <= last:
        yield say("The renewal ends on {until}, not after the end in force, {last}.", until=event.until, last=last)
    if event.until and event.length:
        yield say("The renewal gives both a length and a last day; the last day counts.")
    if clause and clause.mode == "none":
        yield say("The text excludes renewal.")
    elif clause and clause.max_renewals is not None and before.number > clause.max_renewals:
        yield say("The text allows fewer renewals than are recorded.")


RULE = Rule(
    id="MOU602",
    severity=Severity.WARNING,
    summary=say("A renewal is recorded that the text or the calendar does not allow."),
    source="Practice: a wrong renewal moves every later deadline",
    check=check,
)
