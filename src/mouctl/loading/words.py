"""How messages quote keys and values, and what a word that is not known was meant to be."""

from collections.abc import Iterable
from datetime import date, time

from mouctl.findings import Route
from mouctl.loading.kinds import kind_of
from mouctl.sentences import Sentence, say

_LONGEST = 60


def shown(value: object) -> object:
    """A value as a message quotes it: never long, and never a table or list with all that is in it."""
    match value:
        case str():
            return f"“{short(value)}”"
        case bool():
            return str(value).lower()
        case int() if abs(value) >= 10**18:
            return say("a very large number")
        case int() | float():
            return str(value)
        case date() | time():
            return value.isoformat()
    return kind_of(value)


def short(text: str) -> str:
    """The text, cut where it is too long to be quoted."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def either(choices: tuple[object, ...]) -> object:
    """The choices as one: "text or a table"."""
    match choices:
        case (only,):
            return only
        case (first, last):
            return say("{first} or {last}", first=first, last=last)
    return say("{first}, or {last}", first=tuple(choices[:-1]), last=choices[-1])


def named(route: Route) -> object:
    """What a message calls the value at `route`: its key, or its number in a list."""
    match route:
        case (*_, str(key)):
            return say("“{key}”", key=short(key))
        case (*_, str(key), int(index)):
            return say("Entry {number} of “{key}”", number=index + 1, key=short(key))
        case (*_, int(index)):
            return say("Entry {number}", number=index + 1)
    return say("The file")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    from difflib import get_close_matches  # not wanted where nothing is wrong

    by_letters = {_letters(each): each for each in known}
    close = get_close_matches(_letters(word)[:_LONGEST], by_letters, n=1, cutoff=0.65)
    return by_letters[close[0]] if close else None


def choose(word: object, known: Iterable[str]) -> Sentence | None:
    """Advice for a word that is not known: the nearest one, or all."""
    words = tuple(known)
    near = nearest(word, words) if isinstance(word, str) else None
    if near is not None:
        return say("Did you mean “{nearest}”?", nearest=near)
    return say("Known here: {known}.", known=words) if words else None


def _letters(word: str) -> str:
    return word.casefold().replace("-", "_")
