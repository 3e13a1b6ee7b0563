"""The file with the signed text is not there, or is no text.

`source` names a file beside the agreement. It is gone, is no ordinary file, lies outside the agreement's folder, cannot
be read, is larger than 4 MiB, or is not written in UTF-8 (as a PDF is not).

No quote can be looked up then, and a check that was meant to be made is not.

What to do: restore the file under this name, or save the text of the scan as UTF-8 and name that file. Keep the PDF
beside it.
"""

from collections.abc import Iterator, Mapping

from mouctl.findings import Problem, Severity
from mouctl.model.kept import Whereabouts
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The file, where it was looked after."""
    source, found = schedule.dossier.agreement.source, schedule.dossier.source
    if source and found and found.text is None:
        message, advice = _told(source.file)[found.kept.whereabouts]
        yield Problem(message=message, route=("source", "file"), advice=advice)


def _told(file: str) -> Mapping[Whereabouts, tuple[Sentence, Sentence]]:
    restore = say("Restore it from a copy, under this name.")
    return {
        Whereabouts.GONE: (say("The signed text “{file}” is gone.", file=file), restore),
        Whereabouts.NO_FILE: (say("The signed text “{file}” is no ordinary file.", file=file), restore),
        Whereabouts.OUTSIDE: (
            say("The signed text “{file}” lies outside the agreement's folder, and was not looked at.", file=file),
            say("Copy it into the agreement's folder, and name it from there on."),
        ),
        Whereabouts.UNREADABLE: (
            say("The signed text “{file}” cannot be read.", file=file),
            say("Give yourself the right to read it."),
        ),
        Whereabouts.THERE: (
            say("“{file}” is not a text in UTF-8, or is too large for one.", file=file),
            say("Save the text of the scan as UTF-8 (such as source/naskah.txt), and name that file."),
        ),
    }


RULE = Rule(
    id="MOU311",
    severity=Severity.ERROR,
    summary=say("The file with the signed text is not there, or is no text."),
    source="Practice: a check that is silently left out is worse than none",
    check=check,
)
