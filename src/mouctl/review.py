"""What a periodic review looks at: its period, what was planned and done in it, and what is missing.

A work plan ticks calendar years, and a period is another stretch of time. So nothing is said to be planned for a
period: a line is looked at if a year ticked for it or its schedule touches the period, if something was done of it in
the period, or if it is late from a year before.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.cycles import Period
from mouctl.lifecycle import Life
from mouctl.model.event import Acknowledge, Correction, Event, ForceMajeure
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.workplan import Activity, Programme
from mouctl.progress import Tick, progress_of
from mouctl.schedule import Schedule
from mouctl.standing import Entry

Lack: TypeAlias = Literal["record", "evidence", "day"]


class Missing(NamedTuple):
    """What is missing of a line: a record for a year, evidence of an event, or a day in the work plan."""

    what: Lack
    tick: Tick | None = None
    event: str | None = None


class Work(NamedTuple):
    """A line of the work plan as a review looks at it."""

    programme: Programme
    activity: Activity
    ticks: tuple[Tick, ...]
    """The years that the period touches, those of which something became in it, and earlier ones that are late."""
    done: tuple[ActivityEvent, ...]
    """What was recorded of it in the period, oldest first."""

    @property
    def missing(self) -> Iterator[Missing]:
        """Everything that is missing of it."""
        for tick in self.ticks:
            if tick.state in ("planned", "late"):
                yield Missing("record", tick)
        if not self.ticks and not self.done:
            yield Missing("record")
        for event in self.done:
            if event.state == "done" and not event.evidence:
                yield Missing("evidence", event=event.id)
        if not isinstance(read_schedule(self.activity.schedule), Span):
            yield Missing("day")


class Review(NamedTuple):
    """All that a review of one period looks at, as known on the day asked about."""

    period: Period
    before: Period | None
    after: Period | None
    works: tuple[Work, ...]
    events: tuple[Event, ...]
    """What else happened in the period."""
    open: tuple[Entry, ...]
    """Other duties and rights that fell due by its end, and are late or lost on the day asked about."""


def review_of(schedule: Schedule, periods: Sequence[Period], period: Period) -> Review:
    """The review of one of the periods of a clause."""
    place, works = periods.index(period), tuple(_works(schedule.life, period))
    return Review(
        period=period,
        before=periods[place - 1] if place else None,
        after=next(iter(periods[place + 1 :]), None),
        works=works,
        events=tuple(event for event in schedule.life.situation.events if _is_other(event, period, schedule.life)),
        open=tuple(_open(schedule, period, {work.activity.id for work in works})),
    )


def _works(life: Life, period: Period) -> Iterator[Work]:
    ticks: dict[str, list[Tick]] = {}
    for tick in progress_of(life):
        ticks.setdefault(tick.activity, []).append(tick)
    events = [event for event in life.situation.of_type(ActivityEvent) if period.includes(event.on)]
    plan = life.version.workplan
    for programme, activity in plan.activities() if plan else ():
        in_view = tuple(tick for tick in ticks.get(activity.id, ()) if _is_in_view(tick, period))
        done = tuple(event for event in events if event.activity == activity.id)
        if in_view or done or _is_scheduled(activity, period):
            yield Work(programme, activity, in_view, done)


def _is_in_view(tick: Tick, period: Period) -> bool:
    is_touched = tick.year in period.years or (tick.on is not None and period.includes(tick.on))
    return is_touched or (tick.state == "late" and tick.by < period.first)


def _is_scheduled(activity: Activity, period: Period) -> bool:
    schedule = read_schedule(activity.schedule)
    return isinstance(schedule, Span) and schedule.first <= period.last and schedule.last >= period.first


def _is_other(event: Event, period: Period, life: Life) -> bool:
    """Whether it happened in the period, or for force majeure lasted in it, and stands nowhere else in the review.

    What is about the register alone, an acknowledgement or a correction, is nothing that the parties talk about.
    """
    if isinstance(event, ForceMajeure):
        until = event.ended_by(life.situation.as_of) or date.max
        return event.occurred <= period.last and until >= period.first
    met = period.entry.deadline.met
    is_shown = isinstance(event, ActivityEvent | Acknowledge | Correction) or (met and met.event == event.id)
    return period.includes(event.on) and not is_shown


def _open(schedule: Schedule, period: Period, shown: set[str]) -> Iterator[Entry]:
    """What the lines looked at do not show already."""
    for entry in schedule.entries:
        deadline = entry.deadline
        is_late = entry.status in ("overdue", "lapsed") and deadline.due_on and deadline.due_on <= period.last
        is_shown = deadline.duty == "activity" and deadline.occurrence in shown
        if is_late and not is_shown and deadline.id != period.entry.deadline.id:
            yield entry
