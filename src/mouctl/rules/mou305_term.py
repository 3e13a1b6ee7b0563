"""The term ends before it begins, has no length, or is not longer than the notice for its renewal.

A last day before the first one and a term of "0 days" cannot be meant. Neither can a renewal that has to be asked for
on or before the first day of the term, which is what a notice as long as the term itself comes to.

State, next dates and years of validity all follow from the term; with one like this they are all wrong or missing.

What to do: look at the article on the term, and mend `until`, `from`, `duration` or the renewal's `notice`. If the
signed text really says so, the parties need an addendum.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.clauses.renewal import RenewalClause
from mouctl.clauses.term import TermClause
from mouctl.findings import Problem, Route, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The term clause, and the notice of the renewal clause against the term computed."""
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        if isinstance(clause, TermClause):
            begin = clause.start if isinstance(clause.start, date) else schedule.dossier.agreement.signed_on
            if clause.until and begin and clause.until < begin:
                message = say("The term ends on {until}, before it begins on {begin}.", until=clause.until, begin=begin)
                yield _problem(message, ("clause", index, "until"), clause.article)
            if clause.duration and clause.duration.is_zero:
                yield _problem(say("The term has no length."), ("clause", index, "duration"), clause.article)
        elif isinstance(clause, RenewalClause) and clause.notice and (too_late := _too_early(schedule)):
            message = say(
                "Renewal would have to be asked for by {due}, and the term begins on {begin}: the notice of {notice} "
                "is as long as the term.",
                due=too_late[0],
                begin=too_late[1],
                notice=clause.notice,
            )
            yield _problem(message, ("clause", index, "notice"), clause.article)


def _too_early(schedule: Schedule) -> tuple[date, date] | None:
    """The first notice of renewal that falls on or before the first day of its own term, and that first day."""
    terms = {term.suffix: term for term in schedule.life.situation.terms}
    for entry in schedule.entries:
        term, due = terms.get(entry.deadline.occurrence), entry.deadline.earliest
        if entry.deadline.duty != "renewal-notice" or term is None or term.last_day is None or due is None:
            continue
        if due <= term.first_day <= term.last_day:
            return due, term.first_day
    return None


def _problem(message: Sentence, route: Route, article: str) -> Problem:
    return Problem(message=message, route=route, article=article, advice=say("Look at the article on the term."))


RULE = Rule(
    id="MOU305",
    severity=Severity.ERROR,
    summary=say("The term ends before it begins, has no length, or is not longer than the notice for its renewal."),
    source="KUHPerdata Pasal 1344: a clause is read in the sense in which it can be carried out; here there is none",
    check=check,
)
