"""An event is dated after today.

What has not happened yet counts for nothing until its day has come, unless it says from when it was known
(`known_on`), as a change of address that is told beforehand does.

Mostly the year is off: a review dated next year meets no deadline of this one.

What to do: correct the day by an event of type `correction` and the right event; for what is announced, add `known_on`.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.event import Correction
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every event that is not yet known on the day asked about."""
    as_of = schedule.life.situation.as_of
    replaced = {event.replaces for event in schedule.dossier.events if isinstance(event, Correction)}
    for index, event in enumerate(schedule.dossier.events):
        if event.known_since > as_of and event.id not in replaced:
            yield Problem(
                message=say("The event is dated {on}, which is still to come: it counts for nothing yet.", on=event.on),
                route=("event", index, "on"),
                advice=say("If the day is wrong, append a correction; if it is announced, add “known_on”."),
                document="events",
            )


RULE = Rule(
    id="MOU604",
    severity=Severity.NOTE,
    summary=say("An event is dated after today."),
    source="Practice: events.toml holds what happened",
    check=check,
)
