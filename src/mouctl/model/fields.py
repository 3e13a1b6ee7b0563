"""The kinds of value a register's files are made of, with the faults that each can have."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Strict
from pydantic_core import core_schema

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
    if not text.isprintable() and clean(text) != text:  # nearly all is printable
        code = next(f"U+{ord(a):04X}" for a, b in zip(text, clean(text), strict=False) if a != b)
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


class _As:
    """How Pydantic validates a field: given outright, since working it out from a signature costs every start."""

    def __init__(self, schema: core_schema.CoreSchema, json_schema: dict[str, Any]) -> None:
        self._schema = schema
        self._json_schema = json_schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        return self._schema

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, Any]:
        return dict(self._json_schema)


def _text(check: Callable[[str], str]) -> core_schema.CoreSchema:
    return core_schema.no_info_after_validator_function(check, core_schema.str_schema(strict=True))


Text: TypeAlias = Annotated[str, _As(_text(_harmless), {"type": "string"})]
Slug: TypeAlias = Annotated[str, _As(_text(_slug), {"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
Day: TypeAlias = Annotated[date, _As(core_schema.date_schema(strict=True), {"type": "string", "format": "date"})]
Year: TypeAlias = Annotated[
    int,
    _As(core_schema.int_schema(strict=True, ge=1, le=9999), {"type": "integer", "minimum": 1, "maximum": 9999}),
]
"""A year that has days: only those from 1 to 9999 do here."""
TextAsWritten: TypeAlias = Annotated[str, _As(core_schema.str_schema(strict=True), {"type": "string"})]
"""Text that may turn out to be empty: whoever uses it says so."""
DayAsWritten: TypeAlias = Annotated[object, _As(core_schema.any_schema(), {"type": "string", "format": "date"})]
"""A day that may turn out to be none: whoever uses it says so."""
PeriodField: TypeAlias = Annotated[
    Period,
    _As(
        core_schema.no_info_plain_validator_function(
            _period,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda period: period.canonical("en")),
        ),
        {"type": "string", "examples": ["3 years", "60 hari kalender", "7 working days", "P3M"]},
    ),
]
T = TypeVar("T")
Many: TypeAlias = Annotated[tuple[T, ...], Strict(False)]
"""A TOML array, kept as a tuple, which cannot change."""
