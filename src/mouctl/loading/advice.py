"""What to write instead of a value of the wrong kind, or in place of a key that is missing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from pydantic import BaseModel

from mouctl.findings import Route
from mouctl.loading.keys import fields_at
from mouctl.loading.kinds import DAY, LIST, TABLE, TEXT, TRUE_OR_FALSE, WHOLE_NUMBER
from mouctl.loading.words import short
from mouctl.sentences import Sentence, say


def needed(model: type[BaseModel], route: Route) -> Sentence | None:
    """What a missing key is for: its description, which the catalogues have."""
    if route == ("schema",):
        return say("Write {example} at the top of the file.", example="schema = 1")
    field = fields_at(model, route[:-1]).get(str(route[-1]))
    return Sentence(field.description) if field and field.description else None


def how_to_write(wanted: object, route: Route, value: object) -> Sentence | None:
    """How a value of the wanted kind is written."""
    key = short(next((step for step in reversed(route) if isinstance(step, str)), "..."))
    how = _HOW.get(wanted)
    return how(key, value) if how else None


def _as_text(_: str, value: object) -> Sentence:
    if isinstance(value, list | dict):
        return say("Write one text in quotation marks.")
    return say("Put it in quotation marks.")


def _as_day(_: str, value: object) -> Sentence:
    if isinstance(value, datetime):
        return say("Leave out the time of day: {example}.", example=value.date().isoformat())
    if isinstance(value, str) and _is_day(value):
        return say("Leave out the quotation marks: {example}.", example=value)
    return say("Write year, month and day without quotation marks: {example}.", example="2021-12-08")


def _as_list(key: str, value: object) -> Sentence:
    if isinstance(value, dict):
        return say("Head each entry with double square brackets, as in {example}.", example=f"[[{key}]]")
    return say("Put it in square brackets: {example}.", example=f'{key} = ["..."]')


def _as_table(key: str, value: object) -> Sentence:
    if isinstance(value, list):
        return say("Head it with single square brackets that end in “{key}”, and write it once.", key=key)
    return say("Write its keys under a heading in square brackets that ends in “{key}”.", key=key)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_HOW: Mapping[object, Callable[[str, object], Sentence]] = {
    TEXT: _as_text,
    DAY: _as_day,
    LIST: _as_list,
    TABLE: _as_table,
    WHOLE_NUMBER: lambda _key, _value: say("Write it in digits, without quotation marks and without a point."),
    TRUE_OR_FALSE: lambda _key, _value: say("Write true or false, in small letters and without quotation marks."),
}
