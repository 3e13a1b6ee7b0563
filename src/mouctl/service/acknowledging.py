"""Acknowledging a deadline: somebody has seen it, and its alerts are silent until a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mouctl.errors import UsageError
from mouctl.loading.register import Register
from mouctl.sentences import Sentence, say
from mouctl.service.asking import the_deadline
from mouctl.service.opening import View, entries_of, every_schedule
from mouctl.standing import AWAITED, Entry


class Acknowledgement(NamedTuple):
    """What is to be recorded of which agreement, and what is to be minded about it."""

    agreement: str
    facts: Mapping[str, Any]
    warning: Sentence | None


def acknowledgement(
    register: Register, deadline_id: str, view: View, until: date, by: str, reason: str
) -> Acknowledgement:
    """The event that silences a deadline up to and including `until`.

    Raises UsageError for a deadline that there is not or that waits for nothing, and for a day that is past.
    """
    schedules, _ = every_schedule(register, view)
    entry = the_deadline(entries_of(schedules), deadline_id)
    on = view.as_of(entry.agreement.zone)
    if entry.status not in AWAITED:
        raise UsageError(say("{id} is not waited for, so there is nothing to silence.", id=entry.deadline.id))
    if until < on:
        raise UsageError(say("{day} is past.", day=until), say("Give the last day on which it is to stay silent."))
    facts = {"type": "acknowledge", "on": on, "deadline": entry.deadline.id, "until": until, "by": by, "reason": reason}
    return Acknowledgement(entry.agreement.id, facts, _warning(entry, on, until))


def _warning(entry: Entry, on: date, until: date) -> Sentence | None:
    """Silence over the very day is allowed, and said."""
    last = entry.last_in_time
    if last is None or last < on or until < last:
        return None
    return say("It will be silent on its last day as well: {day}.", day=last)
