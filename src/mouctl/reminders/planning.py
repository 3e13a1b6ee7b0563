"""The digests of a run: for each recipient all that is to be told, as one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.model.alerts import Alerts, Recipient, Weekday
from mouctl.reminders.audience import concerns, reads_of
from mouctl.reminders.bands import pressing
from mouctl.reminders.deciding import Matter, closing, matter_of
from mouctl.reminders.ladder import aim, ladder
from mouctl.reminders.quiet import can_wait, is_quiet, next_open
from mouctl.reminders.silence import Silence, silence_of
from mouctl.reminders.told import Record, Step
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.standing import AWAITED, Entry

SIGN_OF_LIFE = "-"
"""What stands in the place of a deadline for the weekly sign of life."""
GONE = Silence("gone", say("It is no longer in the register."))
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Lookout(NamedTuple):
    """What a run sees: the agreements that could be read, those that could not, and what was told."""

    as_of: date
    schedules: Sequence[Schedule]
    unreadable: tuple[str, ...]
    calendar: WorkingCalendar
    records: Mapping[tuple[str, str], Record]
    """By deadline and recipient."""


class Digest(NamedTuple):
    """What one recipient is to be told. `held` until a day that is not quiet; with nothing in it, a sign of life."""

    recipient: Recipient
    as_of: date
    matters: tuple[Matter, ...]
    unreadable: tuple[str, ...] = ()
    steps: tuple[tuple[str, Step], ...] = ()
    """What else will be remembered as told: the trouble of the week, the sign of life."""
    open: tuple[Entry, ...] = ()
    """Everything that the recipient is answerable for and that calls or is due, told now or before."""
    held: bool = False
    undated: int = 0
    """How many deadlines have no day because no decree is known for their year: nobody can be reminded of them."""

    @property
    def told(self) -> Iterator[tuple[str, Step]]:
        """Every step that this digest tells, with its deadline."""
        yield from ((matter.deadline, step) for matter in self.matters for step in matter.steps)
        yield from self.steps

    @property
    def reminders(self) -> tuple[Matter, ...]:
        """What is to be acted on or known, the most pressing first."""
        return tuple(matter for matter in self.matters if matter.closed is None)

    @property
    def closings(self) -> tuple[Matter, ...]:
        """What falls silent."""
        return tuple(matter for matter in self.matters if matter.closed is not None)


def digests(alerts: Alerts, seen: Lookout) -> tuple[Digest, ...]:
    """For each recipient what is to be told on the day, those without anything left out."""
    quiet = is_quiet(seen.as_of, alerts.quiet, seen.calendar)
    opens = next_open(seen.as_of, alerts.quiet, seen.calendar) if quiet else seen.as_of
    found = (_digest(recipient, alerts, seen, opens if quiet else None) for recipient in alerts.recipients)
    return tuple(digest for digest in found if any(True for _ in digest.told))


def _digest(recipient: Recipient, alerts: Alerts, seen: Lookout, opens: date | None) -> Digest:
    concerned = [(one, entry) for one in seen.schedules for entry in one.entries if concerns(recipient, entry)]
    matters = (*_matters(recipient, concerned, seen), *_gone(recipient, seen))
    unreadable = tuple(name for name in seen.unreadable if recipient.after is None and reads_of(recipient, name))
    steps = (*_troubles(unreadable, recipient, seen), *_sign_of_life(alerts, recipient, seen))
    pressed = any(m.entry and m.closed is None and opens and not can_wait(m.entry, seen.as_of, opens) for m in matters)
    return Digest(
        recipient,
        seen.as_of,
        tuple(sorted(matters, key=lambda matter: _rank(matter, seen.as_of))),
        unreadable,
        steps,
        open=tuple(entry for _, entry in concerned if entry.calls or entry.status == "due"),
        held=opens is not None and not pressed,
        undated=sum(entry.deadline.unknown_year is not None for _, entry in concerned),
    )


def _matters(recipient: Recipient, concerned: Sequence[tuple[Schedule, Entry]], seen: Lookout) -> Iterator[Matter]:
    for one, entry in concerned:
        as_of = one.life.situation.as_of
        record = seen.records.get((entry.deadline.id, recipient.key), {})
        rungs = ladder(entry, as_of, recipient.after) if entry.status in AWAITED else ()
        if record or rungs:
            silence = silence_of(entry, one.dossier)
            if matter := matter_of(entry, rungs, silence, record, as_of):
                yield matter


def _gone(recipient: Recipient, seen: Lookout) -> Iterator[Matter]:
    """What was told of a deadline that is no more; not where its agreement only cannot be read."""
    there = {entry.deadline.id for one in seen.schedules for entry in one.entries}
    mine = {deadline: record for (deadline, key), record in seen.records.items() if key == recipient.key}
    for deadline in mine.keys() - there:
        agreement, is_one, _ = deadline.partition("/")
        matter = closing(deadline, None, GONE, mine[deadline], seen.as_of)
        if matter and is_one and agreement not in seen.unreadable:
            yield matter


def _troubles(unreadable: Collection[str], recipient: Recipient, seen: Lookout) -> Iterator[tuple[str, Step]]:
    """An agreement that cannot be read is told of once a week: its deadlines are in no digest."""
    for name in unreadable:
        yield from _once_a_week(Step("unreadable", "unreadable", _week(seen.as_of), seen.as_of), name, recipient, seen)


def _sign_of_life(alerts: Alerts, recipient: Recipient, seen: Lookout) -> Iterator[tuple[str, Step]]:
    is_wanted = alerts.all_clear is not None and recipient.after is None
    if is_wanted and alerts.all_clear and seen.as_of.weekday() >= _WEEKDAYS.index(alerts.all_clear):
        step = Step("all-clear", "all-clear", _week(seen.as_of), seen.as_of)
        yield from _once_a_week(step, SIGN_OF_LIFE, recipient, seen)


def _once_a_week(step: Step, what: str, recipient: Recipient, seen: Lookout) -> Iterator[tuple[str, Step]]:
    told = seen.records.get((what, recipient.key), {}).get(step.kind)
    if told is None or told.ground != step.ground:
        yield what, step


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _rank(matter: Matter, as_of: date) -> tuple[object, ...]:
    if matter.closed is not None or matter.entry is None:
        return (True, (), matter.deadline)
    return (False, pressing(matter.entry, days_left(matter.entry, as_of)), matter.deadline)


def days_left(entry: Entry, as_of: date) -> int | None:
    """Calendar days to the day to act by, negative once it is past."""
    day = aim(entry)
    return (day - as_of).days if day else None
