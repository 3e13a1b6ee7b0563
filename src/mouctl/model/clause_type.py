"""What a clause type offers to the rest of mouctl."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mouctl.dates.period import Period
from mouctl.model.clause import Clause
from mouctl.model.deadline import Deadline
from mouctl.model.situation import Situation
from mouctl.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A question that `mouctl when` answers before anything happened.

    `event` is the type of the event imagined, None where nothing needs to happen; `days` are the options that may
    give its day, each with the key of the event that it fills. The answer is the deadline whose duty begins with `duty`.
    """

    topic: str
    duty: str
    help: Sentence
    event: str | None = None
    days: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseType:
    """A clause type: its TOML model, and the deadlines that a clause of it gives in a situation."""

    id: str
    model: type[Clause]
    deadlines: Callable[[Any, Situation], Iterable[Deadline]]
    lead_times: Mapping[str, Period] = field(default_factory=dict)
    """For each duty, how long before its day it counts as due."""
    what_if: WhatIf | None = None
