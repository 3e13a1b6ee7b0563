"""No clause says how long the agreement runs.

Without a clause of type `term` nothing is known of the agreement's end, and nothing that is counted from it: no notice
of renewal, no last review.

Such an agreement has no deadlines at all, and looks as if nothing were ever due.

What to do: transcribe the article on the term as a clause of type `term`. If the text has none, agree on a term with
the other side in an addendum.
"""

from collections.abc import Iterator

from mouctl.clauses.term import TermClause
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Whether any clause is of type `term`."""
    if not any(isinstance(clause, TermClause) for clause in schedule.dossier.agreement.clauses):
        yield Problem(
            message=say("No clause says how long the agreement runs."),
            route=("clause",),
            advice=say("Transcribe the article on the term as a clause of type “term”."),
        )


RULE = Rule(
    id="MOU307",
    severity=Severity.WARNING,
    summary=say("No clause says how long the agreement runs."),
    source="Practice: without a term no deadline can be kept",
    check=check,
)
