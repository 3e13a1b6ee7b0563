"""How scope and work plan cover each other, and where the plan has gaps: `mouctl coverage`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.answers.check import TONES, WORDS
from mouctl.coverage import Covered, Extent, Gap, Kind, coverage
from mouctl.findings import Page, Severity
from mouctl.model.agreement import Agreement
from mouctl.model.workplan import Funding, WorkPlan
from mouctl.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Item,
    Items,
    Lines,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    Toned,
)
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say, say_count

_EXTENT: Mapping[Extent, Cell] = {
    "covered": Toned(say("covered"), Tone.GOOD),
    "partly": Toned(say("partly"), Tone.WARN),
    "uncovered": Toned(say("uncovered"), Tone.BAD),
}


class Weighed(NamedTuple):
    """A gap with the page of the rule that finds it, its address, and why it is let go, where it is."""

    gap: Gap
    page: Page
    at: str
    waived: str | None = None

    @property
    def fails(self) -> bool:
        """Whether `mouctl check` would fail for it."""
        return self.waived is None and self.page.severity >= Severity.WARNING


class FunderData(TypedDict):
    """A source of money, and the party whose it is: null where it is recorded as no party's."""

    source: str
    party: str | None


class CoveredData(TypedDict):
    """An item of the scope: what carries it out (numbers of programmes, ids of activities), and what it lacks."""

    item: str
    text: str
    extent: Extent
    programmes: tuple[str, ...]
    activities: tuple[str, ...]
    parties: tuple[str, ...]
    years: tuple[int, ...]
    funding: tuple[FunderData, ...]
    parties_without: tuple[str, ...]
    years_without: tuple[int, ...]
    own_money: bool


class GapData(TypedDict):
    """A gap; `rule` explains it and `at` is its address, as in `mouctl.check/1`. `reason` says why it is `waived`.

    `about` is the id of the item or the activity, or the number of the programme; null for the table as a whole.
    """

    kind: Kind
    rule: str
    severity: str
    document: str
    at: str
    about: str | None
    message: Told
    waived: bool
    reason: str | None


class CoverageData(TypedDict):
    """The scope item by item, and every gap of the work plan in force on a day."""

    as_of: date
    agreement: str
    years: tuple[int, ...]
    scope: tuple[CoveredData, ...]
    gaps: tuple[GapData, ...]


def coverage_report(schedule: Schedule, plan: WorkPlan, gaps: Sequence[Weighed]) -> Report:
    """The scope as a table, then the gaps by kind; exit code 1 where `check` would fail for one of them."""
    agreement = schedule.life.version.agreement
    scope = tuple(coverage(agreement, plan))
    return Report(
        schema=CONTRACT.schema,
        data=CoverageData(
            as_of=schedule.life.situation.as_of,
            agreement=agreement.id,
            years=plan.years,
            scope=tuple(map(_covered_data, scope)),
            gaps=tuple(map(_gap_data, gaps)),
        ),
        blocks=tuple(_blocks(schedule, plan, scope, gaps)),
        records=_records(gaps),
        exit_code=1 if any(each.fails for each in gaps) else 0,
    )


def _covered_data(covered: Covered) -> CoveredData:
    return CoveredData(
        item=covered.item.id,
        text=covered.item.text,
        extent=covered.extent,
        programmes=tuple(programme.number for programme in covered.programmes),
        activities=tuple(activity.id for activity in covered.activities),
        parties=tuple(party.id for party in covered.parties),
        years=covered.years,
        funding=tuple(FunderData(source=each.source, party=each.party) for each in covered.funding),
        parties_without=tuple(party.id for party in covered.parties_without),
        years_without=covered.years_without,
        own_money=covered.own_money,
    )


def _gap_data(each: Weighed) -> GapData:
    return GapData(
        kind=each.gap.kind,
        rule=each.page.id,
        severity=each.page.severity.label,
        document=each.gap.document,
        at=each.at,
        about=each.gap.about or None,
        message=each.gap.message,
        waived=each.waived is not None,
        reason=each.waived,
    )


def _blocks(schedule: Schedule, plan: WorkPlan, scope: Sequence[Covered], gaps: Sequence[Weighed]) -> Iterator[Block]:
    agreement = schedule.life.version.agreement
    yield Heading(say("Coverage of the work plan as of {day}", day=schedule.life.situation.as_of))
    yield Facts(((say("Agreement"), agreement.title), (say("Work plan"), plan.title)))
    yield Heading(say("Scope"), 2)
    if scope:
        yield Paragraph(_counted(scope))
        yield _matrix(scope, agreement)
        yield Paragraph(_MEANING, Tone.FAINT)
    else:
        yield Paragraph(say("The agreement names no scope to be covered."), Tone.FAINT)
    yield Heading(say("Gaps"), 2)
    yield from _gap_blocks(gaps, {activity.id: activity.text for _, activity in plan.activities()})
    yield Paragraph(_next(gaps, agreement), Tone.STRONG)


_MEANING = say(
    "Covered: a programme carries it out, in which each party has a duty, each year of the table has a tick, and a "
    "party pays for some of it. Partly: something of this is lacking. Uncovered: no programme carries it out."
)


