"""What else happened in the period of a review, briefly: whom it concerns, and how it stands."""

from collections.abc import Iterator, Sequence

from mouctl.clauses.dispute import disputes
from mouctl.model.event import EVENT_TITLES, Dispute, Event, ForceMajeure
from mouctl.model.situation import Situation
from mouctl.report import Cell, Column, Lines, Table, Tone, Toned
from mouctl.sentences import say


def happened_table(events: Sequence[Event], situation: Situation) -> Table:
    """The events in the order of their days."""
    columns = (
        Column(key="on", title=say("Day"), min_width=14),
        Column(key="type", title=say("Event"), min_width=18),
        Column(key="note", title=say("Note"), min_width=24),
    )
    return Table(columns=columns, rows=tuple(_row(event, situation) for event in events))


def _row(event: Event, situation: Situation) -> tuple[Cell, ...]:
    labels = {party.id: party.label for party in situation.agreement.parties}
    whose = labels.get(getattr(event, "party", None) or "")
    what = Lines((EVENT_TITLES[event.type], whose, Toned(event.id, Tone.FAINT)))
    return event.occurred, what, Lines((event.note, *_state(event, situation)))


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
