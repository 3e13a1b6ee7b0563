"""What proves an event, as a review tells of it: its files, and what is wrong with any."""

from collections.abc import Iterable, Iterator, Mapping

from mouctl.model.event import Event
from mouctl.report import Cell, Tone, Toned
from mouctl.review import Lack, Missing
from mouctl.sentences import Sentence, say


def file_cells(event: Event) -> Iterator[Cell]:
    """The files by name."""
    return (Toned(named.file, Tone.FAINT) for named in event.evidence)


def proof_cells(lacking: Iterable[Missing]) -> Iterator[Cell]:
    """What is wrong with what proves it."""
    for missing in lacking:
        tone = Tone.WARN if missing.what == "evidence" else Tone.BAD
        yield Toned(_told(missing)[missing.what], tone)


def _told(missing: Missing) -> Mapping[Lack, Sentence]:
    file = missing.file
    return {
        "evidence": say("no evidence of {event}", event=missing.event),
        "evidence-gone": say("evidence file not found: {file}", file=file),
        "evidence-changed": say("evidence file has changed: {file}", file=file),
        "evidence-unreadable": say("evidence file cannot be read: {file}", file=file),
        "evidence-no-file": say("evidence is no ordinary file: {file}", file=file),
        "evidence-outside": say(
            "evidence lies outside the agreement's folder, and was not looked at: {file}", file=file
        ),
    }
