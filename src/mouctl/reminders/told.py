"""What has been told already of one deadline to one recipient."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["reminder", "moved", "closed", "reopened", "unreadable", "all-clear"]
"""What is told: a step of the ladder; that the day moved, that silence falls or ends; a sign of trouble or of life."""

BELIEVED_AHEAD = timedelta(days=2)
"""What was told on a later day than this from now was told by a clock that was wrong, and does not count."""


class Told(NamedTuple):
    """The newest thing of its kind that was told.

    `ground` is what it rested on: for a step the days of the deadline. `on` is the day from which it was due, `order`
    when it was told among all others, `times` how often (0: it was only passed over), `basis` by what was counted.
    """

    kind: Kind
    step: str
    ground: str
    on: date
    told_on: date
    order: int = 0
    times: int = 1
    basis: int | None = None


Record: TypeAlias = Mapping[Kind, Told]
"""The newest of each kind, for one deadline and one recipient."""


class Step(NamedTuple):
    """Something that is now to be told, under the key by which it will be remembered."""

    kind: Kind
    step: str
    ground: str
    on: date


def ground_now(record: Record) -> Told | None:
    """What was told last of the deadline's days."""
    return max((record[kind] for kind in ("reminder", "moved") if kind in record), key=_order, default=None)


def was_told(record: Record) -> bool:
    """Whether anything of the deadline's days was ever told, and not only passed over."""
    return any(record[kind].times for kind in ("reminder", "moved") if kind in record)


def is_closed(record: Record) -> bool:
    """Whether the last that was told of the deadline is that it falls silent."""
    closed, reopened = record.get("closed"), record.get("reopened")
    return closed is not None and (reopened is None or reopened.order < closed.order)


def _order(told: Told) -> int:
    return told.order
