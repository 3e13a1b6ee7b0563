"""A notice or an interval is longer than the term.

A notice of termination, an interval of monitoring, or a time before the end, that is longer than the whole first term:
counted from its first day it ends after its last. The notice of renewal is looked at by MOU305. Working days are taken
as calendar days, which makes them no longer than they are.

A party that has to give a year's notice in an agreement of six months can never end it; a review every two years in an
agreement of one year is never held.

What to do: look at the article, and correct the figure or the term if either was copied wrongly. If it was signed so,
have an addendum settle it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mouctl.clauses.monitoring import MonitoringClause
from mouctl.clauses.obligation import ObligationClause
from mouctl.clauses.termination import TerminationClause
from mouctl.dates.arithmetic import MonthEnd, add
from mouctl.dates.period import DayKind, Period
from mouctl.errors import DateError
from mouctl.findings import Problem, Severity
from mouctl.model.clause import Clause
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The periods that have to fit into the first term."""
    first = next(iter(schedule.life.situation.terms), None)
    if first is None or first.last_day is None or first.last_day < first.first_day:
        return
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        key, period = _to_fit(clause)
        if period is not None and _last_of(first.first_day, period) > first.last_day.toordinal():
            yield Problem(
                message=say(
                    "{key} is {period}, longer than the term from {first} to {last}.",
                    key=key,
                    period=period,
                    first=first.first_day,
                    last=first.last_day,
                ),
                route=("clause", index, key),
                advice=say("Look at the article, and correct the figure or the term if either was copied wrongly."),
                article=clause.article,
            )


def _to_fit(clause: Clause) -> tuple[str, Period | None]:
    match clause:
        case TerminationClause():
            return "notice", clause.notice
        case MonitoringClause():
            return "every", clause.every
        case ObligationClause(anchor="end", direction="before"):
            return "period", clause.period
    return "", None


def _last_of(day: date, period: Period) -> int:
    """The ordinal of the last day of that period, with `day` as its first."""
    try:
        return add(day, replace(period, day_kind=DayKind.BARE), MonthEnd.CLAMP).toordinal() - 1
    except DateError:
        return date.max.toordinal() + 1


RULE = Rule(
    id="MOU315",
    severity=Severity.WARNING,
    summary=say("A notice or an interval is longer than the term."),
    source="KUHPerdata Pasal 1344: a clause is read in the sense in which it can be carried out; here there is none",
    check=check,
)
