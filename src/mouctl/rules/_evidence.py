"""The files that prove events, for the rules about them; all of them, as what was corrected away is kept as well."""

from collections.abc import Iterator
from typing import NamedTuple

from mouctl.findings import Route
from mouctl.model.event import Evidence
from mouctl.model.kept import Kept
from mouctl.schedule import Schedule


class Looked(NamedTuple):
    """A file as an event names it, and what became of it."""

    route: Route
    named: Evidence
    kept: Kept


def looked_after(schedule: Schedule) -> Iterator[Looked]:
    """Every file that was looked after; none where nobody asked for that."""
    for index, event in enumerate(schedule.dossier.events):
        for number, evidence in enumerate(event.evidence):
            if kept := schedule.dossier.kept.get(evidence.file):
                yield Looked(("event", index, "evidence", number), evidence, kept)
