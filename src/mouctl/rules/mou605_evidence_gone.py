"""A file that proves an event is not there, or cannot be looked at.

An event is believed because of what proves it: a letter, a statement of the authority, minutes. Where that file has
been moved, renamed or deleted, the entry is a mere claim, and nobody may notice before a dispute.

A file outside the agreement's folder is not opened: it does not travel with the register. A folder or a device is no
file that can be kept, and what nobody can read proves nothing; the finding says which of these it is.

What to do: restore the file from a copy, under the name that the event gives it. If it was only moved, move it back. If
it is lost, append a `correction` and the event again, with what proves it now.
"""

from collections.abc import Iterator, Mapping

from mouctl.findings import Problem, Severity
from mouctl.model.kept import Whereabouts
from mouctl.rule import Rule
from mouctl.rules._evidence import Looked, looked_after
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every file that is not there, or is no file that could be looked at."""
    for looked in looked_after(schedule):
        if looked.kept.whereabouts is not Whereabouts.THERE:
            message, advice = _told(looked)[looked.kept.whereabouts]
            yield Problem(message=message, route=(*looked.route, "file"), advice=advice, document="events")


def _told(looked: Looked) -> Mapping[Whereabouts, tuple[Sentence, Sentence]]:
    file = looked.named.file
    restore = say("Restore it from a copy, under this name.")
    return {
        Whereabouts.GONE: (say("The evidence “{file}” is gone.", file=file), restore),
        Whereabouts.NO_FILE: (say("The evidence “{file}” is no ordinary file.", file=file), restore),
        Whereabouts.OUTSIDE: (
            say("The evidence “{file}” lies outside the agreement's folder, and was not looked at.", file=file),
            say("Copy it into the agreement's folder, and name it from there on."),
        ),
        Whereabouts.UNREADABLE: (
            say("The evidence “{file}” cannot be read.", file=file),
            say("Give yourself the right to read it."),
        ),
    }


RULE = Rule(
    id="MOU605",
    severity=Severity.ERROR,
    summary=say("A file that proves an event is not there, or cannot be looked at."),
    source="Practice: what is recorded must be provable",
    check=check,
)
