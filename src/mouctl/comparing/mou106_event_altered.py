"""An event was altered or removed.

Events are only ever appended. What was known on a day must stay answerable: an alert was sent, or not, because of what
the file then said. The order of the entries does not matter, nor does a sha256 that is added to a file named as
evidence.

What to do: put the event back as it was. If it was wrong, append a `correction` that names it, and the right event.
"""

from collections.abc import Iterator

from mouctl.comparing._differences import Change
from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.comparing._sorting import told, with_commit
from mouctl.findings import Problem, Severity
from mouctl.sentences import Sentence, say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every key of an event that differs, and every event that is gone; the new ones are what is wanted."""
    if comparison.pair is None:
        return
    for change in comparison.pair.changes["events"]:
        if change.before is None and (change.keys == ("event",) or change.keys[-1] == "sha256"):
            continue
        name = change.names[1]
        by = comparison.pair.introduced("events", change)
        yield Problem(
            message=with_commit(_message(change, name), by),
            route=change.route,
            advice=say(
                "Put it back as it was. To correct it, append: mouctl record correction {id} --replaces {event}",
                id=comparison.agreement,
                event=name,
            ),
            document="events",
        )


def _message(change: Change, name: str) -> Sentence:
    if change.keys == ("event",):
        return say("The event {event} was removed.", event=name)
    return say("The event {event} was altered: {change}.", event=name, change=told(change))


RULE = ComparingRule(
    id="MOU106",
    severity=Severity.ERROR,
    summary=say("An event was altered or removed."),
    source="Design of the register: events.toml is append-only",
    check=check,
)
