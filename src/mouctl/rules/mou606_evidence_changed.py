"""A file that proves an event is not the one that was recorded.

The event holds the SHA-256 of the file as it was when it was recorded. What lies there now is something else: it was
edited, scanned again or replaced.

What it proves is then not what was recorded, and the other side may say so.

What to do: restore the file as it was. If the new content is the right one, keep it under a name of its own, append a
`correction` and the event again with that file; the old entry stays as it is.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.model.kept import Whereabouts
from mouctl.rule import Rule
from mouctl.rules._evidence import looked_after
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every file whose content has another SHA-256 than its event says."""
    for route, named, kept in looked_after(schedule):
        if kept.whereabouts is Whereabouts.THERE and named.sha256 not in (None, kept.sha256):
            yield Problem(
                message=say("The evidence “{file}” has changed since it was recorded.", file=named.file),
                route=(*route, "sha256"),
                advice=say("Restore it as it was; its sha256 is now {sha256}.", sha256=kept.sha256),
                document="events",
            )


RULE = Rule(
    id="MOU606",
    severity=Severity.ERROR,
    summary=say("A file that proves an event is not the one that was recorded."),
    source="Practice: what is recorded must be provable",
    check=check,
)
