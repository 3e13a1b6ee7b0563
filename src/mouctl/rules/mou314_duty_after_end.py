"""A duty falls due after the agreement has ended.

A duty counted from signing, from the first day or from a fixed day, or a line of the work plan, has its day after the
last day in force, under the latest reading of the end. What the text counts from the end itself, such as a final
report, is meant to come after it and is left alone.

After the end nobody is bound to do it, unless the text says that the duty goes on; the budget year may be over too.

What to do: look at the day and the term, and correct what was copied wrongly. If both are right, agree on an earlier
day or renew in time.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.clauses.obligation import ObligationClause
from mouctl.findings import Problem, Severity
from mouctl.lifecycle import Life
from mouctl.rule import Rule
from mouctl.rules._clauses import Sources
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every duty that is not done, from the work plan or from an obligation that is not counted from the end."""
    last = _latest_end(schedule.life)
    if last is None:
        return
    clauses = schedule.life.situation.agreement.clauses
    counted = {c.id for c in clauses if isinstance(c, ObligationClause) and c.anchor not in ("end", "event")}
    sources = Sources(schedule.dossier)
    for entry in schedule.entries:
        deadline = entry.deadline
        due = deadline.earliest
        if deadline.duty not in {"activity", *counted} or deadline.met or deadline.survives or not due or due <= last:
            continue
        document, route = sources.of(deadline)
        yield Problem(
            message=say_count(
                "{title}: due on {due}, {count} day after the agreement ends on {last}.",
                "{title}: due on {due}, {count} days after the agreement ends on {last}.",
                (due - last).days,
                title=deadline.title,
                due=due,
                last=last,
            ),
            route=route,
            advice=say("Correct the day or the term if either was copied wrongly; else agree on an earlier day."),
            article=deadline.article,
            document=document,
        )


def _latest_end(life: Life) -> date | None:
    """The last day in force under the reading that has it latest; None where there is no end, or none is known."""
    if life.last_day is None or life.situation.unsettled:
        return None
    readings = life.situation.terms[-1].ends.readings if life.situation.terms and not life.situation.end else ()
    return max((reading.due_on for reading in readings), default=life.last_day)


RULE = Rule(
    id="MOU314",
    severity=Severity.WARNING,
    summary=say("A duty falls due after the agreement has ended."),
    source="Practice: a duty outlives the agreement only where the text says so",
    check=check,
)
