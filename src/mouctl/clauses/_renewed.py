"""Renewals by agreement, beside the calendar: in time, after the term before, without a gap."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from mouctl.model.event import Renewal
from mouctl.model.situation import Situation, Term
from mouctl.sentences import Sentence, say


class Renewed(NamedTuple):
    """A term, the one that a renewal added to it, and the renewal."""

    before: Term
    term: Term
    event: Renewal


def renewals(situation: Situation) -> Iterator[Renewed]:
    """Every renewal by agreement that added a term."""
    events = {event.id: event for event in situation.of_type(Renewal)}
    for before, term in pairwise(situation.terms):
        if term.renewed_by in events:
            yield Renewed(before, term, events[term.renewed_by])


def untimely(renewed: Renewed) -> Iterator[Sentence]:
    """What the calendar has against a renewal; its term is taken at its word all the same."""
    event = renewed.event
    last = max((reading.due_on for reading in renewed.before.ends.readings), default=None)
    if last and event.on > last:
        yield say("Renewed on {on}, after the agreement had ended on {last}.", on=event.on, last=last)
    if last and event.until and event.until <= last:
        yield say("The renewal ends on {until}, not after the end in force, {last}.", until=event.until, last=last)
    if last and event.starts_on:
        yield from _apart(event.starts_on, renewed.before.last_day or last, last)
    if event.until and event.length:
        yield say("The renewal gives both a length and a last day; the last day counts.")


def _apart(first: date, last_in_force: date, last: date) -> Iterator[Sentence]:
    if first <= last_in_force:
        yield say("The renewal begins on {first}, before the end in force, {last}.", first=first, last=last_in_force)
    elif (first - last).days > 1:
        yield say(
            "The renewal begins only on {first}: after {last} the agreement is not in force until then.",
            first=first,
            last=last,
        )
