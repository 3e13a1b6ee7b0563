"""Two clauses for one duty give different figures.

Two clauses of one type ask the same thing of the same party, counted the same way, and their periods differ: 30 days'
notice in one article, 60 in another. Clauses for different parties, for word of mouth and for writing, for different
anchors or directions, are not the same duty. Obligations are compared by their title.

Whoever keeps to the shorter period is late under the other. Where a text contradicts itself, the parties' intention has
to be sought (KUHPerdata Pasal 1343), which takes time that a notice does not have.

What to do: look at both articles, and correct the figure that was copied wrongly. If both were signed, keep to the one
that is safe, and have an addendum settle which one holds.
"""

from collections import Counter
from collections.abc import Hashable, Iterator

from mouctl.dates.period import Period
from mouctl.findings import Problem, Severity
from mouctl.model.agreement import Agreement
from mouctl.model.clause import Clause
from mouctl.rule import Rule
from mouctl.rules._clauses import periods_of
from mouctl.schedule import Schedule
from mouctl.sentences import say

_TELLING = ("counted_from", "direction", "manner", "anchor", "event", "day", "ends_on", "nature")
"""What makes two clauses of one type different duties."""


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every period against the first one given for the same duty."""
    agreement = schedule.dossier.agreement
    given: dict[Hashable, tuple[Clause, Period]] = {}
    kinds = Counter(clause.type for clause in agreement.clauses)
    for index, clause in enumerate(agreement.clauses):
        for key, period in periods_of(clause) if kinds[clause.type] > 1 else ():
            for party in clause.owed_by or agreement.party_ids:
                other, before = given.setdefault((*_duty(clause), key, party), (clause, period))
                if _months(before) != _months(period):
                    yield _problem(agreement, clause, (index, key, period), (other, before))
                    break


def _duty(clause: Clause) -> tuple[Hashable, ...]:
    told = tuple(getattr(clause, name, None) for name in _TELLING)
    return (clause.type, str(getattr(clause, "title", "")).casefold(), *told)


def _months(period: Period) -> tuple[Hashable, ...]:
    """Twelve months are a year; all else is as it is written."""
    days = (period.weeks, period.days, period.day_kind, period.hours)
    return (12 * period.years + period.months, *days)


def _problem(
    agreement: Agreement, clause: Clause, here: tuple[int, str, Period], there: tuple[Clause, Period]
) -> Problem:
    index, key, period = here
    return Problem(
        message=say(
            "{article} says {period}, and {other} says {before} for the same duty.",
            article=clause.article,
            period=period,
            other=there[0].article,
            before=there[1],
        ),
        route=("clause", index, key),
        advice=say("Look at both articles; if both were signed, keep to the safe one and have an addendum settle it."),
        article=clause.article,
    )


RULE = Rule(
    id="MOU502",
    severity=Severity.WARNING,
    summary=say("Two clauses for one duty give different figures."),
    source="KUHPerdata Pasal 1343: words that allow several readings are read by what the parties intended",
    check=check,
)
