"""What is to be told of one deadline to one recipient, given what was told before."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mouctl.reminders.ladder import Rung, aim
from mouctl.reminders.silence import Silence
from mouctl.reminders.told import Record, Step, Told, ground_now, is_closed, was_told
from mouctl.sentences import Sentence
from mouctl.standing import Entry

NO_DAY = "-"
"""The ground of a deadline that has no day (any more)."""


class Moved(NamedTuple):
    """A deadline's days as they were told, and as they are: the day to act by and the due date; None for no day.

    `basis` leads to what the old days were counted by.
    """

    old: tuple[date, date] | None
    new: tuple[date, date] | None
    basis: int | None = None


class Matter(NamedTuple):
    """Something to tell of a deadline; `steps` are all that will be remembered as told by it.

    `missed` counts the earlier steps that are folded into this one. A deadline that is gone has no entry.
    """

    deadline: str
    entry: Entry | None
    steps: tuple[Step, ...]
    missed: int = 0
    moved: Moved | None = None
    closed: Sentence | None = None
    reopened: bool = False
    times: int = 0
    """How often the newest of its steps was told before, by a clock that was wrong or before the date moved."""


def matter_of(
    entry: Entry, rungs: Sequence[Rung], silence: Silence | None, record: Record, as_of: date
) -> Matter | None:
    """What is to be told of a deadline that stands as `entry` and has come to these rungs; None for nothing.

    Every rung that is due and was not told is told now, as one. What fell silent is told once.
    """
    if silence:
        return closing(entry.deadline.id, entry, silence, record, as_of)
    before, ground = ground_now(record), ground_of(entry)
    has_moved = before is not None and before.ground != ground and was_told(record)
    steps: list[Step] = [Step("moved", "moved", ground, as_of)] if has_moved else []
    reopened = is_closed(record)
    if reopened:
        steps.append(Step("reopened", "reopened", record["closed"].ground, as_of))
    due = tuple(_due(rungs, ground, record))
    steps += [Step("reminder", rung.step, ground, rung.on) for rung in due]
    if not steps:
        return None
    return Matter(
        entry.deadline.id,
        entry,
        tuple(steps),
        missed=max(len(due) - 1, 0),
        moved=Moved(_days(before.ground), _days(ground), before.basis) if before and has_moved else None,
        reopened=reopened,
        times=sum(record[step.kind].times for step in steps if step.kind in record),
    )


def closing(deadline: str, entry: Entry | None, silence: Silence, record: Record, as_of: date) -> Matter | None:
    """The one line with which a deadline falls silent; None where nothing was told of it, or that was told."""
    if not was_told(record) or (is_closed(record) and record["closed"].ground == silence.ground):
        return None
    step = Step("closed", "closed", silence.ground, as_of)
    return Matter(deadline, entry, (step,), closed=silence.why)


def ground_of(entry: Entry) -> str:
    """The days that a deadline is reminded of; another of either is another ladder."""
    day, due = aim(entry), entry.deadline.due_on
    return f"{day} {due}" if day and due else NO_DAY


def _days(ground: str) -> tuple[date, date] | None:
    if ground == NO_DAY:
        return None
    day, due = ground.split()
    return date.fromisoformat(day), date.fromisoformat(due)


def _due(rungs: Sequence[Rung], ground: str, record: Record) -> Iterator[Rung]:
    """The rungs after the last one that was told of these very days."""
    last: Told | None = record.get("reminder")
    if last is not None and last.ground != ground:
        last = None
    return (rung for rung in rungs if last is None or rung.on > last.on)
