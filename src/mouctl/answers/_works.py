"""The table of a review: what was planned of each activity, what was done of it in the period, what is missing."""

from collections.abc import Iterator
from itertools import groupby

from mouctl.answers._proofs import file_cells, proof_cells
from mouctl.cycles import Period
from mouctl.model.agreement import Agreement
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.workplan import Activity
from mouctl.model.year_meant import Recorded
from mouctl.progress import Tick
from mouctl.report import Cell, Column, Lines, Row, Section, Table, Tone, Toned
from mouctl.review import Missing, Review, Work
from mouctl.sentences import Sentence, ShortDay, say


def works_table(agreement: Agreement, review: Review) -> Table:
    """The activities under their programmes."""
    return Table(columns=_columns(agreement), rows=tuple(_rows(agreement, review)), card_title=(0, 1))


def _columns(agreement: Agreement) -> tuple[Column, ...]:
    duties = (
        Column(key=party.id, title=party.label, min_width=16, group=say("Tasks and responsibilities"))
        for party in agreement.parties
    )
    return (
        Column(key="number", title=say("No."), min_width=5),
        Column(key="activity", title=say("Activity"), min_width=16),
        Column(key="planned", title=say("Planned"), min_width=11),
        *duties,
        Column(key="target", title=say("Output and outcome"), min_width=14),
        Column(key="done", title=say("Done in the period"), min_width=16),
        Column(key="missing", title=say("Missing"), min_width=16),
    )


def _rows(agreement: Agreement, review: Review) -> Iterator[Row]:
    for programme, works in groupby(review.works, key=lambda work: f"{work.programme.number} {work.programme.name}"):
        yield Section(programme)
        for work in works:
            yield _row(work, agreement, review.period)


def _row(work: Work, agreement: Agreement, period: Period) -> Row:
    activity = work.activity
    return (
        activity.id,
        activity.text,
        _planned(work),
        *(Lines(activity.duties.get(party, ())) for party in agreement.party_ids),
        Lines((activity.output, activity.outcome)),
        Lines(tuple(_done(work, period))),
        Lines(tuple(cell for each in work.missing for cell in _missing(each, activity))),
    )


def _planned(work: Work) -> Cell:
    return Lines((*(str(tick.year) for tick in work.ticks if tick.ticked), work.activity.schedule))


def _done(work: Work, period: Period) -> Iterator[Cell]:
    """What happened in the period with what proves it, then what became of the same years at another time."""
    for each in work.done:
        yield from _happened(each, work.activity)
    for tick in work.ticks:
        if tick.on and not period.includes(tick.on):
            yield Toned(_elsewhere(tick, period), Tone.FAINT)


def _happened(recorded: Recorded, activity: Activity) -> Iterator[Cell]:
    event, _, year = recorded
    yield say("{day}: {state} (for {year})", day=ShortDay(event.on), state=_word(event), year=str(year))
    if activity.years and year not in activity.years:
        yield Toned(say("not ticked for {year}", year=str(year)), Tone.WARN)
    yield event.note
    yield from file_cells(event)


def _word(event: ActivityEvent) -> Sentence:
    return say("cancelled") if event.state == "cancelled" else say("done")


def _elsewhere(tick: Tick, period: Period) -> Sentence:
    assert tick.on is not None
    facts = {"year": str(tick.year), "day": ShortDay(tick.on)}
    if tick.state == "cancelled":
        return say("{year}: cancelled on {day}", **facts)
    if tick.on < period.first:
        return say("{year}: done before the period, on {day}", **facts)
    return say("{year}: done after the period, on {day}", **facts)


def _missing(missing: Missing, activity: Activity) -> Iterator[Cell]:
    if missing.what == "day":
        yield Toned(say("no day in the work plan"), Tone.FAINT)
    elif missing.what == "record":
        yield _unrecorded(missing.tick, activity)
    else:
        yield from proof_cells((missing,))


def _unrecorded(tick: Tick | None, activity: Activity) -> Cell:
    if tick is None:
        return Toned(say("nothing recorded, though scheduled: “{words}”", words=activity.schedule), Tone.WARN)
    if tick.state == "late":
        return Toned(say("{year}: nothing recorded by {day}", year=str(tick.year), day=ShortDay(tick.by)), Tone.BAD)
    return Toned(say("{year}: not yet recorded", year=str(tick.year)), Tone.WARN)
