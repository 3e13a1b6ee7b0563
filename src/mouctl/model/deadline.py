"""A deadline: every date that the text can mean, each with its working."""

from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from mouctl.dates.working_calendar import CalendarYear
from mouctl.model.amendment import Amendment
from mouctl.model.conventions import Choice
from mouctl.sentences import Sentence, say

Nature: TypeAlias = Literal["duty", "right"]
"""A duty that is late is still owed; a right that is late is lost."""

Kind: TypeAlias = Literal["act", "effect", "end"]
"""Whether somebody has to act by the day, or something takes effect on it, or a term ends with it."""


class Step(NamedTuple):
    """One step of a derivation: from the day before it to the day after it, and why."""

    because: Sentence
    after: date
    before: date | None = None
    article: str | None = None
    words: str | None = None
    addendum: Amendment | None = None
    """The addendum that gave the article these words."""


class Reading(NamedTuple):
    """One date that the text can mean, with the answers to open questions that lead to it."""

    due_on: date
    counted_to: date
    """The day before any roll off a day off: the safe side to act on."""
    steps: tuple[Step, ...]
    assumptions: tuple[Choice, ...] = ()

    @property
    def name(self) -> Sentence:
        """What has to be true for this reading, in words."""
        if not self.assumptions:
            return say("the only reading")
        return say("{answers}", answers=tuple(choice.sentence() for choice in self.assumptions))


_DAY = attrgetter("due_on")


class Anchor(NamedTuple):
    """What a deadline is counted from."""

    what: Sentence
    on: date | None = None


class Met(NamedTuple):
    """The event that met a deadline, and the day that decides whether it was in time."""

    event: str
    on: date


class Deadline(NamedTuple):
    """A day by which something is to be done, under every reading of the text.

    `readings` begins with the one under the conventions in force; it is empty where no day can be given, and then
    `missing` says what it would take. `act_by` is the last working day on or before the earliest reading. The `id`
    holds no date, so a corrected date keeps its identity.
    """

    id: str
    agreement: str
    duty: str
    title: Sentence
    nature: Nature
    article: str | None
    quote: str | None
    owed_by: tuple[str, ...]
    anchor: Anchor
    occurrence: str | None = None
    readings: tuple[Reading, ...] = ()
    choices: tuple[Choice, ...] = ()
    act_by: date | None = None
    consequence: str | None = None
    consequence_article: str | None = None
    met: Met | None = None
    if_late: Sentence | None = None
    """What is to be said where it was met too late; None where nothing follows but that."""
    moot: Sentence | None = None
    missing: Sentence | None = None
    unknown_year: int | None = None
    kind: Kind = "act"
    by_notice: bool = False
    """Whether it is met by telling the other side."""
    recurs: bool = False
    """Whether it is one of a series."""
    addendum: Amendment | None = None
    """The addendum that changed the clause it comes from."""
    survives: bool = False
    """Whether it is owed all the same when the agreement ends, as settling a dispute is."""
    calendars: tuple[CalendarYear, ...] = ()
    """The years whose working days it rests on, with their decrees."""
    warnings: tuple[Sentence, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The day under the conventions in force; itself still in time."""
        return self.readings[0].due_on if self.readings else None

    @property
    def earliest(self) -> date | None:
        """The earliest day over all readings."""
        return min(map(_DAY, self.readings), default=None)

    @property
    def latest(self) -> date | None:
        """The latest day over all readings."""
        return max(map(_DAY, self.readings), default=None)

    def met_by(self, met: Met | None) -> "Deadline":
        """The same, met by an event."""
        return self._replace(met=met)

    def without_duty(self, why: Sentence) -> "Deadline":
        """The same, no longer owed, and why."""
        return self._replace(moot=why)

    def warned(self, warning: Sentence) -> "Deadline":
        """The same, with a warning more."""
        return self._replace(warnings=(*self.warnings, warning))

    def as_one_of_many(self) -> "Deadline":
        """The same as one of a series."""
        return self._replace(recurs=True)

    def saying_if_late(self, what: Sentence | None) -> "Deadline":
        """The same, with what follows from being met too late."""
        return self._replace(if_late=what)

    def surviving(self) -> "Deadline":
        """The same, owed all the same when the agreement ends."""
        return self._replace(survives=True)

    def as_end(self) -> "Deadline":
        """The same as the end of a term: nobody owes it, and it passes unless somebody renews."""
        return self._replace(kind="end")

    def as_effect(self) -> "Deadline":
        """The same as a day from which something takes effect: nobody has to act by it."""
        counted = any(choice.key.name == "working_week" for choice in self.choices)
        return self._replace(kind="effect", act_by=None, calendars=self.calendars if counted else ())
