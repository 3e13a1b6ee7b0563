"""Parsing TOML, with everything that a parser can raise met in one place."""

import re
from contextlib import suppress
from typing import Any

import rtoml

from mouctl.errors import Fault
from mouctl.findings import Place
from mouctl.loading.encoding import point
from mouctl.sentences import Sentence, say


class NotToml(Fault):
    """The text is not valid TOML; `place` says where."""

    def __init__(self, message: Sentence, advice: Sentence | None = None, place: Place | None = None) -> None:
        super().__init__(message, advice)
        self.place = place


def parse(text: str) -> dict[str, Any]:
    """The data that `text` writes. Raises `NotToml`, whatever it is that the parser raises.

    The faster parser has the first word, and the one that says where a fault is the last.
    """
    if _is_plain(text):
        with suppress(rtoml.TomlParsingError, MemoryError):
            return rtoml.loads(text)
    return _parsed(text)


def _is_plain(text: str) -> bool:
    """Whether it has nothing on which the two differ: line ends of Windows within a text, a second byte order mark."""
    return "\r" not in text and not text.startswith("\ufeff")


def _parsed(text: str) -> dict[str, Any]:
    import tomli  # only for what is odd or faulty

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        place = Place(line=error.lineno, column=error.colno, end_line=error.lineno, end_column=error.colno + 1)
        raise NotToml(*_in_our_words(error.msg), place) from None
    except RecursionError:
        message = say("Lists, tables or keys are nested too deeply.")
        raise NotToml(message, say("Write the file with less nesting."), _first(text, _DEEP)) from None
    except MemoryError:
        raise NotToml(say("The file asks for more memory than there is."), say("Shorten it.")) from None
    except ValueError:
        advice = say("Put it in quotation marks if it is a reference number and not a quantity.")
        raise NotToml(say("A number has too many digits."), advice, _first(text, _LONG)) from None


# Each starts only where a bracket, a key or a number begins: tried at every letter they would take quadratic time.
_DEEP = r"(?:[\[{]\s*(?:[\w-]+\s*=\s*)?){20}|(?<![\w-])(?:[\w-]+\s*\.\s*){99}"
_LONG = r"(?<![0-9_])[0-9_]{4300}"


def _in_our_words(reason: str) -> tuple[Sentence, Sentence | None]:
    from mouctl.loading.toml_reasons import REASONS  # not wanted where nothing is wrong

    for pattern, message, advice in REASONS:
        if re.match(pattern, reason):
            return message, advice
    return say("This is not valid TOML: {reason}.", reason=reason), None


def _first(text: str, pattern: str) -> Place | None:
    """Where `pattern` first matches: the parser gives no place with these."""
    match = re.search(pattern, text)
    return point(text, match.start()) if match else None
