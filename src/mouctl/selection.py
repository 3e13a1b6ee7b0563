"""The rows of a work plan that are wanted, and the groups that they form.

Wishes of one kind are alternatives, wishes of several kinds hold together; year and status are wished of one and the
same tick. `None` among the wishes is what has no year, no party, no source: it is found, but never taken for another.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from mouctl.lifecycle import Life
from mouctl.model.schedule_words import Span, read_schedule
from mouctl.model.workplan import Activity, Programme, WorkPlan
from mouctl.progress import State, Tick, progress_of

By: TypeAlias = Literal["programme", "party", "year", "funder"]
Key: TypeAlias = str | int | None
Mark: TypeAlias = tuple[int | None, State | None]
"""A year of a row, and how it stands in it."""


class PlanRow(NamedTuple):
    """A line of the work plan with what became of it, year by year."""

    programme: Programme
    activity: Activity
    ticks: tuple[Tick, ...]

    @property
    def span(self) -> Span | None:
        """The days that its schedule names, if it names any."""
        schedule = read_schedule(self.activity.schedule)
        return schedule if isinstance(schedule, Span) else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The years ticked or recorded; where there are none, those of the schedule; where it has none, no year."""
        if self.ticks:
            return tuple((tick.year, tick.state) for tick in self.ticks)
        if self.span is None:
            return ((None, None),)
        return tuple((year, None) for year in range(self.span.first.year, self.span.last.year + 1))

    @property
    def stage(self) -> str | None:
        """The heading that it stands under, numbered as printed."""
        found = next((stage for stage in self.programme.stages if stage.id == self.activity.stage), None)
        return numbered(found.number, found.text) if found else None

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that it gives duties to."""
        return tuple(party for party, duties in self.activity.duties.items() if duties)

    @property
    def money(self) -> tuple[str, ...]:
        """Its sources of funds as printed, and the parties whose money that is."""
        return tuple(name for each in self.activity.funding for name in (each.source, each.party) if name)

    def tick(self, year: int) -> Tick | None:
        """What was planned or done in a year."""
        return next((tick for tick in self.ticks if tick.year == year), None)


class Choice(NamedTuple):
    """Which rows are wanted; of a kind of which nothing is wished, all."""

    years: tuple[int | None, ...] = ()
    states: tuple[State | None, ...] = ()
    parties: tuple[str | None, ...] = ()
    programmes: tuple[str, ...] = ()
    scope: tuple[str | None, ...] = ()
    funding: tuple[str | None, ...] = ()
    """Sources as printed, and parties whose money it is."""

    def wants(self, row: PlanRow) -> bool:
        """Whether a row is wanted. What gives no party a duty is owed by all, and so wanted for each of them."""
        return (
            any(_is_among(self.years, year) and _is_among(self.states, state) for year, state in row.marks)
            and (not row.parties or _meets(self.parties, row.parties))
            and _meets(self.programmes, (number_of(row.programme),))
            and _meets(self.scope, row.programme.scope)
            and _meets(self.funding, row.money)
        )

    def wants_year(self, year: int | None) -> bool:
        """Whether a year is wanted."""
        return _is_among(self.years, year)

    def wants_party(self, party: str | None) -> bool:
        """Whether a party is wanted."""
        return _is_among(self.parties, party)


class Selection(NamedTuple):
    """The rows wanted of a work plan."""

    life: Life
    plan: WorkPlan
    every: tuple[PlanRow, ...]
    """All its rows."""
    choice: Choice
    rows: tuple[PlanRow, ...]

    @property
    def as_of(self) -> date:
        """The day asked about."""
        return self.life.situation.as_of

    @property
    def plan_years(self) -> tuple[int, ...]:
        """The years of the table, and those beside it in which something was ticked or done."""
        return years_of(self.plan, self.every)

    @property
    def years(self) -> tuple[int, ...]:
        """The years wanted, be they in the table or not; all of its years, where none is."""
        return tuple(sorted({year for year in self.choice.years if year is not None})) or self.plan_years

    @property
    def party_ids(self) -> tuple[str, ...]:
        """The parties wanted; all, where none is."""
        every = self.life.version.agreement.party_ids
        return tuple(party for party in every if self.choice.wants_party(party)) or every

    @property
    def yearless(self) -> int:
        """How many rows a wish for years leaves out that may belong to any year, since they say none."""
        if not self.choice.years or None in self.choice.years:
            return 0
        return sum(map(self.choice._replace(years=(None,)).wants, self.every))

    @property
    def late_elsewhere(self) -> int:
        """How many rows are late in other years than those wished for, which a wish for years leaves out of sight."""
        if not self.choice.years:
            return 0
        wanted = self.choice._replace(years=(), states=())
        return sum(
            wanted.wants(row) and any(t.state == "late" and not self.choice.wants_year(t.year) for t in row.ticks)
            for row in self.every
        )

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What was planned or done in the years wanted, row by row."""
        years = self.years
        return tuple(tick for row in self.rows for tick in row.ticks if tick.year in years)


