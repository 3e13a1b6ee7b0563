"""The options of `mouctl record TYPE`, made from the event type's own fields, so that a new type has them at once."""

from collections.abc import Callable, Iterator
from datetime import date
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import typer

from mouctl.cli.options import a_day, a_number, a_period
from mouctl.cli.speech import told
from mouctl.dates.period import Period
from mouctl.errors import UsageError
from mouctl.model.amends import Amends
from mouctl.model.event import EVENT_TYPES, Event, Letter
from mouctl.model.fields import Slug
from mouctl.sentences import Sentence, say

_MADE_OTHERWISE = ("id", "type", "evidence", "letter")
_SELDOM = ("known_on", "occurrence")
"""What only a few events need: nobody is asked for it."""


class Reading(NamedTuple):
    """The placeholder of an option, and how its text is read."""

    metavar: str
    read: Callable[[str], Any]


class Field(NamedTuple):
    """A key of an event, or of its letter, that an option fills."""

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
    def is_asked_for(self) -> bool:
        """Whether somebody at a terminal is asked for it."""
        return self.name not in _SELDOM


def fields_of(kind: str) -> tuple[Field, ...]:
    """What can be said of an event of the type: what it needs, what is its own, what every event can have."""
    own = [field for name, info in EVENT_TYPES[kind].model_fields.items() if (field := _field(name, info))]
    return (*sorted(own, key=_rank), *_letter())


def parameters(kind: str) -> list[Parameter]:
    """The fields as the parameters of a command. What is needed is not demanded here: at a terminal it is asked for."""
    return [_parameter(field) for field in fields_of(kind)]


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
        return Reading("ID", _a_text)
    if Amends in kinds:
        return Reading("FILE", a_table)
    plain = [get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds]
    return next((reading for kind, reading in _READINGS.items() if kind in plain), None)


def a_table(text: str) -> dict[str, Any]:
    """The content of a TOML file: what an addendum changes takes more than one line."""
    import tomli

    try:
        return tomli.loads(Path(text).read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(say("The file {file} cannot be read: {reason}", file=text, reason=reason)) from None
    except (ValueError, RecursionError) as error:
        raise UsageError(
            say("The file {file} is not valid TOML: {reason}", file=text, reason=str(error)),
            say("Write what changes as it would stand in agreement.toml, such as a [[clause]] with its type."),
        ) from None


def _a_text(text: str) -> str:
    if not text.strip() or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UsageError(say("“{text}” is no text.", text=text), say("Write a word or a sentence, in UTF-8."))
    return text


def _period_text(text: str) -> str:
    """A period, checked and kept as it was written."""
    a_period(text)
    return text


_READINGS: dict[type, Reading] = {
    date: Reading("DATE", a_day),
    int: Reading("NUMBER", a_number),
    Period: Reading("PERIOD", _period_text),
    str: Reading("TEXT", _a_text),
}


def _parameter(field: Field) -> Parameter:
    option = typer.Option(
        field.option, parser=field.reading.read, metavar=field.reading.metavar, help=_help(field), show_default=False
    )
    return Parameter(field.name, Parameter.KEYWORD_ONLY, annotation=Annotated[Any, option], default=None)


def _help(field: Field) -> str | None:
    if field.description is None:
        return None
    description = Sentence(field.description)
    return told(say("{what} Needed.", what=description) if field.is_needed else description)
