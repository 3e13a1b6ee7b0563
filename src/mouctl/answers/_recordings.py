"""What recording events comes to for one agreement, as seen on a day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.answers._effects import Change, ChangeData, change_data, changes_between, effects_of
from mouctl.answers._told_years import ToldYear, ToldYearData, told_year_data, told_years
from mouctl.lifecycle import State
from mouctl.report import Block, Lines, Paragraph
from mouctl.schedule import Schedule


class Recording(NamedTuple):
    """Events with the TOML that writes them, the files kept for them, and the agreement without and with them."""

    agreement: str
    as_of: date
    text: str
    events: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    """The files, each with the hash of its content."""
    before: Schedule
    after: Schedule

    @property
    def years(self) -> tuple[ToldYear, ...]:
        """Which years of the work plan they are about."""
        return told_years(self.after.life, self.events)

    def changes(self) -> tuple[Change, ...]:
        """The deadlines that are not what they were."""
        return changes_between(self.before, self.after)


class EvidenceData(TypedDict):
    """A file kept in the agreement's folder."""

    file: str
    sha256: str


class RecordingData(TypedDict):
    """The TOML for one agreement, and what it changes as seen on the day `as_of`."""

    agreement: str
    as_of: date
    events: tuple[str, ...]
    toml: str
    evidence: tuple[EvidenceData, ...]
    years: tuple[ToldYearData, ...]
    state_before: State
    state: State
    last_day_before: date | None
    last_day: date | None
    effects: tuple[Told, ...]
    changes: tuple[ChangeData, ...]


def recording_data(recording: Recording) -> RecordingData:
    """The events and what they change in the contract's shape."""
    found, before, after = recording.changes(), recording.before.life, recording.after.life
    return RecordingData(
        agreement=recording.agreement,
        as_of=recording.as_of,
        events=recording.events,
        toml=recording.text,
        evidence=tuple(EvidenceData(file=name, sha256=digest) for name, digest in recording.evidence),
        years=tuple(map(told_year_data, recording.years)),
        state_before=before.state,
        state=after.state,
        last_day_before=before.last_day,
        last_day=after.last_day,
        effects=tuple(effects_of(recording.before, recording.after, found)),
        changes=tuple(map(change_data, found)),
    )


def toml_blocks(text: str) -> Iterator[Block]:
    """The TOML, with its blank lines."""
    for table in text.split("\n\n"):
        yield Paragraph(Lines(tuple(table.splitlines())))
