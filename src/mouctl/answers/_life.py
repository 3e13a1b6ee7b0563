"""What events did to the life of an agreement: doubts about it, force majeure and disputes, for programs and people."""

from collections.abc import Iterator
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.clauses._ended import unsupported_ends
from mouctl.clauses._renewed import renewals
from mouctl.clauses.dispute import disputes
from mouctl.clauses.renewal import RenewalClause, doubts
from mouctl.model.event import ForceMajeure
from mouctl.model.situation import Situation, Term
from mouctl.report import Block, Cell, Column, Heading, Lines, Table, Tone, Toned
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say
from mouctl.terms import clause_of


class DisputeData(TypedDict):
    """A dispute; both `settled` keys are null while it is open."""

    event: str
    since: date
    settled_on: date | None
    settled_by: str | None
    note: str | None


class ForceMajeureData(TypedDict):
    """A force majeure; `until` is its last day, null while it lasts. `suspends` are deadlines that it suspends now."""

    event: str
    party: str | None
    since: date
    until: date | None
    suspends: tuple[str, ...]


def term_doubts(term: Term, situation: Situation) -> tuple[Sentence, ...]:
    """What the calendar or the text has against the renewal that added a term."""
    clause = clause_of(situation, RenewalClause)
    added = (each for each in renewals(situation) if each.term is term)
    return tuple(doubt for each in added for doubt in doubts(each, clause, situation))


def end_doubts(situation: Situation) -> tuple[Sentence, ...]:
    """What speaks against an end by one party."""
    return tuple(doubt for _, doubt in unsupported_ends(situation))


def life_doubts(situation: Situation) -> tuple[Sentence, ...]:
    """What speaks against the renewals and the end, all of it."""
    return (*(doubt for term in situation.terms for doubt in term_doubts(term, situation)), *end_doubts(situation))


def ending(situation: Situation) -> Cell:
    """How the agreement ended before its term, and what speaks against that; None where it did not."""
    end = situation.end
    told = (end.says(is_over=end.on < situation.as_of),) if end else ()
    against = (Toned(doubt, Tone.WARN) for doubt in end_doubts(situation))
    return Lines((*told, *against)) if told else None


def disputes_data(situation: Situation) -> tuple[DisputeData, ...]:
    """Every dispute, open or settled."""
    return tuple(
        DisputeData(
            event=dispute.id,
            since=dispute.on,
            settled_on=settlement.on if settlement else None,
            settled_by=settlement.id if settlement else None,
            note=dispute.note,
        )
        for dispute, settlement in disputes(situation)
    )


def force_majeure_data(schedule: Schedule) -> tuple[ForceMajeureData, ...]:
    """Every force majeure, lasting or ended."""
    return tuple(
        ForceMajeureData(
            event=event.id,
            party=event.party,
            since=event.occurred,
            until=event.ended_by(schedule.life.situation.as_of),
            suspends=tuple(_suspended_by(event.id, schedule)),
        )
        for event in schedule.life.situation.of_type(ForceMajeure)
    )


def _suspended_by(event: str, schedule: Schedule) -> Iterator[str]:
    for entry in schedule.entries:
        if any(each.event == event and each.until is None for each in entry.suspensions):
            yield entry.deadline.id


def life_blocks(schedule: Schedule) -> Iterator[Block]:
    """Force majeure and disputes, each under a heading of its own, where any is recorded."""
    struck, disputed = force_majeure_data(schedule), disputes_data(schedule.life.situation)
    labels = {party.id: party.label for party in schedule.life.situation.agreement.parties}
    if struck:
        yield Heading(say("Force majeure"), 2)
        yield _table(tuple(_force_majeure_row(each, labels.get(each["party"] or "")) for each in struck))
    if disputed:
        yield Heading(say("Disputes"), 2)
        yield _table(tuple(_dispute_row(each) for each in disputed))


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column(key="since", title=say("Since"), min_width=14),
        Column(key="event", title=say("Event"), min_width=24),
        Column(key="state", title=say("State"), min_width=18),
    )
    return Table(columns=columns, rows=rows)


def _force_majeure_row(each: ForceMajeureData, party: str | None) -> tuple[Cell, ...]:
    state: Cell = Toned(say("lasts"), Tone.WARN)
    if each["until"]:
        state = say("ended on {day}", day=each["until"])
    return each["since"], Lines((party, Toned(each["event"], Tone.FAINT))), state


def _dispute_row(each: DisputeData) -> tuple[Cell, ...]:
    state: Cell = Toned(say("open"), Tone.WARN)
    if each["settled_on"]:
        settled = say("settled on {day}", day=each["settled_on"])
        state = Lines((Toned(settled, Tone.GOOD), Toned(each["settled_by"], Tone.FAINT)))
    return each["since"], Lines((each["note"], Toned(each["event"], Tone.FAINT))), state
