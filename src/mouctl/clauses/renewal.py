"""Whether and how the agreement can be renewed, and the notice that it takes."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Annotated, Literal

from pydantic import Field

from mouctl.clauses._renewed import Renewed, renewals, untimely
from mouctl.dates.period import Period
from mouctl.model.clause_type import ClauseType, WhatIf
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import How
from mouctl.model.event import RenewalNotice
from mouctl.model.fields import PeriodField
from mouctl.model.notice import NoticeClause, told_on
from mouctl.model.situation import Situation, Term
from mouctl.sentences import Sentence, say


class RenewalClause(NoticeClause):
    """Renewal by agreement (asked for in time), automatic (unless objected to in time), or none."""

    type: Literal["renewal"]
    mode: Literal["by-agreement", "automatic", "none"]
    length: PeriodField | None = None
    max_renewals: Annotated[int, Field(ge=0)] | None = None


def notice_due(clause: RenewalClause, term_end: How) -> How | None:
    """The last day in time of the notice: counted back from the end in force, after renewals."""
    notice = clause.notice
    if notice is None:
        return None
    return lambda reckoner: reckoner.ahead_of(term_end(reckoner), notice, clause)


def exhausted(clause: RenewalClause, term: Term) -> bool:
    """Whether the text allows no renewal after `term`."""
    return clause.mode == "none" or (clause.max_renewals is not None and term.number > clause.max_renewals)


def given(clause: RenewalClause, situation: Situation, term: Term, following: Term | None) -> Met | None:
    """The notice that belongs to `term`, with the day it counts as told: given in it, before the next begins."""
    for notice in situation.of_type(RenewalNotice):
        told = told_on(clause, notice, situation)
        if told is None:
            continue
        in_term = term.first_day <= told and (following is None or told < following.first_day)
        if notice.occurrence == term.number or (notice.occurrence is None and in_term):
            return Met(event=notice.id, on=told)
    return None


def deadlines(clause: RenewalClause, situation: Situation) -> Iterator[Deadline]:
    """A notice for each term that has an end and can be renewed."""
    if clause.mode == "none":
        return
    if situation.missing:
        yield _notice(clause, situation, None, None)
    for term, following in zip_longest(situation.terms, situation.terms[1:]):
        if term.end and not exhausted(clause, term):
            yield _notice(clause, situation, term, following)


def doubts(renewed: Renewed, clause: RenewalClause | None, situation: Situation) -> Iterator[Sentence]:
    """What the calendar or the text has against a renewal."""
    yield from untimely(renewed)
    if clause and clause.mode == "none":
        yield say("The text excludes renewal.")
    elif clause and exhausted(clause, renewed.before):
        yield say("The text allows fewer renewals than are recorded.")
    if clause and clause.mode == "by-agreement" and clause.notice:
        yield from _not_told_in_time(_notice(clause, situation, renewed.before, renewed.term))


def _not_told_in_time(notice: Deadline) -> Iterator[Sentence]:
    """Late under one reading only is in time under another: that is said of the notice itself."""
    told = notice.met.on if notice.met else None
    if told is None:
        yield say("Renewed without a recorded notice, which the text asks for.")
    elif notice.latest and told > notice.latest:
        yield say("Renewed though the notice of {on} came too late under every reading.", on=told)


def _notice(clause: RenewalClause, situation: Situation, term: Term | None, following: Term | None) -> Deadline:
    met = given(clause, situation, term, following) if term else None
    how = notice_due(clause, term.end) if term and term.end else None
    deadline = situation.deadline(
        clause,
        duty="renewal-notice",
        by_notice=True,
        title=_title(clause),
        nature="right",
        occurrence=term.suffix if term else None,
        anchor=Anchor(what=say("last day of the term"), on=term.last_day if term else None),
        how=how,
        missing=situation.missing or (None if how else _no_figure()),
        met=met,
        warnings=tuple(said for each in renewals(situation) if each.before is term for said in untimely(each)),
    )
    why = _renewed_anyway(clause, deadline, following) if following else None
    return deadline.without_duty(why) if why else deadline


def _title(clause: RenewalClause) -> Sentence:
    if clause.mode == "automatic":
        return say("Notice against automatic renewal")
    return say("Notice of the wish to renew")


def _renewed_anyway(clause: RenewalClause, notice: Deadline, following: Term) -> Sentence | None:
    """Why nothing is lost with a notice that did not come, or came too late; None where it came in time."""
    if notice.met is None and clause.mode == "automatic":
        return say("Nobody objected; the agreement renewed itself.")
    if notice.met is None:
        return say("The parties renewed without a recorded notice.")
    if following.renewed_by and notice.latest and notice.met.on > notice.latest:
        return say(
            "Told on {on}, too late under every reading; the parties renewed all the same ({event}).",
            on=notice.met.on,
            event=following.renewed_by,
        )
    return None


def _no_figure() -> Sentence:
    return say("The text does not say how long before the end the notice must come.")


CLAUSE = ClauseType(
    id="renewal",
    title=say("renewal"),
    only_one=True,
    model=RenewalClause,
    deadlines=deadlines,
    lead_times={"renewal-notice": Period(days=180)},
    what_if=WhatIf(topic="renewal", duties=("renewal-notice",), help=say("by when the wish to renew must be told")),
)