def _counted(scope: Sequence[Covered]) -> Sentence:
    extents = [each.extent for each in scope]
    return say(
        "{covered} of {all} items covered, {partly} partly, {uncovered} uncovered.",
        covered=extents.count("covered"),
        all=len(extents),
        partly=extents.count("partly"),
        uncovered=extents.count("uncovered"),
    )


def _matrix(scope: Sequence[Covered], agreement: Agreement) -> Table:
    columns = (
        Column(key="item", title=say("Item"), min_width=22),
        Column(key="programmes", title=say("Programmes"), min_width=18),
        Column(key="parties", title=say("Parties with duties"), min_width=14),
        Column(key="years", title=say("Years"), min_width=6),
        Column(key="funding", title=say("Source of funds"), min_width=16),
        Column(key="extent", title=say("Coverage"), min_width=14),
    )
    labels = {party.id: party.label for party in agreement.parties}
    return Table(columns=columns, rows=tuple(_row(each, labels) for each in scope))


def _row(covered: Covered, labels: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        say("{id}. {text}", id=covered.item.id, text=covered.item.text),
        _programmes(covered),
        Lines(tuple(party.label for party in covered.parties)),
        Lines(tuple(map(str, covered.years))),
        Lines(tuple(_funder(each, labels) for each in covered.funding)),
        Lines((_EXTENT[covered.extent], *_lacking(covered))),
    )


def _programmes(covered: Covered) -> Cell:
    if not covered.programmes:
        return None
    names = (f"{programme.number} {programme.name}" for programme in covered.programmes)
    count = say_count("{count} activity", "{count} activities", len(covered.activities))
    return Lines((*names, Toned(count, Tone.FAINT)))


def _funder(funding: Funding, labels: Mapping[str, str]) -> Sentence:
    if label := labels.get(funding.party or ""):
        return say("{source} ({party})", source=funding.source, party=label)
    return say("{source} (no party's)", source=funding.source)


def _lacking(covered: Covered) -> Iterator[Cell]:
    """What an item that is carried out in part lacks."""
    if covered.extent != "partly":
        return
    if not covered.activities:
        yield say("no activity")
        return
    if covered.years_without:
        yield say("nothing ticked for {years}", years=tuple(map(str, covered.years_without)))
    if covered.parties_without:
        yield say("no duty of {parties}", parties=tuple(party.label for party in covered.parties_without))
    if not covered.own_money:
        yield say("no money of a party")


def _gap_blocks(gaps: Sequence[Weighed], texts: Mapping[str, str]) -> Iterator[Block]:
    if not gaps:
        yield Paragraph(say("None found."), Tone.GOOD)
        return
    columns = (
        Column(key="about", title=say("Row"), min_width=6),
        Column(key="message", title=say("What"), min_width=30),
    )
    yield Table(columns=columns, rows=tuple(_gap_rows(gaps, texts)))
    yield Heading(say("What to do"), 2)
    pages = {each.page.id: each.page for each in gaps if each.waived is None}
    yield Items(items=tuple(_advice(page) for page in pages.values()))


def _gap_rows(gaps: Sequence[Weighed], texts: Mapping[str, str]) -> Iterator[Row]:
    """The gaps under a line for each rule that finds them."""
    for page, found in groupby(gaps, key=lambda each: each.page):
        severity = WORDS[page.severity]
        yield Section(say("{severity} {rule}: {message}", severity=severity, rule=page.id, message=page.summary))
        for each in found:
            yield each.gap.about, Lines(tuple(_told(each, texts.get(each.gap.about))))


def _told(each: Weighed, text: str | None) -> Iterator[Cell]:
    """The gap, the text of its line where that is not said yet, and why it is let go."""
    yield each.gap.message if each.waived is not None else Toned(each.gap.message, TONES[each.page.severity])
    if text not in each.gap.message.values.values():
        yield Toned(text, Tone.FAINT)
    if each.waived is not None:
        yield say("Waived: {reason}", reason=each.waived)


def _advice(page: Page) -> Item:
    return Item(Toned(page.id, Tone.STRONG), page.paragraphs[-1:])


def _next(gaps: Sequence[Weighed], agreement: Agreement) -> Sentence:
    if failing := [each.page for each in gaps if each.fails]:
        return say(
            "Begin with {rule}: mouctl rule {rule}. Where the gap is in the file, mouctl check shows the line.",
            rule=max(failing, key=lambda page: page.severity).id,
        )
    if all(each.waived is not None for each in gaps):
        return say("Nothing is left open.")
    if any(clause.type == "monitoring" for clause in agreement.clauses):
        return say("None of it makes mouctl check fail. Take it to the next review: mouctl monev {id}", id=agreement.id)
    return say("None of it makes mouctl check fail. Settle it with the other side.")


def _records(gaps: Sequence[Weighed]) -> Table:
    keys = ("kind", "rule", "severity", "document", "at", "about", "message", "reason")
    rows = tuple(
        (
            each.gap.kind, each.page.id, each.page.severity.label, each.gap.document, each.at, each.gap.about,
            each.gap.message, each.waived,
        )
        for each in gaps
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)


CONTRACT = Contract(id="coverage", schema="mouctl.coverage/1", data=CoverageData)
