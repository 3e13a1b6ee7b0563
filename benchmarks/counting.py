"""Ten thousand deadlines in working days, each with all its readings and steps, and as many questions to `holidays`.

The deadlines are notices of force majeure, derived by the clause's own code for events on days of 2021 to 2026, half of
them between public bodies and half with a party that no statute binds, so that the week and joint leave are open.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import holidays

from mouctl.clauses import clause_type
from mouctl.clauses.force_majeure import ForceMajeureClause
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.lifecycle import life_of
from mouctl.model.agreement import Agreement
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.event import ForceMajeure
from mouctl.model.situation import Situation

NUMBER = 10_000
MIXED = (5, 7, 10, 14, 30, 60)
"""The notices in working days that are met in agreements, from the short to the long."""
FIRST, LAST = date(2021, 1, 1), date(2026, 9, 30)
"""So that sixty working days later the year is still one with a decree."""


class Question(NamedTuple):
    """A count: so many working days after a day."""

    day: date
    days: int


class Case(NamedTuple):
    """The events under one clause of one agreement."""

    clause: ForceMajeureClause
    situation: Situation


def questions(notices: Sequence[int]) -> tuple[Question, ...]:
    """Ten thousand counts, their days spread over the years in no order."""
    span = (LAST - FIRST).days + 1
    return tuple(
        Question(FIRST + timedelta(days=number * 7919 % span), notices[number % len(notices)])
        for number in range(NUMBER)
    )


def cases(asked: Sequence[Question], public: Sequence[bool]) -> tuple[Case, ...]:
    """The same as agreements with their events, one for each notice and each kind of parties."""
    groups: dict[tuple[int, bool], list[date]] = {}
    for number, question in enumerate(asked):
        groups.setdefault((question.days, public[number // len(MIXED) % len(public)]), []).append(question.day)
    return tuple(_case(days, is_public, on) for (days, is_public), on in groups.items())


def _case(days: int, is_public: bool, on: Sequence[date]) -> Case:
    clause = ForceMajeureClause(
        type="force-majeure", article="Pasal 11", quote="setelah terjadinya", notice=f"{days} hari kerja"
    )
    parties = [
        {"id": name, "label": name.upper(), "name": name.title(), "public_body": body}
        for name, body in (("kesatu", True), ("kedua", is_public))
    ]
    agreement = Agreement.model_validate(
        {"schema": 1, "id": "x", "kind": "other", "title": "X", "signed_on": FIRST, "party": parties}
    )
    events = tuple(
        ForceMajeure(id=f"e{number}", type="force-majeure", on=day, party="kedua") for number, day in enumerate(on)
    )
    calendar = WorkingCalendar(years=national_years())
    return Case(clause, life_of(Dossier(agreement, events=events), calendar, date(2026, 12, 31)).situation)


def derived(made: Sequence[Case]) -> Iterator[Deadline]:
    """Every deadline with everything in it."""
    for case in made:
        yield from clause_type("force-majeure").deadlines(case.clause, case.situation)


def sides(notices: Sequence[int], public: Sequence[bool]) -> tuple[Callable[[], float], Callable[[], float]]:
    """Ours and the peer's, each as a run that gives its seconds; both have what they need beforehand."""
    asked = questions(notices)
    made = cases(asked, public)
    peer = holidays.country_holidays(
        "ID", categories=(holidays.PUBLIC, holidays.GOVERNMENT), years=range(FIRST.year, LAST.year + 2)
    )
    _agree(made, peer)

    def count() -> None:
        for question in asked:
            peer.get_nth_working_day(question.day, question.days)

    return lambda: _seconds(lambda: list(derived(made))), lambda: _seconds(count)


def _agree(made: Sequence[Case], peer: holidays.HolidayBase) -> None:
    """Both answer alike under the conventions in force, or the race would be none."""
    for deadline in derived(made):
        assert deadline.anchor.on is not None
        days = int(deadline.choices and deadline.readings[0].steps[-1].because.values["period"].days)  # type: ignore[attr-defined]
        assert deadline.due_on == peer.get_nth_working_day(deadline.anchor.on, days), deadline.id


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
