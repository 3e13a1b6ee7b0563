"""The report of a periodic review, to be completed and signed: `mouctl monev`."""

from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, Told, deadline_data
from mouctl.answers._review import review_blocks, title
from mouctl.cycles import Period
from mouctl.model.event import Event
from mouctl.model.year_meant import Recorded
from mouctl.progress import State, Tick
from mouctl.report import Column, Lines, Page, Report, Table
from mouctl.review import Lack, Missing, Review, Work, lacking_proof
from mouctl.schedule import Schedule


class StretchData(TypedDict):
    """The period under another reading of the text, both days included."""

    first_day: date
    last_day: date
    name: Told


class PeriodData(TypedDict):
    """The period of a review, both days included, and what else it can be; with the duty to hold the review."""

    number: int
    first_day: date
    last_day: date
    otherwise: tuple[StretchData, ...]
    deadline: DeadlineData


class YearData(TypedDict):
    """What became of an activity in a year; `by` is the last day in time, `ticked` false for what was not planned."""

    year: int
    ticked: bool
    state: State
    by: date
    event: str | None
    on: date | None


class DoneData(TypedDict):
    """What was recorded of an activity in the period."""

    event: str
    on: date
    year: int
    state: str
    note: str | None
    evidence: tuple[str, ...]


class MissingData(TypedDict):
    """What is missing: a `record` for a year (null where only the schedule names a day), `evidence`, or a `day`.

    A `file` that proves an event is `evidence-gone` where it is not there, and `evidence-changed` where it is no longer
    what was sealed. It could not be looked at where it is `evidence-outside` of the agreement's folder,
    `evidence-no-file` (a folder, a device) or `evidence-unreadable`.
    """

    what: Lack
    year: int | None
    event: str | None
    file: str | None


class WorkData(TypedDict):
    """An activity that the review looks at."""

    activity: str
    programme: str
    text: str
    schedule: str | None
    duties: dict[str, tuple[str, ...]]
    output: str | None
    outcome: str | None
    years: tuple[YearData, ...]
    done: tuple[DoneData, ...]
    missing: tuple[MissingData, ...]


class HappenedData(TypedDict):
    """Another event of the period; of its evidence, what is `missing` as for an activity."""

    event: str
    type: str
    on: date
    note: str | None
    evidence: tuple[str, ...]
    missing: tuple[MissingData, ...]


class MonevData(TypedDict):
    """The review of one period, as known on the day `as_of`.

    `open` are the ids of what else fell due by the end of the period, and is late or lost on that day, or was left
    undone when the file was closed.
    """

    as_of: date
    agreement: str
    title: str
    article: str | None
    quote: str | None
    period: PeriodData
    before: PeriodData | None
    after: PeriodData | None
    activities: tuple[WorkData, ...]
    events: tuple[HappenedData, ...]
    open: tuple[str, ...]


def monev_report(schedule: Schedule, review: Review) -> Report:
    """The form: what is known filled in, the rest left blank, with places to sign."""
    return Report(
        schema=CONTRACT.schema,
        data=_data(schedule, review),
        blocks=tuple(review_blocks(schedule, review)),
        records=_records(review),
        page=Page(title=title(review.period), landscape=True),
    )


def _data(schedule: Schedule, review: Review) -> MonevData:
    agreement, deadline = schedule.life.version.agreement, review.period.entry.deadline
    return MonevData(
        as_of=schedule.life.situation.as_of,
        agreement=agreement.id,
        title=agreement.title,
        article=deadline.article,
        quote=deadline.quote,
        period=_period(review.period),
        before=_period(review.before) if review.before else None,
        after=_period(review.after) if review.after else None,
        activities=tuple(map(_work, review.works)),
        events=tuple(_happened(event, review) for event in review.events),
        open=tuple(entry.deadline.id for entry in review.open),
    )


def _period(period: Period) -> PeriodData:
    return PeriodData(
        number=period.number,
        first_day=period.first,
        last_day=period.last,
        otherwise=tuple(StretchData(first_day=e.first, last_day=e.last, name=e.name) for e in period.otherwise),
        deadline=deadline_data(period.entry),
    )


def _work(work: Work) -> WorkData:
    activity = work.activity
    return WorkData(
        activity=activity.id,
        programme=work.programme.number,
        text=activity.text,
        schedule=activity.schedule,
        duties={party: tuple(duties) for party, duties in activity.duties.items()},
        output=activity.output,
        outcome=activity.outcome,
        years=tuple(map(_year, work.ticks)),
        done=tuple(map(_done, work.done)),
        missing=tuple(map(_missing, work.missing)),
    )


def _year(tick: Tick) -> YearData:
    return YearData(year=tick.year, ticked=tick.ticked, state=tick.state, by=tick.by, event=tick.event, on=tick.on)


def _done(recorded: Recorded) -> DoneData:
    event, _, year = recorded
    return DoneData(
        event=event.id,
        on=event.on,
        year=year,
        state=event.state,
        note=event.note,
        evidence=tuple(each.file for each in event.evidence),
    )


def _missing(missing: Missing) -> MissingData:
    year = missing.tick.year if missing.tick else None
    return MissingData(what=missing.what, year=year, event=missing.event, file=missing.file)


def _happened(event: Event, review: Review) -> HappenedData:
    return HappenedData(
        event=event.id,
        type=event.type,
        on=event.on,
        note=event.note,
        evidence=tuple(each.file for each in event.evidence),
        missing=tuple(map(_missing, lacking_proof(event, review.kept))),
    )


def _records(review: Review) -> Table:
    """A row for each activity, for spreadsheets."""
    keys = ("period", "first_day", "last_day", "activity", "text", "schedule", "years", "done", "evidence", "missing")
    rows = tuple(
        (
            review.period.number, review.period.first, review.period.last, work.activity.id, work.activity.text,
            work.activity.schedule, Lines(tuple(f"{tick.year} {tick.state}" for tick in work.ticks)),
            Lines(tuple(f"{each.event.on} {each.event.state}" for each in work.done)),
            Lines(tuple(file.file for each in work.done for file in each.event.evidence)),
            Lines(tuple(each.what for each in work.missing)),
        )
        for work in review.works
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)


CONTRACT = Contract(id="monev", schema="mouctl.monev/1", data=MonevData)
