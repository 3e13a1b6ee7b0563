"""Sentences for people, kept apart from the language they are told in.

The core never speaks: it returns `Sentence` values, and the language is chosen where they are shown. One run can so
answer in English on the terminal and write a letter in Indonesian. The English sentence is the catalogue's key
(`gettext`'s own custom), so that even a hole in a catalogue shows a sentence and never a key.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

_NOTHING: Mapping[str, object] = {}


class Sentence(NamedTuple):
    """One sentence with its facts still unformatted.

    `template` is English with `{name}` places; `plural` and `number` are set where the wording depends on a number.
    The values may be text, numbers, days, months, periods, other sentences, or tuples of these.
    """

    template: str
    values: Mapping[str, object] = _NOTHING
    plural: str | None = None
    number: int = 1

    def __str__(self) -> str:
        """The English sentence, unformatted values and all: for logs and failing tests."""
        template = self.template if self.plural is None or self.number == 1 else self.plural
        return template.format(**self.values)

    def __hash__(self) -> int:
        return hash((self.template, tuple(self.values), self.number))


class Days(NamedTuple):
    """Several days told as briefly as they can be: "8, 9, 12–15 April 2024"."""

    days: tuple[date, ...]


class ShortDay(NamedTuple):
    """A day told with its weekday and as briefly as in a table: "Sab 7 Des 2024"."""

    day: date


class Month(NamedTuple):
    """A month of a year: "Januari 2022"."""

    year: int
    month: int


class Name(NamedTuple):
    """What something is called in each language."""

    indonesian: str
    english: str

    def told(self, code: str) -> str:
        """The name in the language `code`."""
        return self.indonesian if code == "id" else self.english


def say(template: str, /, **values: object) -> Sentence:
    """A sentence; the catalogue tool finds its template by this name."""
    return Sentence(template, values)


def say_count(singular: str, plural: str, count: int, /, **values: object) -> Sentence:
    """A sentence whose wording depends on `count`, which it also has as `{count}`."""
    return Sentence(singular, {"count": count, **values}, plural, count)


def mark(text: str) -> str:
    """Marks text for the catalogue that is translated later, such as a description in a JSON Schema."""
    return text
