"""Which language this run speaks: `--lang`, then MOUCTL_LANG, then the environment, as gettext has it.

It must be known before the command is built, because the help texts are part of it; so the arguments are looked
through once beforehand.
"""

import gettext
import os
import sys
from collections.abc import Sequence
from functools import cache

from mouctl.errors import UsageError
from mouctl.language import LANGUAGES, LOCALE_DIR, Language
from mouctl.sentences import Sentence, mark, say

OF_TYPER = (
    mark("Arguments"), mark("Options"), mark("Commands"), mark("required"), mark("default: {default}"),
)  # fmt: skip
"""What Typer itself says through gettext, so that our catalogue has it too."""

_VARIABLES = ("MOUCTL_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def language() -> Language:
    """The language of this run. An unknown `--lang` is left to the option itself to refuse."""
    asked = _option(sys.argv[1:])
    return Language(asked if asked in LANGUAGES else _from_environment())


def told(sentence: Sentence) -> str:
    """A sentence in the language of this run."""
    return language().tell(sentence)


def prepare() -> None:
    """Lets Typer's own sentences ("Options", "required") come from our catalogue as well."""
    os.environ["LANGUAGE"] = language().code
    gettext.bindtextdomain("mouctl", LOCALE_DIR)
    gettext.textdomain("mouctl")


def chosen(code: str) -> str:
    """The value of `--lang`, checked."""
    if code not in LANGUAGES:
        raise UsageError(say("No language {code}.", code=code), say("Write --lang id or --lang en."))
    return code


def _option(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _from_environment() -> str:
    for variable in _VARIABLES:
        for value in os.environ.get(variable, "").split(":"):
            code = value.split("_")[0].split(".")[0].lower()
            if code in LANGUAGES:
                return code
            if code in ("c", "posix"):
                return "en"
    return "en"
