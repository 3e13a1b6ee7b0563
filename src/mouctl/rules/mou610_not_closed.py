"""The agreement is over, and its file is not closed.

The term has run out under every reading, or the agreement was ended, and no event of type `closure` says who closed the
file and why nothing further is expected.

What was left open stays open then: final reports, goods that were lent, duties that outlive the end. And nobody can
tell an agreement that was let expire from one that was forgotten.

What to do: if the parties go on, record the renewal. If not, see what is still owed (`mouctl deadlines`), and record
the closure: `mouctl record closure`.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """The agreement as a whole; told at the clause of its term, or at its title where it has none."""
    life = schedule.life
    if not life.is_over or life.closed or life.last_day is None:
        return
    terms = (index for index, clause in enumerate(schedule.dossier.agreement.clauses) if clause.type == "term")
    place = next(terms, None)
    yield Problem(
        message=say_count(
            "The agreement ended on {last}, {count} day ago, and its file is not closed.",
            "The agreement ended on {last}, {count} days ago, and its file is not closed.",
            (life.situation.as_of - life.last_day).days,
            last=life.last_day,
        ),
        route=("title",) if place is None else ("clause", place),
        advice=say("Record the renewal if the parties go on; else the closure, with who closed the file and why."),
        article=None if place is None else schedule.dossier.agreement.clauses[place].article,
    )


RULE = Rule(
    id="MOU610",
    severity=Severity.NOTE,
    summary=say("The agreement is over, and its file is not closed."),
    source="Practice: a file is closed by somebody, not by time",
    check=check,
)
