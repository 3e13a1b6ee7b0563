"""The open questions of counting time, who answers each for an agreement, and on what ground.

There is no general Indonesian rule for most of these. A default is what the sectoral statutes say (the day of the
event does not count: UU 37/2004 Pasal 1 angka 10, KUHAP Pasal 228) or the common practice; it is not always the safer
answer, which is why every other answer is shown as a reading and the day to act by lies before all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from mouctl.model.agreement import Agreement, ConventionChoice
from mouctl.model.law import Statute, statutes_for
from mouctl.sentences import Sentence, say


class ConventionKey(NamedTuple):
    """One open question with its possible answers, the default first."""

    name: str
    question: Sentence
    answers: Mapping[str, Sentence]
    gives_readings: bool = True

    @property
    def default(self) -> str:
        """The answer where nobody speaks."""
        return next(iter(self.answers))


KEYS: Mapping[str, ConventionKey] = MappingProxyType(
    {
        key.name: key
        for key in (
            ConventionKey(
                name="term_end",
                question=say("Is the day of signing day one of the term?"),
                answers={
                    "day-before": say("the term ends on the day before the anniversary"),
                    "anniversary": say("the term ends on the anniversary"),
                },
            ),
            ConventionKey(
                name="count_from",
                question=say("Does the starting day itself count?"),
                answers={
                    "next-day": say("the starting day does not count"),
                    "same-day": say("the starting day itself counts"),
                },
            ),
            ConventionKey(
                name="before",
                question=say("How many days must lie before a day counted backwards?"),
                answers={
                    "at-latest": say("the day that long before is still in time"),
                    "clear": say("that long must lie clear in between"),
                },
            ),
            ConventionKey(
                name="bare_days",
                question=say("What is a “day” that the text does not qualify?"),
                answers={
                    "calendar": say("a day is a calendar day"),
                    "working": say("a day is a working day"),
                },
            ),
            ConventionKey(
                name="month_end",
                question=say("What if the month has no such day?"),
                answers={
                    "clamp": say("a missing day becomes the last day of the month"),
                    "next": say("a missing day becomes the first of the next month"),
                    "refuse": say("a missing day gives no date"),
                },
            ),
            ConventionKey(
                name="working_week",
                question=say("Which days of the week are worked?"),
                answers={
                    "mon-fri": say("the working week is Monday to Friday"),
                    "mon-sat": say("the working week is Monday to Saturday"),
                },
            ),
            ConventionKey(
                name="joint_leave",
                question=say("Is joint leave a day off?"),
                answers={
                    "off": say("joint leave is a day off"),
                    "working": say("joint leave is worked"),
                },
            ),
            ConventionKey(
                name="roll",
                question=say("Does a due date on a day off move?"),
                answers={
                    "none": say("a due date on a day off stays"),
                    "preceding": say("a due date on a day off moves to the working day before"),
                    "following": say("a due date on a day off moves to the next working day"),
                },
                gives_readings=False,
            ),
            ConventionKey(
                name="beyond_table",
                question=say("What is done for a year without a decree?"),
                answers={
                    "warn": say("an estimate is used, with a warning"),
                    "refuse": say("no date is given"),
                },
                gives_readings=False,
            ),
        )
    }
)


class Ground(IntEnum):
    """Who answered; the highest that speaks wins."""

    DEFAULT = 0
    REGISTER = 1
    LAW = 2
    TEXT = 3

    def sentence(self) -> Sentence:
        """The ground in words."""
        return (say("default"), say("the register"), say("the law"), say("the text"))[self]


class Choice(NamedTuple):
    """The answer to one question, and its ground."""

    key: ConventionKey
    value: str
    ground: Ground
    source: str | None = None
    statutes: tuple[Statute, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether other answers can be argued for: no text and no law settles it."""
        return self.key.gives_readings and self.ground <= Ground.REGISTER

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The other answers, where the question is open."""
        return tuple(value for value in self.key.answers if value != self.value) if self.is_open else ()

    def sentence(self) -> Sentence:
        """The answer in words."""
        return self.key.answers[self.value]

    def source_on(self, day: date | None) -> str | None:
        """The article, statute or file that answers, for counting that starts on `day`."""
        if self.ground is not Ground.LAW:
            return self.source
        return next((statute.cite for statute in self.statutes if day is None or statute.speaks_on(day)), None)


@dataclass(frozen=True)
class Conventions:
    """The answers in force for one agreement, one for each key."""

    choices: Mapping[str, Choice]

    def __getitem__(self, key: str) -> Choice:
        return self.choices[key]

    @cached_property
    def open(self) -> Mapping[str, tuple[str, ...]]:
        """The questions that neither text nor law settles, in the order of the keys, with their other answers."""
        return {name: others for name in KEYS if (others := self.choices[name].alternatives)}

    def assuming(self, answers: Mapping[str, str]) -> "Conventions":
        """The same with other answers in place of those in force, for computing another reading."""
        other = self
        for name, value in answers.items():
            other = other.answering(name, value)
        return other

    def answering(self, name: str, value: str) -> "Conventions":
        """The same with another answer to one question; always the same object."""
        variant = self._variants.get((name, value))
        if variant is None:
            variant = Conventions({**self.choices, name: self.choices[name]._replace(value=value)})
            self._variants[name, value] = variant
        return variant

    @cached_property
    def _variants(self) -> dict[tuple[str, str], "Conventions"]:
        """Kept since all deadlines of an agreement ask for the same few."""
        return {}

    @cached_property
    def strictest(self) -> tuple[str, str]:
        """The working week and the joint leave under which a working day is one under every answer that is open."""
        week, leave = self.choices["working_week"], self.choices["joint_leave"]
        return "mon-fri" if week.is_open else week.value, "off" if leave.is_open else leave.value

    def with_week(self, week: str, source: str) -> "Conventions":
        """The same with the working week of a register's calendar, unless the text fixes it.

        The calendar speaks for those whom it applies to, so it comes before the statute on public bodies in general
        (Perpres 21/2023 Pasal 7 exempts units that serve the public directly); the other week stays a reading.
        """
        fixed = self.choices["working_week"]
        if fixed.ground is Ground.TEXT:
            return self
        own = Choice(key=fixed.key, value=week, ground=Ground.REGISTER, source=source)
        return Conventions({**self.choices, "working_week": own})


def conventions_for(agreement: Agreement, register: Mapping[str, str]) -> Conventions:
    """The first of text, law, register and default that speaks, for every key."""
    statutes = statutes_for(agreement)
    return Conventions(
        {
            name: _choose(key, agreement.conventions.get(name), statutes, register.get(name))
            for name, key in KEYS.items()
        }
    )


def _choose(
    key: ConventionKey, text: str | ConventionChoice | None, statutes: Iterable[Statute], register: str | None
) -> Choice:
    if isinstance(text, ConventionChoice):
        return Choice(key=key, value=text.value, ground=Ground.TEXT, source=_cite(text))
    if text is not None:
        return Choice(key=key, value=text, ground=Ground.TEXT)
    speaking = tuple(statute for statute in statutes if key.name in statute.fixes)
    if speaking:
        return Choice(key=key, value=speaking[0].fixes[key.name], ground=Ground.LAW, statutes=speaking)
    if register is not None:
        return Choice(key=key, value=register, ground=Ground.REGISTER, source="mouctl.toml")
    return Choice(key=key, value=key.default, ground=Ground.DEFAULT)


def _cite(text: ConventionChoice) -> str | None:
    if text.article and text.quote:
        return f"{text.article}: “{text.quote}”"
    return text.article or text.quote
