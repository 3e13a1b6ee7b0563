"""A deadline that is still to come falls on a day off.

The day under the conventions in force is a weekend, a public holiday or joint leave; of each clause only the next such
day is told. Days that the text moves off a day off (`roll`) are working days already, and lines of the work plan are
meant for the whole of their month.

No general rule moves a day in a contract forward: who counts on the next working day is late. Offices are closed, and a
letter handed in on Monday came after the day.

What to do: act on the working day before, which is named here. If the text does say what happens on a day off, write it
under `[conventions]` as `roll`, with the article.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.dates.working_calendar import DayOff, UnknownDay
from mouctl.findings import Problem, Severity
from mouctl.model.deadline import Deadline
from mouctl.model.reckoner import working_days
from mouctl.model.situation import Situation
from mouctl.rule import Rule
from mouctl.rules._clauses import Sources
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.standing import Entry


def check(schedule: Schedule) -> Iterator[Problem]:
    """Whatever somebody has still to do, the next day of each clause first."""
    told: set[tuple[str, object]] = set()
    sources = Sources(schedule.dossier)
    for entry in schedule.entries:
        deadline = entry.deadline
        off = _day_off(deadline, schedule.life.situation) if _is_to_come(entry, schedule.life.situation.as_of) else None
        document, route = sources.of(deadline) if off else ("", ())
        if off is None or (document, route) in told:
            continue
        told.add((document, route))
        yield Problem(
            message=say(
                "{title}: due on {due}, a day off ({off}); the safe day to act is {act_by}.",
                title=deadline.title,
                due=deadline.due_on,
                off=off,
                act_by=deadline.act_by,
            ),
            route=route,
            advice=say("Act on the working day before; if the text moves such days, write roll under [conventions]."),
            article=deadline.article,
            document=document,
        )


def _is_to_come(entry: Entry, as_of: date) -> bool:
    due, act = entry.deadline.due_on, entry.deadline.kind == "act" and entry.deadline.duty != "activity"
    return act and entry.status in ("upcoming", "due") and due is not None and due >= as_of


def _day_off(deadline: Deadline, situation: Situation) -> DayOff | None:
    if deadline.due_on is None or deadline.act_by is None:
        return None
    conventions, calendar = situation.basis(deadline.owed_by)
    worked = working_days(calendar, conventions["working_week"].value, conventions["joint_leave"].value)
    try:
        return worked.why_off(deadline.due_on)
    except UnknownDay:
        return None


RULE = Rule(
    id="MOU316",
    severity=Severity.NOTE,
    summary=say("A deadline that is still to come falls on a day off."),
    source="No general rule moves a last day; Perpres 21/2023 Pasal 3 and 6 for the working days of public bodies",
    check=check,
)
