"""Telling sentences in Indonesian or English, with the dates and numbers in them.

The Indonesian catalogue is `locale/id/LC_MESSAGES/mouctl.po`; English is the text in the sources. This is also the one
place where text that is not ours is made harmless on its way to a person: control characters and invisible
reordering marks are shown as the replacement character instead of being obeyed by a terminal.
"""

import gettext
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Protocol, runtime_checkable

from mouctl.sentences import Days, Month, Sentence, ShortDay, say

LOCALE_DIR = Path(__file__).parent / "locale"
LANGUAGES = ("id", "en")

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_COMMAND = re.compile(r"##(?=\[)|(?<!\S)::(?=[A-Za-z])")

_WEEKDAYS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip
_MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
    say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip


@runtime_checkable
class Tellable(Protocol):
    """A value that knows the sentence it is shown by, such as a period."""

    def sentence(self) -> Sentence:
        """The value in words."""
        ...


@runtime_checkable
class Named(Protocol):
    """A value that carries its own name in each language, such as a public holiday."""

    def told(self, code: str) -> str:
        """The name in the language `code`."""
        ...


class Form(Enum):
    """How long a day is written."""

    FULL = "full"  # Sabtu, 7 Desember 2024
    LONG = "long"  # 7 Desember 2024
    SHORT = "short"  # Sab 7 Des 2024


def clean(text: str) -> str:
    """`text` with every control and reordering character replaced by one that can be seen."""
    if text.isascii() and text.isprintable():  # nearly all
        return text
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n"))


def tame(text: str) -> str:
    """`text` without what the runner of GitHub Actions obeys in a log: `::name` after blanks, `##[name]` anywhere."""
    if "::" not in text and "##[" not in text:  # nearly all, and the same to the pattern
        return text
    return _COMMAND.sub(lambda found: f"{found[0][0]}\ufffd", text)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("mouctl", LOCALE_DIR, [code], fallback=code == "en")


class Language:
    """One language to tell sentences in: `Language("id")` or `Language("en")`."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no catalogue for {code!r}")
        self.code = code
        self._catalogue = _catalogue(code)

    def tell(self, value: object) -> str:
        """`value` in words: sentences, days, periods, numbers, text, and tuples of them (joined by commas)."""
        match value:
            case Sentence():
                return self._sentence(value)
            case str():
                return clean(value)
            case None:
                return ""
            case tuple() | list() if type(value) in (tuple, list):  # a named tuple is a value of its own
                return ", ".join(self.tell(item) for item in value)
        return self._value(value)

    def _value(self, value: object) -> str:
        match value:
            case date():
                return self.day(value)
            case int() if type(value) is int:  # an enumeration may have a name of its own
                return str(value)
            case ShortDay():
                return self.day(value.day, Form.SHORT)
            case Days():
                return self._days(value)
            case Month():
                return f"{self.tell(_MONTHS[value.month - 1])} {value.year}"
            case Tellable():
                return self.tell(value.sentence())
            case Named():
                return clean(value.told(self.code))
        return clean(str(value))

    def _sentence(self, sentence: Sentence) -> str:
        if sentence.plural is None:
            template = self._catalogue.gettext(sentence.template)
        else:
            template = self._catalogue.ngettext(sentence.template, sentence.plural, sentence.number)
        return template.format_map(_Told(self, sentence.values)) if sentence.values else template

    def day(self, day: date, form: Form = Form.LONG) -> str:
        """A day of the Gregorian calendar, never zero-padded: `7 Desember 2024`."""
        month = self.tell(_MONTHS[day.month - 1])
        if form is Form.SHORT:
            return f"{self.tell(_WEEKDAYS[day.weekday()])[:3]} {day.day} {month[:3]} {day.year}"
        if form is Form.LONG:
            return f"{day.day} {month} {day.year}"
        return f"{self.tell(_WEEKDAYS[day.weekday()])}, {day.day} {month} {day.year}"

    def _days(self, days: Days) -> str:
        months = groupby(sorted(days.days), key=lambda day: (day.year, day.month))
        return ", ".join(
            f"{', '.join(_runs([day.day for day in group]))} {self.tell(Month(*month))}" for month, group in months
        )


def _runs(numbers: list[int]) -> Iterator[str]:
    """Consecutive numbers drawn together: `[6, 7, 9]` becomes "6–7", "9"."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}"


class _Told(dict[str, str]):
    """The values of a sentence, told when the template asks for them."""

    def __init__(self, language: Language, values: Mapping[str, object]) -> None:
        self._language = language
        self._values = values

    def __missing__(self, key: str) -> str:
        return self._language.tell(self._values[key])
