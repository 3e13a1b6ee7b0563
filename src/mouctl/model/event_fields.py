"""What can be said of an event in single words, key by key: the options of a command, the columns of a table.

Made from the event types' own fields, so that a new type or key is there at once.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from mouctl.dates.period import Period
from mouctl.errors import UsageError
from mouctl.model.amends import Amends
from mouctl.model.event import EVENT_TYPES, Event, Letter
from mouctl.model.fields import Slug
from mouctl.sentences import say
from mouctl.typed import a_day, a_number, a_period, a_table, a_text

_MADE_OTHERWISE = ("id", "type", "evidence", "letter")
_SELDOM = ("known_on", "occurrence")
"""What only a few events need: nobody is asked for it."""


class Reading(NamedTuple):
    """The placeholder of an option, and how its text is read."""

    metavar: str
    read: Callable[[str], Any]


class Field(NamedTuple):
    """A key of an event, or of its letter, that an option or a column fills."""

    name: str
    key: str
    reading: Reading
    is_needed: bool = False
    description: str | None = None
    in_letter: bool = False

    @property
    def option(self) -> str:
        """The option's name."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def column(self) -> str:
        """What a table's column of it is called: the key in TOML."""
        return f"letter.{self.key}" if self.in_letter else self.key

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody at a terminal is asked for it."""
        return self.name not in _SELDOM


def fields_of(kind: str) -> tuple[Field, ...]:
    """What can be said of an event of the type: what it needs, what is its own, what every event can have."""
    own = [field for name, info in EVENT_TYPES[kind].model_fields.items() if (field := _field(name, info))]
    return (*sorted(own, key=_rank), *_letter())


def event_of(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """The event that the options describe."""
    event: dict[str, Any] = {"type": kind}
    letter: dict[str, Any] = {}
    for field in fields_of(kind):
        value = given.get(field.name)
        if value is not None:
            (letter if field.in_letter else event)[field.key] = value
    return {**event, **({"letter": letter} if letter else {})}


def one_of(words: tuple[str, ...]) -> Reading:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in words:
            raise UsageError(
                say("“{text}” is none of the words here.", text=text), say("Write one of: {words}", words=words)
            )
        return text

    return Reading("|".join(words), read)


def _rank(field: Field) -> tuple[bool, bool, bool]:
    is_shared = field.name in Event.model_fields
    return not field.is_needed, is_shared, not field.is_asked_for


def _field(name: str, info: Any) -> Field | None:
    """The field as an option; None for one that takes more than a word, a number or a day."""
    reading = None if name in _MADE_OTHERWISE else _reading(info)
    return Field(name, info.alias or name, reading, info.is_required(), info.description) if reading else None


def _letter() -> Iterator[Field]:
    for name, info in Letter.model_fields.items():
        option = name if name.endswith("_on") else f"letter_{name}"
        if reading := _reading(info):
            yield Field(option, name, reading, description=info.description, in_letter=True)


def _reading(info: Any) -> Reading | None:
    kinds = [info.annotation, *get_args(info.annotation)]
    if literal := next((kind for kind in kinds if get_origin(kind) is Literal), None):
        return one_of(get_args(literal))
    if Slug in kinds or Slug.__metadata__[0] in info.metadata:  # type: ignore[attr-defined]  # an Annotated alias
        return Reading("ID", a_text)
    if Amends in kinds:
        return Reading("FILE", a_table)
    plain = [get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds]
    return next((reading for kind, reading in _READINGS.items() if kind in plain), None)


def _period_text(text: str) -> str:
    """A period, checked and kept as it was written."""
    a_period(text)
    return text


_READINGS: dict[type, Reading] = {
    date: Reading("DATE", a_day),
    int: Reading("NUMBER", a_number),
    Period: Reading("PERIOD", _period_text),
    str: Reading("TEXT", a_text),
}
