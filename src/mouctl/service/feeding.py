"""The deadlines of a register as a calendar that others subscribe to: `mouctl deadlines --format ics`."""

from collections.abc import Callable, Iterator, Sequence

from mouctl.feed import Feed, Occasion, followed
from mouctl.loading.register import Register
from mouctl.schedule import Schedule
from mouctl.service.opening import View
from mouctl.service.replaying import lived
from mouctl.standing import Entry


def feed_of(register: Register, schedules: Sequence[Schedule], view: View, is_wanted: Callable[[Entry], bool]) -> Feed:
    """The entries of the deadlines that are wanted, those withdrawn since among them.

    What is not signed has none: nothing is agreed yet. Which deadlines are wanted sways no entry's own numbers.
    """
    from mouctl.answers._feed import feed

    occasions = [each for one in schedules for each in _occasions(one, view, is_wanted)]
    wanted = [entry for one in schedules for entry in one.entries if is_wanted(entry)]
    unread = sum(entry.dossier is None for entry in register.entries)
    return feed(register.settings.name, occasions, wanted, unread)


def _occasions(one: Schedule, view: View, is_wanted: Callable[[Entry], bool]) -> Iterator[Occasion]:
    from mouctl.answers._occasions import occasions_of

    signed_on = one.dossier.agreement.signed_on
    if signed_on is None:
        return
    days = [(day, then.entries) for day, then in lived(one, view, signed_on)]
    latest = {entry.deadline.id: entry for _, entries in days for entry in entries}
    wanted = {name for name, entry in latest.items() if is_wanted(entry)}
    found = followed((day, [each for entry in entries for each in occasions_of(entry)]) for day, entries in days)
    yield from (each for each in found if each.deadline in wanted)
