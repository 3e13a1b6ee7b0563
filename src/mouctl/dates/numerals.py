"""Reading Indonesian number words back into numbers.

Agreements write a number twice, "3 (tiga)", so that one witnesses the other; no library found reads the words
(`num2words` only writes them, and is the tests' independent witness here).
"""

import re

_DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_SCALES = (("ribu", 1000), ("ratus", 100), ("puluh", 10))
_WORDS = rf"(?:\s*(?:se(?=puluh|belas|ratus|ribu)|{'|'.join(_DIGITS)}|puluh|belas|ratus|ribu))+\s*"


def read_number(words: str) -> int | None:
    """The number that Indonesian `words` name, 0 to 999,999; None if they are no well-formed number.

    Case does not matter, and words may be run together, as printed agreements do ("Duaribu dua puluh satu").
    """
    text = words.casefold()
    if not re.fullmatch(_WORDS, text):
        return None
    return _read("".join(text.split()), _SCALES)


def _read(text: str, scales: tuple[tuple[str, int], ...]) -> int | None:
    if not scales:
        return _below_twenty(text)
    (word, size), *rest = scales
    head, found, tail = text.partition(word)
    if not found:
        return _read(text, tuple(rest))
    count = 1 if head == "se" else _read(head, tuple(rest))
    remainder = _read(tail, tuple(rest)) if tail else 0
    if count is None or remainder is None or not _fits(count, size, remainder, tail):
        return None
    return count * size + remainder


def _fits(count: int, size: int, remainder: int, tail: str) -> bool:
    """Refuse "dua belas ratus", "dua puluh sebelas", "dua puluh nol", and "sepuluh satu" (which is "sebelas")."""
    limit = 1000 if size == 1000 else 10
    if tail and (remainder == 0 or (size == 10 and count == 1)):
        return False
    return 0 < count < limit and remainder < size


def _below_twenty(text: str) -> int | None:
    if not text.endswith("belas"):
        return _DIGITS.get(text)
    head = text.removesuffix("belas")
    count = 1 if head == "se" else _DIGITS.get(head)
    return 10 + count if count else None
