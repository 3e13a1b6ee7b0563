"""What the work plans say: the table of one agreement, or what all of them ask of one side."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from mouctl.answers._plan_columns import DUTIES, YEARS, fields_of
from mouctl.answers._portfolio_data import LeftOut
from mouctl.answers.matrix import Shape, matrix_report
from mouctl.errors import BrokenFiles, NothingToDo, UsageError
from mouctl.loading.register import Register
from mouctl.schedule import Schedule
from mouctl.selection import Choice, Selection, select
from mouctl.sentences import say
from mouctl.service.opening import (
    BOTH,
    Answer,
    View,
    answer,
    dossier_of,
    every_schedule,
    ours_of,
    plan_in_force,
    schedule_of,
)
from mouctl.service.wishes import Asked, by_of, choice_of, columns_of, years_there
from mouctl.standing import Entry


class Look(NamedTuple):
    """How the answer is to be laid out, in the words typed."""

    columns: tuple[str, ...] = ()
    by: str | None = None
    timeline: bool = False
    as_signed: bool = False


Opened: TypeAlias = Callable[[Sequence[str] | None], Register]
"""Opens the register: these agreements of it, or all."""


def work_plan(
    opened: Opened, agreement: str | None, view: View, asked: Asked, look: Look, *, every: bool = False
) -> Answer:
    """The work plan of one agreement, or of all of them. Raises UsageError where it is not said which."""
    if every and (agreement is not None or look != Look() or asked.programmes or asked.scope):
        raise UsageError(
            say("--all goes with no agreement, and not with {options}.", options=_OF_ONE),
            say("Name one agreement, or leave out what goes with one only."),
        )
    if every:
        return portfolio(opened(None), view, asked)
    if agreement is None:
        raise UsageError(
            say("It is not said of which agreement."), say("Name one, or ask for the whole register with --all.")
        )
    return matrix(opened([agreement]), agreement, view, asked, look)


_NO_WORKING_DAYS: Sequence[Entry] = ()
"""No day in these answers is counted in working days, so that no calendar is missing for them."""
_OF_ONE = ("--programme", "--scope", "--columns", "--by", "--timeline", "--as-signed")


def matrix(register: Register, agreement: str, view: View, asked: Asked, look: Look) -> Answer:
    """The work plan of one agreement. Raises NothingToDo where it has none, UsageError for what it does not know."""
    one = schedule_of(dossier_of(register, agreement), view)
    if look.as_signed:
        one = one._replace(life=one.life.as_signed)
    whole = select(one.life, plan_in_force(one), Choice())
    selection = select(whole.life, whole.plan, choice_of(asked, (whole,)))
    _refuse_other_years(look, selection)
    return answer(register, matrix_report(selection, _shape(look, selection)), [one], _NO_WORKING_DAYS)


def _refuse_other_years(look: Look, selection: Selection) -> None:
    """A year's column beside those that are asked for would say other than what is counted below the table."""
    for name in look.columns:
        if selection.choice.years and name.isdecimal() and int(name) not in selection.years:
            raise UsageError(
                say("The column {year} is none of the years asked for with --year.", year=name),
                say("Ask for that year as well, or leave its column out."),
            )


def whole_plan(schedule: Schedule) -> Selection | None:
    """Every row of the work plan in force; None where there is none."""
    plan = schedule.life.version.workplan
    return select(schedule.life, plan, Choice()) if plan else None


def _shape(look: Look, selection: Selection) -> Shape:
    names = [field.name for field in fields_of(selection)]
    if look.timeline and (look.columns or look.by or look.as_signed):
        raise UsageError(
            say("--timeline does not go with --columns, --by and --as-signed."), say("Give one or the other.")
        )
    return Shape(
        columns=columns_of(look.columns, (*names, YEARS, DUTIES)),
        by=by_of(look.by),
        timeline=look.timeline,
        as_signed=look.as_signed,
    )


def portfolio(register: Register, view: View, asked: Asked) -> Answer:
    """What all work plans ask, of our side where it is known and no party is named. Raises NothingToDo, UsageError.

    A year that none of them has is answered: who asks for the next one every month has made no slip of the pen.
    """
    from mouctl.answers.portfolio import portfolio_report  # only these answers need it

    schedules, as_of = every_schedule(register, view)
    plans = {one.dossier.agreement.id: whole_plan(one) for one in schedules}
    known = [plan for plan in plans.values() if plan]
    unreadable = [LeftOut(name, "unreadable") for name in register.names if name not in plans]
    if not known and unreadable:
        raise BrokenFiles(register.findings)
    if not known:
        raise NothingToDo(
            say("No agreement of this register has a work plan."),
            say("A work plan is a file workplan.toml in the agreement's folder."),
        )
    choice = choice_of(asked, known, any_year=True)
    found = [_wanted(one, plans[one.dossier.agreement.id], choice, view) for one in schedules]
    report = portfolio_report(
        [each for each in found if isinstance(each, Selection)],
        choice,
        [*unreadable, *(each for each in found if isinstance(each, LeftOut))],
        as_of,
        years_there(known),
    )
    return answer(register, report, schedules, _NO_WORKING_DAYS)


def _wanted(one: Schedule, plan: Selection | None, choice: Choice, view: View) -> Selection | LeftOut:
    """What is wanted of an agreement's work plan, or why there is nothing."""
    agreement = one.dossier.agreement.id
    if plan is None:
        return LeftOut(agreement, "no-work-plan")
    own = _of_our_side(one, choice, view)
    if own is None:
        return LeftOut(agreement, "other-parties")
    years = [year for year in choice.years if year is not None]
    if years and not any(map(plan.life.touches, years)):
        return LeftOut(agreement, "not-in-force", select(plan.life, plan.plan, own))
    found = select(plan.life, plan.plan, own)
    return found if found.rows else LeftOut(agreement, "nothing-wanted", found)


def _of_our_side(one: Schedule, choice: Choice, view: View) -> Choice | None:
    """The wishes with the parties that they are about; None where the agreement has none of them."""
    parties = one.life.version.agreement.party_ids
    if choice.parties:
        return choice if set(choice.parties) & {*parties, None} else None
    is_known = view.side not in (None, BOTH) if view.side else one.dossier.settings.us is not None
    ours = ours_of(one.dossier, view.side)
    return choice._replace(parties=ours) if ours or not is_known else None
