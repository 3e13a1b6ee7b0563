"""What a clause type offers to the rest of mouctl."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence


class WhatIf(NamedTuple):
    """A question that `mouctl when` answers before anything happened.

    `event` is the type of the event imagined, None where nothing needs to happen; `days` are the options that may
    give its day, each with the key of the event that it fills. The answers are the deadlines of these duties.
    """

    topic: str
    duties: tuple[str, ...]
    help: Sentence
    event: str | None = None
    days: Mapping[str, str] = MappingProxyType({})


class ClauseType(NamedTuple):
    """A clause type: its TOML model, and the deadlines that a clause of it gives in a situation."""

    id: str
    title: Sentence
    model: type[Clause]
    deadlines: Callable[[Any, Situation], Iterable[Deadline]]
    lead_times: Mapping[str, Period] = MappingProxyType({})
    """For each duty, how long before its day it counts as due."""
    what_if: WhatIf | None = None
    only_one: bool = False
    """Whether an agreement can have but one clause of the type."""
