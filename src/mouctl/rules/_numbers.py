"""Numbers in running text, in figures and in Indonesian or English words."""

import re
from functools import lru_cache

from mouctl.dates.numerals import read_number

_INDONESIAN = (
    "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?=puluh|belas|ratus|ribu)|puluh|belas|ratus|ribu"
)
_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_ANY_ENGLISH = "|".join(sorted(_ENGLISH, key=len, reverse=True))

FIGURE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,9})"
"""A whole number in figures, with or without points between the thousands."""

# The longest number that is read has eleven words; the limits keep a text of nothing but number words cheap.
WORDS = (
    rf"(?:(?:{_INDONESIAN})(?:\s?(?:{_INDONESIAN})){{0,30}}"
    rf"|(?:{_ANY_ENGLISH})(?:(?:\sand\s|\s?-\s?|\s)(?:{_ANY_ENGLISH})){{0,15}})"
)
"""A number in words, run together or not. The text is expected with single spaces."""


@lru_cache(maxsize=1024)
def number(text: str) -> int | None:
    """The number that `text` writes in figures or in words; None where its words are no number."""
    plain = text.casefold().strip()
    if re.fullmatch(FIGURE, plain):
        return int(plain.replace(".", ""))
    found = read_number(plain)
    return _english(re.split(r"[\s-]+", plain)) if found is None else found


def _english(words: list[str]) -> int | None:
    if words == ["zero"]:
        return 0
    thousands = rest = 0
    for word in words:
        value = _ENGLISH.get(word, 0)
        if value == 1000 and 0 < rest < 1000 and not thousands:
            thousands, rest = rest * 1000, 0
        elif value == 100 and 0 < rest < 10:
            rest *= 100
        elif 0 < value < 100 and (rest % 100 == 0 or (value < 10 and rest % 10 == 0 and rest % 100 > 10)):
            rest += value
        elif word != "and":
            return None
    return thousands + rest or None
