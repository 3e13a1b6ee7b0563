"""The file with the signed text is not the one that was registered.

`source` holds the SHA-256 of the text file as it was when it was registered. What lies there now is something else: it
was edited, read from another scan, or replaced.

The signed text does not change. If its file does, nobody can say any more what the quotes were compared with.

What to do: restore the file as it was. If a misreading of the scan was mended, write its new `sha256`, and say in the
commit what was mended.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The digest as registered against that of the content."""
    source, found = schedule.dossier.agreement.source, schedule.dossier.source
    if source and source.sha256 and found and found.kept.sha256 not in (None, source.sha256):
        yield Problem(
            message=say("The signed text “{file}” has changed since it was registered.", file=source.file),
            route=("source", "sha256"),
            advice=say("Restore it as it was; its sha256 is now {sha256}.", sha256=found.kept.sha256),
        )


RULE = Rule(
    id="MOU312",
    severity=Severity.ERROR,
    summary=say("The file with the signed text is not the one that was registered."),
    source="Practice: what was signed is not edited",
    check=check,
)
