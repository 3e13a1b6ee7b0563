"""How much is looked at: a file that is nothing but faults is told of in good time, and not all of it."""

from collections.abc import Iterable

from mouctl.loading.codes import MORE
from mouctl.loading.flaw import Flaw, flaw
from mouctl.sentences import say

VALUES = 50_000
"""The most values of a file: two for each line of a work plan of five hundred rows, ten years and four parties."""
FAULTS = 1_000
"""The most faults of one file that are told."""


def has_too_many(text: str, data: object) -> bool:
    """Whether there are more values in the data of a text than are looked at, tables and lists among them."""
    if len(text) <= VALUES:  # each takes a character at least
        return False
    left, waiting = VALUES, [data]
    while waiting and left >= 0:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)
            left -= len(value)
    return left < 0


def further(document: str) -> Flaw:
    """That there are more faults than are told."""
    message = say("The file has further faults, which are not listed.")
    return flaw(MORE, document, (), message, say("Mend those that are listed, and check again."))


def told(found: Iterable[Flaw], document: str) -> tuple[Flaw, ...]:
    """What of the faults in a file is told, in their order; and last, if it is not all, that there are more."""
    flaws = tuple(found)
    first = [each for each in flaws if each.code != MORE][:FAULTS]
    return tuple(first) if len(first) == len(flaws) else (*first, further(document))
