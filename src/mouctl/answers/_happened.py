"""What else happened in the period of a review, briefly: whom it concerns, how it stands, what proves it."""

from collections.abc import Iterator

from mouctl.answers._proofs import file_cells, proof_cells
from mouctl.clauses.dispute import disputes
from mouctl.lifecycle import Life
from mouctl.model.event import EVENT_TITLES, Activity, Dispute, Event, ForceMajeure
from mouctl.model.situation import Situation
from mouctl.report import Cell, Column, Lines, Table, Tone, Toned
from mouctl.review import Review, lacking_proof
from mouctl.sentences import say


def happened_table(review: Review, life: Life) -> Table:
    """The events in the order of their days."""
    columns = (
        Column(key="on", title=say("Day"), min_width=14),
        Column(key="type", title=say("Event"), min_width=18),
        Column(key="note", title=say("Note"), min_width=24),
    )
    return Table(columns=columns, rows=tuple(_row(event, review, life) for event in review.events))


def _row(event: Event, review: Review, life: Life) -> tuple[Cell, ...]:
    labels = {party.id: party.label for party in life.situation.agreement.parties}
    whose = labels.get(getattr(event, "party", None) or "")
    what = Lines((EVENT_TITLES[event.type], whose, Toned(event.id, Tone.FAINT)))
    proof = (*file_cells(event), *proof_cells(lacking_proof(event, review.kept)))
    return event.occurred, what, Lines((event.note, *_taken_out(event, life), *_state(event, life.situation), *proof))


def _taken_out(event: Event, life: Life) -> Iterator[Cell]:
    """What an activity was that has no line in the work plan in force, and why it has none."""
    if not isinstance(event, Activity):
        return
    if activity := life.activity(event.activity):
        yield say("Activity {id}: {text}", id=activity.id, text=activity.text)
        yield say("cancelled") if event.state == "cancelled" else say("done")
        yield Toned(say("An addendum took this activity out of the work plan."), Tone.FAINT)


def _state(event: Event, situation: Situation) -> Iterator[Cell]:
    """How a force majeure or a dispute stands on the day asked about."""
    if isinstance(event, ForceMajeure):
        until = event.ended_by(situation.as_of)
        yield say("ended on {day}", day=until) if until else Toned(say("lasts"), Tone.WARN)
    if isinstance(event, Dispute) and event.settles:
        yield say("settles {event}", event=event.settles)
    for dispute, settlement in disputes(situation):
        if dispute.id == event.id:
            yield say("settled on {day}", day=settlement.on) if settlement else Toned(say("open"), Tone.WARN)
