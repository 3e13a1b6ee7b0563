"""What a rule offers. The rules themselves are the files of `rules/`."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mouctl.findings import Problem, Severity
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence


class Rule(NamedTuple):
    """A check of one agreement: a plain function from the agreement as it stands on a day to the problems in it."""

    id: str
    severity: Severity
    summary: Sentence
    source: str
    """Why it is a rule: an article, a statute, a published practice."""
    check: Callable[[Schedule], Iterable[Problem]]
