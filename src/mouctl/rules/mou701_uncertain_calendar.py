"""A deadline rests on holidays that no decree has fixed yet, or on a year that is not known at all.

Working days are counted with the joint decrees (SKB) on public holidays and joint leave. For a year without one, an
estimate is used where there is one, and no date is given where there is none. Deadlines in calendar days do not
depend on it, though the working day to act by may; that is said beside the deadline and not here.

The decree usually comes in autumn, and has moved days at short notice since.

What to do: update mouctl once the decree is out, or add it to the register's own calendars. Until then leave a
margin.
"""

from collections.abc import Iterator

from mouctl.dates.working_calendar import WorkingCalendar, YearStatus
from mouctl.findings import Problem, Severity
from mouctl.model.deadline import Deadline, Reading
from mouctl.rule import Rule
from mouctl.rules._clauses import Sources
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every deadline that is still open."""
    sources = Sources(schedule.dossier)
    for entry in schedule.entries:
        deadline = entry.deadline
        message = _uncertain(deadline, schedule.life.situation.calendar)
        if message is None or entry.status in ("done", "done-late", "moot"):
            continue
        document, route = sources.of(deadline)
        yield Problem(
            message=message,
            route=route,
            advice=say("Update mouctl once the decree is out, or add it to calendars/; until then leave a margin."),
            article=deadline.article,
            document=document,
        )


def _uncertain(deadline: Deadline, calendar: WorkingCalendar) -> Sentence | None:
    if deadline.unknown_year is not None:
        return say("{title}: no day can be computed. {missing}", title=deadline.title, missing=deadline.missing)
    if all(choice.key.name != "working_week" for choice in deadline.choices):
        return None
    counted = sorted({year for reading in deadline.readings for year in _years(reading)})
    estimated = tuple(str(year) for year in counted if calendar.status(year) is YearStatus.ESTIMATED)
    if not estimated:
        return None
    return say(
        "{title}, {due}: rests on estimated holidays of {years}.",
        title=deadline.title,
        due=deadline.due_on,
        years=estimated,
    )


def _years(reading: Reading) -> range:
    """The years of the last step of counting, with that of a move off a day off after it."""
    steps = reading.steps[-1:] if reading.due_on == reading.counted_to else reading.steps[-2:]
    days = [day for step in steps for day in (step.before, step.after) if day]
    return range(min(days).year, max(days).year + 1) if days else range(0)


RULE = Rule(
    id="MOU701",
    severity=Severity.WARNING,
    summary=say("A deadline rests on holidays that no decree has fixed yet, or on a year that is not known at all."),
    source="The joint decrees (SKB) on public holidays and joint leave; Perpres 21/2023 Pasal 6",
    check=check,
)
