"""The scope item by item: what carries it out, and what is lacking there."""

from collections.abc import Iterator, Mapping, Sequence

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.coverage import Covered, Extent
from mouctl.model.agreement import Agreement
from mouctl.model.workplan import Funding
from mouctl.report import Block, Cell, Column, Lines, Paragraph, Table, Tone, Toned
from mouctl.sentences import Sentence, say, say_count

_EXTENT: Mapping[Extent, Cell] = {
    "covered": Toned(say("covered"), Tone.GOOD),
    "partly": Toned(say("partly"), Tone.WARN),
    "uncovered": Toned(say("uncovered"), Tone.BAD),
}


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


def covered_data(covered: Covered) -> CoveredData:
    """An item in the contract's shape."""
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


def scope_blocks(scope: Sequence[Covered], agreement: Agreement) -> Iterator[Block]:
    """How many items are covered, the table, and what its words mean."""
    if not scope:
        yield Paragraph(say("The agreement names no scope to be covered."), Tone.FAINT)
        return
    yield Paragraph(_counted(scope))
    yield _matrix(scope, agreement)
    yield Paragraph(_MEANING, Tone.FAINT)


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