class Group(NamedTuple):
    """The rows that belong together; the key is None for those that have none."""

    key: Key
    rows: tuple[PlanRow, ...]


def select(life: Life, plan: WorkPlan, choice: Choice) -> Selection:
    """The rows wanted, in the order of the table."""
    every = rows_of(life, plan)
    return Selection(life, plan, every, choice, tuple(filter(choice.wants, every)))


def rows_of(life: Life, plan: WorkPlan) -> tuple[PlanRow, ...]:
    """Every row of the work plan in force."""
    ticks: dict[str, list[Tick]] = {}
    for tick in progress_of(life):
        ticks.setdefault(tick.activity, []).append(tick)
    return tuple(
        PlanRow(programme, activity, tuple(ticks.get(activity.id, ()))) for programme, activity in plan.activities()
    )


def years_of(plan: WorkPlan, rows: Sequence[PlanRow]) -> tuple[int, ...]:
    """The years of the table, and those beside it in which something was ticked or done."""
    return tuple(sorted({*plan.years, *(tick.year for row in rows for tick in row.ticks)}))


def grouped(selection: Selection, by: By) -> tuple[Group, ...]:
    """The rows by what they share; a row is in each group that it belongs to, and those without one come last."""
    found: dict[Key, list[PlanRow]] = {}
    for row in selection.rows:
        for key in _keys(row, by, selection.choice):
            found.setdefault(key, []).append(row)
    order = [*selection.life.version.agreement.party_ids, *sorted(key for key in found if isinstance(key, int))]
    ranked = sorted(found, key=lambda key: (key is None, order.index(key) if key in order else len(order)))
    return tuple(Group(key, tuple(found[key])) for key in ranked)


def _keys(row: PlanRow, by: By, choice: Choice) -> tuple[Key, ...]:
    found: Sequence[Key]
    match by:
        case "programme":
            found = (f"{row.programme.number} {row.programme.name}",)
        case "party":
            found = [party for party in row.parties if choice.wants_party(party)]
        case "year":
            found = [year for year, _ in row.marks if year is not None and choice.wants_year(year)]
        case "funder":
            found = [
                each.party or each.source
                for each in row.activity.funding
                if not choice.funding or {each.party, each.source} & set(choice.funding)
            ]
    return tuple(dict.fromkeys(found)) or (None,)


def numbered(number: str | None, text: str) -> str:
    """A text after its number, as printed."""
    return f"{number} {text}" if number else text


def number_of(programme: Programme) -> str:
    """A programme's number as it is asked for: without the full stop that may be printed after it."""
    return bare_number(programme.number)


def bare_number(text: str) -> str:
    """A number without blanks and full stops around it, in small letters."""
    return text.strip(" .)").casefold()


def _meets(wanted: Sequence[str | None], has: Sequence[str | None]) -> bool:
    return not wanted or any(each in wanted for each in (has or (None,)))


def _is_among(wanted: Sequence[object], value: object) -> bool:
    return not wanted or value in wanted
