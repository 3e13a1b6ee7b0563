"""The deadlines of a register as a calendar: the one that others subscribe to, and the one that a mail carries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mouctl.feed import Feed, Occasion, followed
from mouctl.loading.register import Register
from mouctl.schedule import Schedule
from mouctl.service.opening import View
from mouctl.service.replaying import lived
from mouctl.standing import Entry


class Past(NamedTuple):
    """What an agreement has in a calendar, and each deadline that it ever had as it stood last, by id."""

    occasions: tuple[Occasion, ...]
    latest: Mapping[str, Entry]


def feed_of(register: Register, schedules: Sequence[Schedule], view: View, is_wanted: Callable[[Entry], bool]) -> Feed:
    """The entries of the deadlines that are wanted, those withdrawn since among them."""
    pasts = (past_of(one, view) for one in schedules)
    wanted = [entry for one in schedules for entry in one.entries if is_wanted(entry)]
    unread = sum(entry.dossier is None for entry in register.entries)
    return feed_from(register, pasts, wanted, is_wanted, unread)


def feed_from(
    register: Register, pasts: Iterable[Past], entries: Sequence[Entry], is_wanted: Callable[[Entry], bool], unread: int
) -> Feed:
    """The calendar of what is wanted; `entries` are what it is about, `unread` counts agreements that it lacks."""
    from mouctl.answers._feed import feed

    occasions = (each for past in pasts for each in past.occasions if is_wanted(past.latest[each.deadline]))
    return feed(register.settings.name, occasions, entries, unread)


def past_of(one: Schedule, view: View) -> Past:
    """All that the agreement ever had; which deadlines are wanted sways no entry's own numbers.

    What is not signed has none: nothing is agreed yet.
    """
    from mouctl.answers._occasions import occasions_of

    signed_on = one.dossier.agreement.signed_on
    if signed_on is None:
        return Past((), {})
    days = [(day, then.entries) for day, then in lived(one, view, signed_on)]
    latest = {entry.deadline.id: entry for _, entries in days for entry in entries}
    found = followed((day, [each for entry in entries for each in occasions_of(entry)]) for day, entries in days)
    return Past(found, latest)
