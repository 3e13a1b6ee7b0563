"""Events tried out before they are recorded: on a copy of the agreement's files, by the loader that will read them."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import BrokenFiles, UsageError
from mouctl.findings import Finding
from mouctl.loading.agreement import load_dossier
from mouctl.loading.contents import FILES
from mouctl.loading.folders import AGREEMENTS
from mouctl.model.dossier import Dossier
from mouctl.sentences import say

EVENTS = "events.toml"


class DoesNotFit(UsageError):
    """The events cannot be recorded; `findings` are placed in the `text` that would have been appended.

    Their routes count the events from the first one appended.
    """

    def __init__(self, text: str, findings: Sequence[Finding]) -> None:
        super().__init__(
            say("The event does not fit the agreement; nothing was recorded."),
            say("Mend what is said above, and call the command again."),
        )
        self.text = text
        self.findings = tuple(findings)


class Longer(NamedTuple):
    """A log with `text` appended: its whole content, and how many lines and events stand before the text."""

    content: bytes
    text: str
    lines_before: int
    events_before: int


def rehearsed(before: Dossier, folder: Path, log: Longer) -> Dossier:
    """The agreement as it would load with the longer log.

    Raises DoesNotFit, and BrokenFiles where something else is at fault than what is to be appended.
    """
    try:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / AGREEMENTS / folder.name
            copy.mkdir(parents=True)
            for name in FILES:
                if (folder / name).exists():
                    shutil.copyfile(folder / name, copy / name)
            (copy / EVENTS).write_bytes(log.content)
            after, findings, _ = load_dossier(copy, before.settings, Path(place), before.layers)
    except OSError as error:
        raise UsageError(
            say("The event could not be tried out on a copy first: {reason}", reason=error.strerror or str(error)),
            say("Nothing was recorded; make room in the folder for temporary files."),
        ) from None
    if after is None:
        raise DoesNotFit(log.text, sorted(_counted_anew(findings, log), key=lambda finding: finding.sort_key))
    return after


def _counted_anew(findings: Sequence[Finding], log: Longer) -> Iterator[Finding]:
    """The findings with places and routes counted from what was appended."""
    for finding in findings:
        place, route, lines = finding.place, finding.route, log.lines_before
        if place is None or not finding.file.endswith(f"/{EVENTS}") or place.line <= lines:
            raise BrokenFiles(findings)  # an error of the files: they changed since they were read
        place = place._replace(line=place.line - lines, end_line=place.end_line - lines)
        match route:
            case ("event", int(number), *keys):
                route = ("event", number - log.events_before, *keys)
        yield finding._replace(place=place, route=route)
