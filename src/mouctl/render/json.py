"""One JSON document: the report's schema, then its data, converted by shape and never by name."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from mouctl.format import Format, Surface
from mouctl.language import Language, Tellable, clean
from mouctl.render._json import pieces
from mouctl.report import Made, Report
from mouctl.sentences import Sentence


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The document, indented, in UTF-8's own letters."""
    members = _converted(report.members, surface.language)
    if not isinstance(members, dict):
        raise TypeError(f"{report.schema}: the data of a report must become a JSON object")
    return pieces({"schema": report.schema, **members})


def _converted(value: object, language: Language) -> object:
    match value:
        case Sentence():
            return clean(language.tell(value))
        case Mapping():
            return {_key(key, language): _converted(item, language) for key, item in value.items()}
        case tuple() | list():
            return [_converted(item, language) for item in value]
        case Made():
            return Made(len(value), lambda: (_converted(item, language) for item in value))
    if is_dataclass(value) and not isinstance(value, Enum | Tellable):
        # A trailing underscore only keeps a field's name out of the way of Python's own words.
        return {f.name.removesuffix("_"): _converted(getattr(value, f.name), language) for f in fields(value)}
    return _single(value, language)


def _single(value: object, language: Language) -> object:
    match value:
        # Codes stay codes, even where they also know a sentence or are text or numbers themselves.
        case Enum():
            return value.value if isinstance(value.value, str) else value.name.lower()  # a rank's number means nothing
        case None | bool() | int() | float():
            return value
        case str():
            return clean(value)
        case date():
            return value.isoformat()
        case Tellable():
            return clean(language.tell(value))
    raise TypeError(f"no JSON for a {type(value).__name__}")


def _key(key: object, language: Language) -> str:
    return str(_converted(key, language))


FORMAT = Format(id="json", render=render, suffixes=(".json",))
