"""Changes of a signed text by what they are: mouctl's own remarks on it, a mended transcription, or the text itself."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from mouctl.comparing._differences import Change
from mouctl.comparing._pair import Comparison, File, Introduced, Pair
from mouctl.contacts import FIELDS
from mouctl.findings import Problem
from mouctl.model.event import Addendum, ContactChange, Event
from mouctl.sentences import Sentence, say

_LONGEST = 60

_OURS: frozenset[tuple[str, ...]] = frozenset(
    tuple(each.split("."))
    for each in [
        "kind",
        "language",
        "timezone",
        "calendars",
        "conventions",
        "lead_times",
        "initials",
        "source",
        "party.id",
        "party.public_body",
        "party.calendars",
        "party.contact.id",
        "clause.id",
        "clause.owed_by",
        "programme.scope",
        "programme.stage.id",
        "programme.activity.id",
        "programme.activity.stage",
    ]
)
"""The keys, with all below them, that are no words of the text but what mouctl is told about it."""
_ELSEWHERE = (("schema",), ("id",), ("waiver",))
"""Keys that say nothing about the text, or whose change is told otherwise."""


class Sort(Enum):
    """What a change of a signed text is."""

    REMARK = "remark"
    """Of what mouctl is told about the text."""
    CORRECTION = "correction"
    """Of a wrong transcription: its commit says so."""
    BESIDE = "beside"
    """Of the text, beside an event recorded since that says the same."""
    CONTACT = "contact"
    """Of an address, telephone, fax or e-mail."""
    TEXT = "text"


class Sorted(NamedTuple):
    """A change with what it is, and who made it."""

    change: Change
    file: File
    sort: Sort
    by: Introduced | None

    def problem(self, message: Sentence, advice: Sentence | None = None) -> Problem:
        """What a rule says of the change, with the commit that made it."""
        return Problem(
            message=with_commit(message, self.by), route=self.change.route, advice=advice, document=self.file
        )


def sorted_changes(comparison: Comparison, *sorts: Sort, files: tuple[File, ...]) -> Iterator[Sorted]:
    """The changes of a signed text that are of one of these sorts."""
    pair = comparison.pair
    if pair is None or not pair.was_signed:
        return
    for file in files:
        if file == "workplan" and pair.old.dossier.workplan is None:
            continue  # a work plan transcribed later is new, and nothing of it has changed
        for change in pair.changes[file]:
            if change.keys in _ELSEWHERE:
                continue
            by = pair.introduced(file, change)
            sort = _sort(change, file, pair, by)
            if sort in sorts:
                yield Sorted(change, file, sort, by)


def _sort(change: Change, file: File, pair: Pair, by: Introduced | None) -> Sort:
    if any(change.keys[:length] in _OURS for length in range(1, len(change.keys) + 1)):
        return Sort.REMARK
    if by and by.correction:
        return Sort.CORRECTION
    if any(_says_so(event, change, file) for event in pair.added):
        return Sort.BESIDE
    return Sort.CONTACT if is_contact_field(change) else Sort.TEXT


def _says_so(event: Event, change: Change, file: File) -> bool:
    """Whether an event recorded since tells of the change, or may tell of it."""
    if isinstance(event, Addendum):
        return file == "agreement" or event.amends is None or event.amends.workplan is not None
    if not isinstance(event, ContactChange) or not is_contact_field(change):
        return False
    _, party, _, contact, field = change.names
    return event.party == party and event.contact in (None, contact) and getattr(event, field) == change.after


def is_contact_field(change: Change) -> bool:
    """Whether the change is of an address, telephone, fax or e-mail of a contact that there was and still is."""
    return len(change.keys) == 3 and change.keys[:2] == ("party", "contact") and change.keys[2] in FIELDS


def put_back(agreement: str) -> Sentence:
    """What to do where a signed text was changed."""
    return say(
        "Put it back, and record what was agreed as an addendum: mouctl record addendum {id}. "
        "If it was copied wrongly, say so in the commit's message: “Transcription: ” and the reason.",
        id=agreement,
    )


def with_commit(message: Sentence, by: Introduced | None) -> Sentence:
    """The message with the commit that made the change."""
    if by is None:
        return say("{what} (not committed yet)", what=message)
    return say("{what} (commit {commit} of {day})", what=message, commit=by.commit, day=by.on)


def told(change: Change) -> Sentence:
    """What was there, and what is there now."""
    before, after = _short(change.before), _short(change.after)
    if change.before is None:
        return say("{key} was not there, and is now {after}", key=change.at, after=after)
    if change.after is None:
        return say("{key} was {before}, and is gone", key=change.at, before=before)
    return say("{key} was {before}, and is now {after}", key=change.at, before=before, after=after)


def _short(value: object) -> object:
    """A value as a message quotes it."""
    match value:
        case dict():
            return _short(
                next((value[key] for key in ("quote", "text", "name", "title", "unit") if value.get(key)), "…")
            )
        case tuple() | list():
            return _short("; ".join(str(each) for each in value if not isinstance(each, dict)) or "…")
        case bool() | int():
            return str(value).lower()
        case str():
            return f"“{value if len(value) <= _LONGEST else f'{value[:_LONGEST]}…'}”"
    return value
