"""How an answer's JSON contract is written down, and the shape of a deadline in it."""

from datetime import date
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import WithJsonSchema
from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.dates.working_calendar import CalendarYear, YearStatus
from mouctl.model.deadline import Deadline, Nature, Step
from mouctl.sentences import Sentence
from mouctl.standing import Entry, Status

Told: TypeAlias = Annotated[Sentence | str, WithJsonSchema({"type": "string"})]
"""A sentence, or one that was told before: text in the language of `--lang` once it is written out."""


class Contract(NamedTuple):
    """The published shape of one answer."""

    id: str
    schema: str
    data: type


class AnchorData(TypedDict):
    """What a deadline is counted from."""

    what: Told
    on: date | None


class ReadingData(TypedDict):
    """One date that the text can mean."""

    name: Told
    due_on: date


class StepData(TypedDict):
    """One step of the derivation under the conventions in force; `addendum` is the event that gave the article."""

    article: str | None
    addendum: str | None
    words: str | None
    before: date | None
    after: date
    because: Told


class SendByData(TypedDict):
    """A way of sending, and the working day by which to begin with it."""

    channel: str
    on: date


class CalendarData(TypedDict):
    """A year whose working days a date rests on; `digest` names its content."""

    year: int
    status: YearStatus
    sources: tuple[str, ...]
    digest: str


class SuspensionData(TypedDict):
    """The force majeure that a duty falls under; `until` is its last day, null while it lasts.

    `disputed` says what speaks against it; `excused` is true where nothing does and the duty is late: it may wait.
    """

    event: str
    since: date
    until: date | None
    article: str
    quote: str
    disputed: tuple[Told, ...]
    excused: bool


class DeadlineData(TypedDict):
    """A deadline as it stands on a day: `D` of the contract."""

    id: str
    agreement: str
    duty: str
    nature: Nature
    title: Told
    article: str | None
    quote: str | None
    owed_by: tuple[str, ...]
    occurrence: str | None
    anchor: AnchorData
    due_on: date | None
    act_by: date | None
    earliest: date | None
    latest: date | None
    readings: tuple[ReadingData, ...]
    status: Status
    days_left: int | None
    satisfied_by: str | None
    consequence: str | None
    steps: tuple[StepData, ...]
    warnings: tuple[Told, ...]
    ours: bool | None
    send_by: tuple[SendByData, ...]
    calendars: tuple[CalendarData, ...]
    addendum: str | None
    """The event of the addendum that changed the clause it comes from."""
    suspended: SuspensionData | None


def deadline_data(entry: Entry) -> DeadlineData:
    """An entry of a schedule in the contract's shape."""
    deadline = entry.deadline
    return DeadlineData(
        id=deadline.id,
        agreement=deadline.agreement,
        duty=deadline.duty,
        nature=deadline.nature,
        title=deadline.title,
        article=deadline.article,
        quote=deadline.quote,
        owed_by=deadline.owed_by,
        occurrence=deadline.occurrence,
        anchor=AnchorData(what=deadline.anchor.what, on=deadline.anchor.on),
        due_on=deadline.due_on,
        act_by=deadline.act_by,
        earliest=deadline.earliest,
        latest=deadline.latest,
        readings=tuple(ReadingData(name=reading.name, due_on=reading.due_on) for reading in deadline.readings),
        status=entry.status,
        days_left=entry.days_left,
        satisfied_by=deadline.met.event if deadline.met else None,
        consequence=deadline.consequence,
        steps=steps_data(deadline),
        warnings=(*((entry.why,) if entry.why else ()), *entry.warnings),
        ours=entry.ours,
        send_by=tuple(SendByData(channel=way.channel, on=way.on) for way in entry.send_by),
        calendars=tuple(calendar_data(year) for year in deadline.calendars),
        addendum=deadline.addendum.event if deadline.addendum else None,
        suspended=_suspension(entry),
    )


def _suspension(entry: Entry) -> SuspensionData | None:
    found = entry.suspended
    if found is None:
        return None
    return SuspensionData(
        event=found.event,
        since=found.since,
        until=found.until,
        article=found.passage.article,
        quote=found.passage.quote,
        disputed=found.doubts,
        excused=entry.is_excused,
    )


def calendar_data(year: CalendarYear) -> CalendarData:
    """A year in the contract's shape."""
    return CalendarData(year=year.year, status=year.status, sources=year.decrees, digest=year.digest)


def steps_data(deadline: Deadline) -> tuple[StepData, ...]:
    """The steps of the reading in force."""
    return tuple(_step(step) for step in deadline.readings[0].steps) if deadline.readings else ()


def _step(step: Step) -> StepData:
    return StepData(
        article=step.article,
        addendum=step.addendum.event if step.addendum else None,
        words=step.words,
        before=step.before,
        after=step.after,
        because=step.because,
    )
