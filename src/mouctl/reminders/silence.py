"""Why nothing more is to be said of a deadline: it is done, no longer owed, acknowledged or excused."""

from typing import NamedTuple

from mouctl.model.dossier import Dossier
from mouctl.model.event import Acknowledge
from mouctl.sentences import Sentence, say
from mouctl.standing import Entry


class Silence(NamedTuple):
    """Why a deadline is silent. `ground` names it: another ground is another silence, which is told again."""

    ground: str
    why: Sentence


def silence_of(entry: Entry, dossier: Dossier) -> Silence | None:
    """Why the deadline is silent; None where it is not."""
    deadline = entry.deadline
    if entry.status in ("done", "done-late"):
        met = deadline.met
        return Silence(f"done {met.event if met else ''}", _done(entry))
    if entry.status == "moot":
        return Silence("moot", entry.why or say("It is no longer owed."))
    if entry.acknowledged_until:
        return _acknowledged(entry, dossier)
    if entry.is_excused and entry.suspended:
        return Silence(
            f"excused {entry.suspended.event}",
            say("It may wait while force majeure lasts ({event}).", event=entry.suspended.event),
        )
    return None


def _done(entry: Entry) -> Sentence:
    met = entry.deadline.met
    if met is None:
        return say("It has taken effect.")
    if entry.deadline.kind == "end":
        return say("It was settled on {day} ({event}).", day=met.on, event=met.event)
    return say("It was done on {day} ({event}).", day=met.on, event=met.event)


def _acknowledged(entry: Entry, dossier: Dossier) -> Silence:
    events = [event for event in dossier.events if isinstance(event, Acknowledge)]
    found = [
        event for event in events if (event.deadline, event.until) == (entry.deadline.id, entry.acknowledged_until)
    ]
    until = entry.acknowledged_until
    if not found:
        return Silence(f"acknowledged {until}", say("It was acknowledged until {day}.", day=until))
    facts = {"day": until, "by": found[-1].by, "reason": found[-1].reason}
    return Silence(f"acknowledged {until}", say("{by} acknowledged it until {day}: {reason}", **facts))
