"""Which year of the work plan an event of type `activity` tells of, and what became of that year; decided here alone.

Every answer asks here: one that read an entry otherwise would show a year as done that another shows as late.
"""

from collections.abc import Iterable

from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.workplan import Activity


def planned_years(activity: Activity) -> tuple[int, ...]:
    """The calendar years that are ticked, or of a line without a tick those that its schedule names; each once."""
    if activity.years:
        return tuple(sorted(set(activity.years)))
    schedule = read_schedule(activity.schedule)
    if not isinstance(schedule, Span):
        return ()
    return tuple(range(schedule.first.year, schedule.last.year + 1))


def year_meant(event: ActivityEvent, activity: Activity) -> int:
    """The calendar year that an event tells of.

    The year that it names holds, ticked or not. Without one, and where the line is planned for a single year, that year
    is meant, on whichever day it was done: there is nothing else that it could be. Else the year of the day `on` is
    meant, from 1 January to 31 December, both included. Where that year is not planned, the event tells of no tick: it
    may have been for any of them, and none is to look done of which that is not known.
    """
    if event.year is not None:
        return event.year
    planned = planned_years(activity)
    return planned[0] if len(planned) == 1 else event.on.year


def decisive(events: Iterable[ActivityEvent]) -> ActivityEvent | None:
    """Of what is told of one matter, oldest first: the first time that it was done, else that it was cancelled."""
    told = tuple(events)
    return next((event for event in told if event.state == "done"), next(iter(told), None))
