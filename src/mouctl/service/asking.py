"""What the register says of a day: its status, its deadlines, one agreement, one derivation.

Each answer is imported where it is given, so that a command pays for its own only.
"""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from mouctl.dates.arithmetic import MonthEnd, add
from mouctl.dates.period import Period
from mouctl.errors import UsageError
from mouctl.feed import Feed
from mouctl.loading.register import Register
from mouctl.sentences import say
from mouctl.service.opening import (
    Answer,
    View,
    answer,
    dossier_of,
    entries_of,
    every_schedule,
    schedule_of,
)
from mouctl.standing import Entry


class Wanted(NamedTuple):
    """Which deadlines are wanted. Days are inclusive; `within` counts forwards from the day asked about."""

    since: date | None = None
    until: date | None = None
    within: Period | None = None
    party: str | None = None
    duty: str | None = None
    overdue: bool = False

    def window(self, as_of: date) -> tuple[date, date] | None:
        """The first and the last day of the window, if there is one."""
        if self.within is not None:
            return as_of, add(as_of, self.within, MonthEnd.CLAMP)
        if self.since is None and self.until is None:
            return None
        return self.since or date.min, self.until or date.max

    def horizon(self, as_of: date) -> date | None:
        """The last day of a window that has one."""
        window = self.window(as_of)
        return window[1] if window and window[1] != date.max else None


def status(register: Register, view: View) -> Answer:
    """Every agreement on one line."""
    from mouctl.answers.status import status_report

    schedules, as_of = every_schedule(register, view)
    return answer(register, status_report(schedules, as_of), schedules)


def next_(register: Register, view: View) -> Answer:
    """What matters now."""
    from mouctl.answers.next import next_report

    schedules, as_of = every_schedule(register, view)
    return answer(register, next_report(entries_of(schedules), as_of), schedules)


def deadlines(register: Register, view: View, wanted: Wanted, *, fail_overdue: bool = False) -> Answer:
    """The deadlines that are wanted, by due date."""
    from mouctl.answers.deadlines import deadlines_report

    schedules, as_of = every_schedule(register, view, wanted.horizon)
    _refuse_unknown(wanted, entries_of(schedules))
    if wanted.within is not None and (wanted.since or wanted.until):
        raise UsageError(say("--within does not go with --from and --to."), say("Give one or the other."))
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise UsageError(say("The window ends before it begins."), say("Give the earlier day to --from."))
    window = wanted.window(as_of)
    entries = [entry for entry in entries_of(schedules) if _is_wanted(entry, wanted, window)]
    late = fail_overdue and any(entry.calls for entry in entries)
    report = deadlines_report(entries, as_of, exit_code=1 if late else 0)

    @cache
    def feed() -> Feed:
        from mouctl.service.feeding import feed_of

        return feed_of(register, schedules, view, lambda entry: _is_wanted(entry, wanted, window))

    return answer(register, report._replace(feed=feed), schedules, entries)


def show(register: Register, agreement: str, view: View) -> Answer:
    """One agreement on one page."""
    from mouctl.answers.show import show_report

    one = schedule_of(dossier_of(register, agreement), view)
    return answer(register, show_report(one, one.life.situation.as_of), [one])


def explain(register: Register, deadline_id: str, view: View) -> Answer:
    """How one deadline comes about. The agreement's id may be left out where only one agreement has such a deadline."""
    from mouctl.answers.explain import explain_report

    schedules, as_of = every_schedule(register, view)
    found = the_deadline(entries_of(schedules), deadline_id)
    return answer(register, explain_report(found, as_of), schedules, [found])


def the_deadline(entries: Sequence[Entry], deadline_id: str) -> Entry:
    """The deadline of that id, whole or without the agreement's where only one has it. Raises UsageError."""
    found = [entry for entry in entries if entry.deadline.id == deadline_id]
    found = found or [entry for entry in entries if entry.deadline.id.partition("/")[2] == deadline_id]
    if len(found) != 1:
        raise _no_such_deadline(deadline_id, found or entries, ambiguous=bool(found))
    return found[0]


def _refuse_unknown(wanted: Wanted, entries: Sequence[Entry]) -> None:
    """A party or duty that does not exist is a slip of the pen, and must not look like "nothing is due"."""
    parties = sorted({party for entry in entries for party in entry.agreement.party_ids})
    duties = sorted({entry.deadline.duty for entry in entries})
    if wanted.party and wanted.party not in parties:
        raise UsageError(say("No party {party}.", party=wanted.party), say("There is: {names}", names=tuple(parties)))
    if wanted.duty and wanted.duty not in duties:
        raise UsageError(say("No duty {duty}.", duty=wanted.duty), say("There is: {names}", names=tuple(duties)))


def _is_wanted(entry: Entry, wanted: Wanted, window: tuple[date, date] | None) -> bool:
    deadline = entry.deadline
    if wanted.party and wanted.party not in deadline.owed_by:
        return False
    if wanted.duty and wanted.duty != deadline.duty:
        return False
    if wanted.overdue and entry.status not in ("overdue", "lapsed"):
        return False
    return window is None or _touches(entry, *window)


def _touches(entry: Entry, first: date, last: date) -> bool:
    """Whether any day from the safe one to the latest reading lies in the window, so that none is missed."""
    earliest, latest = entry.deadline.earliest, entry.deadline.latest
    if earliest is None or latest is None:
        return False
    return min(entry.deadline.act_by or earliest, earliest) <= last and latest >= first


def _no_such_deadline(deadline_id: str, entries: Sequence[Entry], *, ambiguous: bool) -> UsageError:
    ids = [entry.deadline.id for entry in entries]
    if ambiguous:
        return UsageError(say("Several agreements have {id}.", id=deadline_id), say("Name one: {ids}", ids=tuple(ids)))
    wanted = deadline_id.rpartition("/")[2]
    near = [each for each in ids if wanted in each.split("/")][:3] or get_close_matches(
        deadline_id, ids, n=3, cutoff=0.4
    )
    near = near or ids[:5]
    return UsageError(say("No deadline {id}.", id=deadline_id), say("Perhaps: {ids}", ids=tuple(near)))
