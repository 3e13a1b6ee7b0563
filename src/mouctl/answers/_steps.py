"""Steps of a ladder in words: in the state and in JSON they are codes, the same in every language."""

from collections.abc import Mapping

from mouctl.dates.period import parse_period
from mouctl.sentences import Sentence, say

_WORDS: Mapping[str, Sentence] = {
    "day": say("on the day"),
    "escalated": say("escalated"),
    "moved": say("the date moved"),
    "closed": say("no longer reminded of"),
    "reopened": say("calls again"),
    "unreadable": say("cannot be read"),
    "all-clear": say("sign of life"),
}


def step_in_words(step: str) -> Sentence:
    """What a step is called."""
    lead, is_before, _ = step.partition(" before")
    if is_before:
        return say("{period} before", period=parse_period(lead))
    word, is_numbered, number = step.partition(" ")
    if is_numbered and word == "late":
        return say("late, reminder no. {number}", number=number)
    return _WORDS.get(step, say("{step}", step=step))
