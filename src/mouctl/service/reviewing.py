"""Preparing a periodic review: which period is meant, and its report."""

from collections.abc import Mapping, Sequence

from mouctl.answers.monev import monev_report
from mouctl.cycles import DUTY, Period, periods_of, the_one_at_hand
from mouctl.errors import NothingToDo, UnknownYear, UsageError
from mouctl.loading.evidence import kept_files
from mouctl.loading.register import Register
from mouctl.model.dossier import Dossier
from mouctl.review import review_of
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, answer, dossier_of, refuse_unknown_side, schedule_of


def monev(
    register: Register, agreement: str, view: View, number: int | None = None, clause: str | None = None
) -> Answer:
    """The review of the period of that number; without one, of the period at hand.

    Raises UsageError for a period or a clause that there is not, NothingToDo where the text asks for no review or its
    periods cannot be computed, UnknownYear where that is for want of a calendar.
    """
    dossier = dossier_of(register, agreement)
    refuse_unknown_side(view.side, [dossier])
    one = schedule_of(_with_its_evidence(register, dossier), view)
    periods = _of_clause(periods_of(one) or _refuse(one), clause)
    period = _numbered(periods, number, one) if number else _at_hand(periods, one)
    return answer(register, monev_report(one, review_of(one, periods, period)), [one], [period.entry])


def _with_its_evidence(register: Register, dossier: Dossier) -> Dossier:
    """With the files looked after that prove what happened: the report is signed, and must not name what is gone."""
    folder = next(entry.folder for entry in register.entries if entry.dossier is dossier)
    return dossier._replace(kept=kept_files(folder, dossier.events))


def _at_hand(periods: Sequence[Period], one: Schedule) -> Period:
    situation = one.life.situation
    return the_one_at_hand(periods, situation.as_of, situation.end.on if situation.end else None)


def _refuse(one: Schedule) -> Mapping[str | None, tuple[Period, ...]]:
    """Says why there is no period."""
    name = one.dossier.agreement.id
    open_ = next((entry.deadline for entry in one.entries if entry.deadline.duty == DUTY), None)
    if open_ is None:
        raise NothingToDo(
            say("No clause of {id} asks for periodic reviews that fall into its term.", id=name),
            say("If the text has one, copy it as a clause of type “monitoring”: mouctl schema agreement"),
        )
    if open_.unknown_year is not None:
        raise UnknownYear(
            say("The periods of {id} rest on {year}, a year not known.", id=name, year=str(open_.unknown_year))
        )
    why = open_.missing or say("The text does not say how often.")
    raise NothingToDo(
        say("The periods of {id} cannot be computed: {why}", id=name, why=why),
        say("What the date turns on is shown by: mouctl explain {id}", id=open_.id),
    )


def _of_clause(found: Mapping[str | None, tuple[Period, ...]], clause: str | None) -> tuple[Period, ...]:
    names = tuple(name or DUTY for name in found)
    if clause is None and len(found) > 1:
        raise UsageError(say("Several clauses ask for reviews."), say("Name one with --clause: {names}", names=names))
    by_name = dict(zip(names, found.values(), strict=True))
    if clause is not None and clause not in by_name:
        raise UsageError(say("No clause {id} asks for reviews.", id=clause), say("There is: {names}", names=names))
    return by_name[clause or names[0]]


def _numbered(periods: Sequence[Period], number: int, one: Schedule) -> Period:
    for period in periods:
        if period.number == number:
            return period
    known = tuple(
        say("{number} ({first} until {last})", number=each.number, first=each.first, last=each.last) for each in periods
    )
    raise UsageError(
        say("{id} has no period {number}.", id=one.dossier.agreement.id, number=number),
        say("There is: {names}", names=known),
    )
