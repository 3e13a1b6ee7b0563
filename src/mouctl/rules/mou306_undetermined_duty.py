"""No day can be computed for a duty or a right.

Something is missing that its day depends on: how long the agreement runs, from when, how often, within what time; or
an event is recorded without the day that the text counts from. Lines of the work plan are not meant here (MOU403,
MOU404).

A duty without a day is in no list of what is due, so nobody is reminded of it.

What to do: add what is missing, if the text says it. If the text is silent, agree on a day with the other side and
record it in an addendum. Drafts are spared what only the signing will bring.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._clauses import Sources
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every undetermined deadline that does not come from the work plan or from an unknown year."""
    unsigned = schedule.life.situation.missing if schedule.life.state == "draft" else None
    sources = Sources(schedule.dossier)
    for entry in schedule.entries:
        deadline = entry.deadline
        if entry.status != "undetermined" or deadline.duty == "activity" or deadline.unknown_year is not None:
            continue
        if deadline.missing is None or deadline.missing == unsigned:
            continue
        document, route = sources.of(deadline)
        yield Problem(
            message=say("{title}: no day can be computed. {missing}", title=deadline.title, missing=deadline.missing),
            route=route,
            advice=say("Add what the text says of it; if it says nothing, have the parties settle it in an addendum."),
            article=deadline.article,
            document=document,
        )


RULE = Rule(
    id="MOU306",
    severity=Severity.WARNING,
    summary=say("No day can be computed for a duty or a right."),
    source="Practice: a deadline without a day is not kept",
    check=check,
)
