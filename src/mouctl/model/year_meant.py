"""Which year of the work plan an event of type `activity` tells of, and what became of that year; decided here alone.

Every answer asks here: one that read an entry otherwise would show a year as done that another shows as late.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.situation import Situation
from mouctl.model.version import Version
from mouctl.model.workplan import Activity


class Recorded(NamedTuple):
    """What was recorded of an activity, and the calendar year that it tells of."""

    event: ActivityEvent
    line: Activity | None
    """The activity as the text had it when that was done; None where no text has it."""
    year: int


def recorded(situation: Situation, versions: Sequence[Version]) -> Iterator[Recorded]:
    """Everything recorded of activities, oldest first, each by the text in force on its day.

    An addendum that ticks or unticks a year later leaves what an earlier entry tells of as it was. Where the text of
    the day does not have the activity, the next one that has it holds, else the last one before.
    """
    lines = [{line.id: line for _, line in each.workplan.activities()} if each.workplan else {} for each in versions]
    for event in situation.of_type(ActivityEvent):
        line = _line_of(event, lines, versions)
        yield Recorded(event, line, year_meant(event, line))


def recorded_by_line(situation: Situation, versions: Sequence[Version]) -> Mapping[str, Sequence[Recorded]]:
    """The same by the activity's id."""
    found: dict[str, list[Recorded]] = {}
    for each in recorded(situation, versions):
        found.setdefault(each.event.activity, []).append(each)
    return found


def _line_of(
    event: ActivityEvent, lines: Sequence[Mapping[str, Activity]], versions: Sequence[Version]
) -> Activity | None:
    now = sum(version.since <= event.on for version in versions) - 1
    ranked = (*lines[now:], *reversed(lines[:now]))
    return next((each[event.activity] for each in ranked if event.activity in each), None)


def year_meant(event: ActivityEvent, line: Activity | None) -> int:
    """The calendar year that an event tells of.

    The year that it names holds, ticked or not. Without one, and where the line is planned for a single year, that year
    is meant, on whichever day it was done: there is nothing else that it could be. Else the year of the day `on` is
    meant, from 1 January to 31 December, both included. Where that year is not planned, the event tells of no tick: it
    may have been for any of them, and none is to look done of which that is not known.
    """
    if event.year is not None:
        return event.year
    planned = planned_years(line) if line else ()
    return planned[0] if len(planned) == 1 else event.on.year


def planned_years(line: Activity) -> tuple[int, ...]:
    """The calendar years that are ticked, or of a line without a tick those that its schedule names; each once."""
    if line.years:
        return tuple(sorted(set(line.years)))
    schedule = read_schedule(line.schedule)
    if not isinstance(schedule, Span):
        return ()
    return tuple(range(schedule.first.year, schedule.last.year + 1))


def outcome(told: Iterable[Recorded], year: int | None = None) -> ActivityEvent | None:
    """What became of a year, or of the line as a whole, of what is told of it, oldest first.

    The first time that it was done counts, else that it was cancelled.
    """
    events = tuple(each.event for each in told if year in (None, each.year))
    return next((event for event in events if event.state == "done"), next(iter(events), None))
