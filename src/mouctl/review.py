"""What a periodic review looks at: its period, what was planned and done in it, and what is missing.

A work plan ticks calendar years, and a period is another stretch of time. So nothing is said to be planned for a
period: a line is looked at if a year ticked for it or its schedule touches the period, if something was done of it in
the period, or if it is late from a year before.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from mouctl.cycles import Period
from mouctl.lifecycle import Life
from mouctl.model.event import Acknowledge, Correction, Event, ForceMajeure
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.kept import Kept, Whereabouts
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.workplan import Activity, Programme
from mouctl.model.year_meant import Recorded, recorded_by_line
from mouctl.progress import Tick, progress_of
from mouctl.schedule import Schedule
from mouctl.standing import Entry, after_the_end

Lack: TypeAlias = Literal[
    "record", "evidence", "evidence-gone", "evidence-outside", "evidence-no-file", "evidence-unreadable",
    "evidence-changed", "day",
]  # fmt: skip
_LOST: Mapping[Whereabouts, Lack] = {
    Whereabouts.GONE: "evidence-gone",
    Whereabouts.OUTSIDE: "evidence-outside",
    Whereabouts.NO_FILE: "evidence-no-file",
    Whereabouts.UNREADABLE: "evidence-unreadable",
}


class Missing(NamedTuple):
    """What is missing of a line: a record for a year, evidence of an event or a file of it, or a day in the plan.

    A file is gone, lies outside the agreement's folder, is no ordinary file or unreadable, or is not what was sealed.
    """

    what: Lack
    tick: Tick | None = None
    event: str | None = None
    file: str | None = None


class Work(NamedTuple):
    """A line of the work plan as a review looks at it."""

    programme: Programme
    activity: Activity
    ticks: tuple[Tick, ...]
    """The years that the period touches, those of which something became in it, and earlier ones that are late."""
    done: tuple[Recorded, ...]
    """What was recorded of it in the period, oldest first."""
    kept: Mapping[str, Kept] = MappingProxyType({})
    """The files that prove it, as far as they were looked after."""

    @property
    def missing(self) -> Iterator[Missing]:
        """Everything that is missing of it."""
        for tick in self.ticks:
            if tick.state in ("planned", "late"):
                yield Missing("record", tick)
        if not self.ticks and not self.done:
            yield Missing("record")
        for event, _, _ in self.done:
            yield from lacking_proof(event, self.kept)
        if not isinstance(read_schedule(self.activity.schedule), Span):
            yield Missing("day")


def lacking_proof(event: Event, kept: Mapping[str, Kept]) -> Iterator[Missing]:
    """What is missing of what proves an event: of an activity done any evidence, of each the files looked after."""
    if isinstance(event, ActivityEvent) and event.state == "done" and not event.evidence:
        yield Missing("evidence", event=event.id)
    for named in event.evidence:
        found = kept.get(named.file)
        if found and found.whereabouts is not Whereabouts.THERE:
            yield Missing(_LOST[found.whereabouts], event=event.id, file=named.file)
        elif found and named.sha256 not in (None, found.sha256):
            yield Missing("evidence-changed", event=event.id, file=named.file)


class Review(NamedTuple):
    """All that a review of one period looks at, as known on the day asked about."""

    period: Period
    before: Period | None
    after: Period | None
    works: tuple[Work, ...]
    events: tuple[Event, ...]
    """What else happened in the period."""
    open: tuple[Entry, ...]
    """Other duties and rights that fell due by its end, and are late, lost, or left undone when the file was closed."""
    kept: Mapping[str, Kept] = MappingProxyType({})
    """The files that prove what happened, as far as they were looked after."""


def review_of(schedule: Schedule, periods: Sequence[Period], period: Period) -> Review:
    """The review of one of the periods of a clause."""
    place, works = periods.index(period), tuple(_works(schedule, period))
    return Review(
        period=period,
        before=periods[place - 1] if place else None,
        after=next(iter(periods[place + 1 :]), None),
        works=works,
        events=tuple(event for event in schedule.life.situation.events if _is_other(event, period, schedule.life)),
        open=tuple(_open(schedule, period, {work.activity.id for work in works})),
        kept=schedule.dossier.kept,
    )


def _works(schedule: Schedule, period: Period) -> Iterator[Work]:
    life = schedule.life
    ticks: dict[str, list[Tick]] = {}
    for tick in progress_of(life):
        ticks.setdefault(tick.activity, []).append(tick)
    told = recorded_by_line(life.situation, life.versions)
    plan = life.version.workplan
    for programme, activity in plan.activities() if plan else ():
        in_view = tuple(tick for tick in ticks.get(activity.id, ()) if _is_in_view(tick, period, life))
        done = tuple(each for each in told.get(activity.id, ()) if period.includes(each.event.on))
        if in_view or done or _is_scheduled(activity, period, life):
            yield Work(programme, activity, in_view, done, schedule.dossier.kept)


def _is_in_view(tick: Tick, period: Period, life: Life) -> bool:
    """Nothing is missing of a year that the agreement did not live to see."""
    if tick.event is None and not life.touches(tick.year):
        return False
    is_touched = tick.year in period.years or (tick.on is not None and period.includes(tick.on))
    return is_touched or (tick.state == "late" and tick.by < period.first)


def _is_scheduled(activity: Activity, period: Period, life: Life) -> bool:
    schedule = read_schedule(activity.schedule)
    if not isinstance(schedule, Span) or not life.touches(schedule.first.year):
        return False
    return schedule.first <= period.last and schedule.last >= period.first


def _is_other(event: Event, period: Period, life: Life) -> bool:
    """Whether it happened in the period, or for force majeure lasted in it, and stands nowhere else in the review.

    What was done of an activity that is no longer in the work plan has no line there.
    What is about the register alone, an acknowledgement or a correction, is nothing that the parties talk about.
    """
    if isinstance(event, ForceMajeure):
        until = event.ended_by(life.situation.as_of) or date.max
        return event.occurred <= period.last and until >= period.first
    met = period.entry.deadline.met
    is_shown = isinstance(event, Acknowledge | Correction) or (met and met.event == event.id)
    return period.includes(event.on) and not is_shown and not _has_a_line(event, life)


def _has_a_line(event: Event, life: Life) -> bool:
    plan = life.version.workplan
    lines = (activity.id for _, activity in plan.activities()) if plan else ()
    return isinstance(event, ActivityEvent) and event.activity in lines


def _open(schedule: Schedule, period: Period, shown: set[str]) -> Iterator[Entry]:
    """What the lines looked at do not show already."""
    for entry in schedule.entries:
        deadline = entry.deadline
        is_open = entry.status in ("overdue", "lapsed") or _closed_undone(entry, schedule.life)
        is_late = is_open and deadline.due_on and deadline.due_on <= period.last
        is_shown = deadline.duty == "activity" and deadline.occurrence in shown
        if is_late and not is_shown and deadline.id != period.entry.deadline.id:
            yield entry


def _closed_undone(entry: Entry, life: Life) -> bool:
    """Whether it was late already when the file was closed: closing it made nothing done."""
    deadline, closed = entry.deadline, life.closed
    if entry.status != "moot" or closed is None or deadline.moot or after_the_end(deadline, life):
        return False
    return entry.last_in_time is not None and entry.last_in_time < closed.on
