"""A file that proves an event is recorded without its SHA-256.

Without it nobody can tell whether the file is still the one that was recorded.

`mouctl record --evidence` writes it by itself; an entry written by hand often lacks it.

What to do: see that the file is the right one, and add the line that the advice gives beside `file`.
"""

from collections.abc import Iterator

from mouctl.findings import Add, Fix, Problem, Remedy, Severity
from mouctl.model.kept import Whereabouts
from mouctl.rule import Rule
from mouctl.rules._evidence import looked_after
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every file that is there and whose event does not say what it holds."""
    for route, named, kept in looked_after(schedule):
        if kept.whereabouts is Whereabouts.THERE and named.sha256 is None:
            yield Problem(
                message=say("A change of the evidence “{file}” could not be noticed: no sha256.", file=named.file),
                route=route,
                advice=say("Write beside it: {line}.", line=f'sha256 = "{kept.sha256}"'),
                document="events",
                fix=Fix(
                    say("Seal “{file}” as it lies there now.", file=named.file),
                    Add(route, "sha256", kept.sha256, beside="file"),
                ),
            )


RULE = Rule(
    id="MOU607",
    severity=Severity.NOTE,
    summary=say("A file that proves an event is recorded without its SHA-256."),
    source="Practice: what is recorded must be provable",
    check=check,
    remedy=Remedy(
        say("writes the sha256 of the file that lies there now beside “file”: look first whether it is the right one.")
    ),
)
