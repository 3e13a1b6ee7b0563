"""What the kinds of value in a TOML file are called among people, and which of them a validation error asks for."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from mouctl.sentences import Sentence, say

TEXT = say("text")
WHOLE_NUMBER = say("a whole number")
NUMBER = say("a number")
TRUE_OR_FALSE = say("true or false")
DAY = say("a day")
DAY_WITH_TIME = say("a day with a time")
TIME = say("a time of day")
LIST = say("a list")
TABLE = say("a table")

_KINDS: tuple[tuple[type[object], Sentence], ...] = (
    (bool, TRUE_OR_FALSE),  # before int, which it is too
    (int, WHOLE_NUMBER),
    (float, NUMBER),
    (datetime, DAY_WITH_TIME),  # before date, which it is too
    (date, DAY),
    (time, TIME),
    (dict, TABLE),
    (list, LIST),
    (object, TEXT),
)
_WANTED: Mapping[str, Sentence] = {
    "string_type": TEXT,
    "int_type": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "float_type": NUMBER,
    "bool_type": TRUE_OR_FALSE,
    "date_type": DAY,
    "date_from_datetime_inexact": DAY,
    "datetime_type": DAY_WITH_TIME,
    "time_type": TIME,
    "list_type": LIST,
    "tuple_type": LIST,
    "set_type": LIST,
    "dict_type": TABLE,
    "mapping_type": TABLE,
    "model_type": TABLE,
    "model_attributes_type": TABLE,
}


def wanted(error: str, context: Mapping[str, object]) -> tuple[object, ...]:
    """The kinds of value, or the very words, that an error of this type asks for; empty for other errors."""
    if error == "unlike_any":
        return tuple(context["wanted"])  # type: ignore[arg-type]  # put together in `validation`
    if error == "literal_error":
        return tuple(f"“{each}”" for each in literals(context))
    return (_WANTED[error],) if error in _WANTED else ()


def literals(context: Mapping[str, object]) -> tuple[str, ...]:
    """The words that a literal may be, of which Pydantic only tells as "'a', 'b' or 'c'"."""
    found = re.finditer(r"'([^']*)'|\d+", str(context.get("expected", "")))
    return tuple(match[1] if match[1] is not None else match[0] for match in found)


def kind_of(value: object) -> Sentence:
    """What kind of value it is."""
    return next(name for kind, name in _KINDS if isinstance(value, kind))
