"""How far a work plan is: what was planned for each year, and what became of it.

The plan of an activity for a year is its tick; what became of it is told by the events of type `activity`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.lifecycle import Life
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.event import Evidence
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.situation import End
from mouctl.model.workplan import Activity
from mouctl.model.year_meant import outcome, recorded_by_line

State: TypeAlias = Literal["planned", "done", "done-late", "late", "cancelled", "moot"]
"""Moot is what was not done when the agreement was ended before its term, and is no longer owed."""


class Tick(NamedTuple):
    """An activity in a year: what was planned or done of it."""

    activity: str
    year: int
    ticked: bool
    """Whether the plan has it; what was done without is recorded all the same."""
    by: date
    """The last day on which it is done in time."""
    state: State
    event: str | None = None
    """The event that says what became of it."""
    on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


def progress_of(life: Life) -> Iterator[Tick]:
    """Each ticked or recorded year of each activity of the work plan in force, in the order of the table.

    It is done in time up to the last day of its schedule, where the schedule has one in that year, else of the year,
    but not after the latest last day of the agreement. Late is what nobody recorded by the end of that day. Where the
    agreement was ended early, what could have been done after that day is owed until then, and no longer.
    """
    plan = life.version.workplan
    if plan is None:
        return
    recorded, last = recorded_by_line(life.situation, life.versions), life.validity[1]
    for _, activity in plan.activities():
        told = recorded.get(activity.id, ())
        for year in sorted({*activity.years, *(each.year for each in told)}):
            tick = _tick(activity, year, _last_day(activity, year, last), outcome(told, year), life.situation.as_of)
            yield _ended(tick, life.situation.end, life.situation.as_of)


def _last_day(activity: Activity, year: int, last: date | None) -> date:
    schedule = read_schedule(activity.schedule)
    day = date(year, 12, 31)
    if isinstance(schedule, Span) and schedule.first.year <= year <= schedule.last.year:
        day = min(day, schedule.last)
    return min(day, last) if last is not None and last.year == year else day


def _tick(activity: Activity, year: int, by: date, event: ActivityEvent | None, as_of: date) -> Tick:
    """What became of it counts; where nothing did, the day asked about tells whether it is late."""
    ticked = year in activity.years
    if event is None:
        return Tick(activity.id, year, ticked, by, "late" if as_of > by else "planned")
    state: State = "cancelled" if event.state == "cancelled" else "done-late" if event.on > by else "done"
    return Tick(activity.id, year, ticked, by, state, event.id, event.on, event.evidence, event.note)


def _ended(tick: Tick, end: End | None, as_of: date) -> Tick:
    """What an early end leaves of a tick that nobody has recorded anything of."""
    if end is None or tick.event or tick.by <= end.on:
        return tick
    return tick._replace(by=end.on, state="moot" if as_of > end.on or tick.year > end.on.year else "planned")


class Share(NamedTuple):
    """How many ticks of the plan stand how; what was done without a tick is not among them."""

    planned: int
    done: int
    late: int
    cancelled: int
    moot: int = 0

    @property
    def all(self) -> int:
        """All ticks."""
        return sum(self)


def share_of(ticks: Sequence[Tick]) -> Share:
    """The ticks of the plan counted; what was done late is done."""
    states = [tick.state for tick in ticks if tick.ticked]
    return Share(
        planned=states.count("planned"),
        done=states.count("done") + states.count("done-late"),
        late=states.count("late"),
        cancelled=states.count("cancelled"),
        moot=states.count("moot"),
    )
