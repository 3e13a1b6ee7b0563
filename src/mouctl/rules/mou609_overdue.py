"""A duty is overdue.

Its day is past, no event meets it, nobody acknowledged it, and no force majeure excuses it. Of each clause all that is
overdue is told in one finding; lines of the work plan are told one by one. Changes of contact data that were not told
have a rule of their own (MOU803), and rights that were lost are told by `mouctl next`.

A late duty is still owed, and each day makes it harder to explain. Often it was done, and only the event is missing.

What to do: if it was done, record it (`mouctl record`), with what proves it. If not, do it now. If it can wait, record
an event of type `acknowledge` with who decided so, why, and until when.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from mouctl.findings import Problem, Route, Severity
from mouctl.rule import Rule
from mouctl.rules._clauses import Sources
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say, say_count
from mouctl.standing import Entry

_TOLD_ELSEWHERE = "contact-change-notice"
_Placed = tuple[str, Route]


def check(schedule: Schedule) -> Iterator[Problem]:
    """Everything overdue that calls for attention, by the clause or line that it comes from, the oldest first."""
    late = [each for each in schedule.entries if each.status == "overdue" and each.calls]
    sources = Sources(schedule.dossier)
    placed = [(sources.of(e.deadline), e) for e in late if e.deadline.duty != _TOLD_ELSEWHERE]
    for (document, route), entries in groupby(sorted(placed, key=_by_place), key=lambda each: each[0]):
        oldest, *others = [entry for _, entry in entries]
        yield Problem(
            message=_told(oldest, len(others), schedule.life.situation.as_of),
            route=route,
            advice=say("Record the event if it was done; else do it now, or record why it can wait."),
            article=oldest.deadline.article,
            document=document,
        )


def _by_place(each: tuple[_Placed, Entry]) -> tuple[str, str]:
    (document, route), _ = each
    return document, str(route)


def _told(oldest: Entry, others: int, as_of: date) -> Sentence:
    due = oldest.last_in_time or as_of
    late = say_count(
        "{title}: was due on {due}, {count} day ago.",
        "{title}: was due on {due}, {count} days ago.",
        (as_of - due).days,
        title=oldest.deadline.title,
        due=due,
    )
    if not others:
        return late
    return say_count(
        "{late} {count} later one of the same clause is overdue as well.",
        "{late} {count} later ones of the same clause are overdue as well.",
        others,
        late=late,
    )


RULE = Rule(
    id="MOU609",
    severity=Severity.NOTE,
    summary=say("A duty is overdue."),
    source="KUHPerdata Pasal 1243: whoever is late after being called upon answers for it",
    check=check,
)
