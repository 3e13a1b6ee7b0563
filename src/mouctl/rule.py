"""What a rule offers. The rules themselves are the files of `rules/`."""

from collections.abc import Callable, Iterable
from inspect import cleandoc
from typing import NamedTuple, Protocol

from mouctl.findings import Page, Problem, Remedy, Severity
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
    remedy: Remedy | None = None
    """What `mouctl check --fix` can do about it, where its problems have a `fix`."""


class Described(Protocol):
    """What a page needs to know of a rule, whether it judges one state or two."""

    @property
    def id(self) -> str: ...  # noqa: D102  # as in Rule
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def summary(self) -> Sentence: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102


def page_of(rule: Described, docstring: str | None, remedy: Remedy | None = None) -> Page:
    """The page that is the docstring of the rule's module; its paragraphs are told with their line breaks joined.

    Each paragraph is the key of its translation. A rule without a docstring has its summary only.
    """
    paragraphs = [" ".join(each.split()) for each in cleandoc(docstring or "").split("\n\n")]
    body = tuple(Sentence(each) for each in paragraphs if each and each != rule.summary.template)
    source = Sentence(rule.source) if rule.source else None
    return Page(rule.id, rule.severity, rule.summary, body, source, remedy)
