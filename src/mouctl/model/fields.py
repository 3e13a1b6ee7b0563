"""The kinds of value a register's files are made of, with the faults that each can have."""

import re
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict, WithJsonSchema

from mouctl.dates.period import Period, parse_period
from mouctl.errors import Fault
from mouctl.language import clean
from mouctl.sentences import say

_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


class Record(BaseModel):
    """A table of a register's file: frozen, and every key in it must be known."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, defer_build=True, populate_by_name=True
    )


def _harmless(text: str) -> str:
    if not text.strip():
        raise Fault(say("The text is empty."), say("Write the text, or leave the key out."))
    if clean(text) != text:
        code = next(f"U+{ord(a):04X}" for a, b in zip(text, clean(text), strict=True) if a != b)
        raise Fault(
            say("The text holds the control character {code}.", code=code),
            say("Delete the invisible character; it may have come with text copied from a PDF."),
        )
    return text


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise Fault(
            say("“{text}” cannot be an id.", text=text),
            say("Use small letters, digits, dots and hyphens, such as “bp2mi-asahan-2021”."),
        )
    return text


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise Fault(
            say("A period is written as text, in quotation marks."),
            say("Write for example “3 months”, “60 hari kalender” or “7 hari kerja”."),
        )
    return parse_period(value)


Text: TypeAlias = Annotated[str, AfterValidator(_harmless)]
Slug: TypeAlias = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
Day: TypeAlias = Annotated[date, WithJsonSchema({"type": "string", "format": "date"})]
PeriodField: TypeAlias = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(lambda period: period.canonical("en")),
    WithJsonSchema({"type": "string", "examples": ["3 years", "60 hari kalender", "7 working days", "P3M"]}),
]
T = TypeVar("T")
Many: TypeAlias = Annotated[tuple[T, ...], Strict(False)]
"""A TOML array, kept as a tuple, which cannot change."""
