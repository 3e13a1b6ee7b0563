"""Two states of one agreement side by side, and what a rule over them offers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from mouctl.comparing._differences import Change, differences
from mouctl.findings import Problem, Severity
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence
from mouctl.standing import Entry

File: TypeAlias = Literal["agreement", "workplan", "events"]


class Introduced(NamedTuple):
    """The commit that made a change: its short id, its day in the agreement's time zone, and what it says of it."""

    commit: str
    on: date
    correction: str | None = None
    """Why the transcription was corrected, where the commit says that it was."""


class Moved(NamedTuple):
    """A deadline whose days differ, None in a state that has no such deadline; and what moved it."""

    old: Entry | None
    new: Entry | None
    moved_by: tuple[str, ...] = ()
    """Files with the key or event in them, as far as that is certain."""
    document: File = "agreement"
    route: tuple[str | int, ...] = ()


class Pair(NamedTuple):
    """An agreement as it was and as it is, both seen on the same day."""

    old: Schedule
    new: Schedule
    introduced: Callable[[File, Change], Introduced | None]
    """Who made a change; None for what is not committed yet."""
    imagine: Callable[[Event], Schedule]
    """The agreement as it was, with an event that only might have happened."""
    changes: Mapping[File, tuple[Change, ...]]
    """What differs, file by file."""
    moved: tuple[Moved, ...] = ()

    @property
    def was_signed(self) -> bool:
        """Whether the agreement as it was bore a day of signing: a draft may change as it likes."""
        agreement = self.old.dossier.agreement
        return any((agreement.signed_on, *(party.signed_on for party in agreement.parties)))

    @property
    def added(self) -> tuple[Event, ...]:
        """The events recorded since."""
        known = {event.id for event in self.old.dossier.events}
        return tuple(event for event in self.new.dossier.events if event.id not in known)


class Comparison(NamedTuple):
    """What became of one agreement since a revision; `pair` is there only where both states could be read."""

    since: str
    """The revision as it was asked for."""
    agreement: str
    pair: Pair | None = None
    gone: Dossier | None = None
    """The agreement as it was, where it is no longer there."""
    renamed_from: str | None = None
    unreadable: Sentence | str | None = None
    """Why it could not be compared: what was wrong with its files then."""


class ComparingRule(NamedTuple):
    """A check of two states: a plain function from what became of an agreement to the problems in it."""

    id: str
    severity: Severity
    summary: Sentence
    source: str
    check: Callable[[Comparison], Iterable[Problem]]


def changes_between(old: Dossier, new: Dossier) -> Mapping[File, tuple[Change, ...]]:
    """What differs between two states, file by file."""
    return {file: differences(data_of(old, file), data_of(new, file)) for file in get_args(File)}


def data_of(dossier: Dossier, file: File) -> Mapping[str, Any]:
    """A file of the agreement as data, every period in one wording; empty where there is no such file."""
    match file:
        case "agreement":
            return dossier.agreement.model_dump(by_alias=True)
        case "workplan":
            return dossier.workplan.model_dump(by_alias=True) if dossier.workplan else {}
        case "events":
            return {"event": tuple(event.model_dump(by_alias=True) for event in dossier.events)}
