"""Slips of the pen in words that are mouctl's own: which word can only have been meant.

`words.nearest` proposes; what is decided here is changed without anybody looking again, and so has to be certain.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from mouctl.findings import Fix, Rename, Route, Write
from mouctl.sentences import say

_ONE_SLIP, _TWO_SLIPS = 4, 8
"""How many letters a word has at least of which one, or two, may be wrong."""


class Meant(NamedTuple):
    """The word that was meant; `is_spelling` where the letters are the same, and only capitals or hyphens differ."""

    word: str
    is_spelling: bool


def meant(written: str, known: Collection[str]) -> Meant | None:
    """The only word among those known that `written` can stand for; None where there is none, or a second."""
    letters = _letters(written)
    same = [each for each in known if _letters(each) == letters]
    close = same or [each for each in known if _is_close(letters, _letters(each))]
    return Meant(close[0], bool(same)) if len(close) == 1 and close[0] != written else None


def renaming(route: Route, known: Collection[str], taken: Collection[str]) -> Fix | None:
    """The fix of the key that the route ends in: the one key it can stand for, unless that stands there already."""
    found = meant(str(route[-1]), known)
    if found is None or found.word in taken:
        return None
    return Fix(say("Rename the key to “{key}”.", key=found.word), Rename(route, found.word), safe=found.is_spelling)


def respelling(route: Route, written: object, known: Collection[str]) -> Fix | None:
    """The fix of a word that differs from a known one in capitals, hyphens or blanks; any other slip changes it."""
    found = meant(written, known) if isinstance(written, str) else None
    if found is None or not found.is_spelling:
        return None
    return Fix(say("Write “{word}”.", word=found.word), Write(route, found.word), safe=True)


@lru_cache(maxsize=4096)
def _letters(word: str) -> str:
    return word.strip().casefold().translate({ord("-"): None, ord("_"): None, ord(" "): None})


def _is_close(one: str, other: str) -> bool:
    """Whether no more letters are wrong than may be; what cannot be is seen at once, as a file may have many slips."""
    allowed = (len(other) >= _ONE_SLIP) + (len(other) >= _TWO_SLIPS)
    if abs(len(one) - len(other)) > allowed or len(set(one) ^ set(other)) > 2 * allowed:
        return False
    return _slips(one, other) <= allowed


def _slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or changed about (the restricted Damerau distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row = row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], wanted):
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
