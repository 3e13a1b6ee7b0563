"""How many: the number in front of a unit, as agreements write it.

"3", "3 (tiga)", "( 2 ) ( dua )", "tiga", and, before hours only, the multiplication of "3 x 24 jam".
"""

import re

from mouctl.dates.numerals import read_number
from mouctl.errors import DateError
from mouctl.sentences import Sentence, say

_WRITTEN_TWICE = r"(?:\(([^()]+)\)|([^()]+?))\s*(?:\(([^()]+)\))?"
_TIMES = r"\s*(?:[x\u00d7]|\bkali\b)\s*"
_FRACTION = r"[0-9]\s*[.,/\u2044]\s*[0-9]|[\u00bc-\u00be\u2153\u2154]|\b(?:setengah|separuh|seperempat|half|quarter)\b"
_NEGATIVE = r"^\(?[-\u2212\u2013]|^p.*-|\bminus\b"
MOST_DIGITS = 9
"""More digits than any day within the years 1 to 9999 needs, and few enough to stay cheap."""


class Unreadable(ValueError):  # never shown, always caught
    """Not a quantity at all. Internal: the caller says so about the whole text."""


def read_quantity(text: str) -> int:
    """The whole number that `text` writes, in figures, in words, or in both.

    Raises `DateError` where figure and word disagree, and `Unreadable` where there is no number.
    """
    match = re.fullmatch(_WRITTEN_TWICE, text.strip())
    if not match:
        raise Unreadable
    first, second = match[1] or match[2], match[3]
    number = _read_one(first)
    if second is not None and _read_one(second) != number:
        raise DateError(
            say("“{first}” and “{second}” are not the same number.", first=first.strip(), second=second.strip()),
            say("Look at the signed text; if it really says both, the parties must settle which one holds."),
        )
    return number


def read_product(text: str) -> int:
    """The product that `text` writes: "3 x 24" is 72. A single quantity is its own product."""
    product = 1
    for factor in re.split(_TIMES, text):
        product *= read_quantity(factor)
    return product


def why_not_whole(text: str, shown: str) -> Sentence | None:
    """What keeps `text`, quoted as `shown`, from being whole and non-negative, if that is what is wrong with it."""
    if re.search(_FRACTION, text):
        return say("“{text}” has a fraction; a period is counted in whole units.", text=shown)
    if re.search(_NEGATIVE, text):
        return say("“{text}” is negative; a period only says how long, not in which direction.", text=shown)
    return None


def _read_one(text: str) -> int:
    text = text.strip()
    number = int(text) if re.fullmatch(f"[0-9]{{1,{MOST_DIGITS}}}", text) else read_number(text)
    if number is None:
        raise Unreadable
    return number
