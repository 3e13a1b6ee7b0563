"""The findings that loading itself makes. What a readable register says wrongly is the business of `rules/`."""

from collections.abc import Mapping
from types import MappingProxyType

from mouctl.findings import Page, Remedy, Severity
from mouctl.sentences import Sentence, say

UNREADABLE = "MOU001"
NOT_TOML = "MOU002"
UNKNOWN_KEY = "MOU003"
MISSING_KEY = "MOU004"
WRONG_VALUE = "MOU005"
DUPLICATE = "MOU006"
NO_SUCH_THING = "MOU007"
UNSUPPORTED = "MOU008"
MISFIT = "MOU010"
MORE = "MOU011"

_NO_DATES = say(
    "An agreement with such a fault has no dates at all until it is mended: with a part of it missing or misread they "
    "would be wrong. The other agreements are answered as usual."
)


def _code(name: str, summary: Sentence, what: Sentence, advice: Sentence, remedy: Sentence | None = None) -> Page:
    """All are errors: a register that is not understood gives no dates."""
    remedies = Remedy(remedy, safe=True) if remedy else None
    return Page(name, Severity.ERROR, summary, (what, _NO_DATES, advice), remedy=remedies)


_PAGES = (
    _code(
        UNREADABLE,
        say("A file or folder cannot be read."),
        say(
            "It is not there, may not be opened, is no regular file (a pipe, a device, a link that leads nowhere), is "
            "larger than 1 MiB, holds more than 50,000 values, or is not written in UTF-8."
        ),
        say(
            "What to do: restore the file, ask for the right to read it, or save it again as UTF-8. A folder below "
            "agreements/ that is no agreement belongs elsewhere."
        ),
    ),
    _code(
        NOT_TOML,
        say("A file is not valid TOML."),
        say(
            "A quotation mark is missing, a key is given twice, a day does not exist, or the like. The finding shows "
            "the place at which reading stopped; the slip is there or shortly before."
        ),
        say("What to do: mend that place and check again: only then is the rest of the file read."),
    ),
    _code(
        UNKNOWN_KEY,
        say("A key is not known."),
        say(
            "A slip in a key's name would otherwise silently take its meaning away: “notise” gives no notice. A key "
            "may also stand under the wrong heading: in TOML it belongs to the last heading above it."
        ),
        say(
            "What to do: take the nearest name that the finding proposes, or move the key. `mouctl schema` prints all "
            "keys of a file; a remark belongs into a comment or into a key that is there for it."
        ),
        say(
            "renames a key that differs from a known one, which is not given, only in capitals, hyphens or blanks. "
            "Where letters are wrong and only one key can be meant it is unsafe. What stands in an event is left alone."
        ),
    ),
    _code(
        MISSING_KEY,
        say("A key that is needed is missing."),
        say("Without it the table has no meaning; mouctl does not put a value of its own in its place."),
        say("What to do: add the key under the heading that the finding shows. If the text does not say it, ask."),
        say("adds `schema = 1` at the top of a file, below its remarks. No other key is added."),
    ),
    _code(
        WRONG_VALUE,
        say("A value is of the wrong type, or cannot be."),
        say(
            "Text stands where a day or a number is wanted, a period or a day cannot be read, a word is none of those "
            "that the key knows, or the text holds invisible control characters."
        ),
        say("What to do: write the value as the finding says. Days stand without quotation marks, as in 2021-12-08."),
        say(
            "takes away the quotation marks around a day, a whole number, true or false, and writes a word that mouctl "
            "knows as it is spelt where only capitals, hyphens or blanks differ. What stands in an event is left alone."
        ),
    ),
    _code(
        DUPLICATE,
        say("An id is given twice."),
        say(
            "Two things of one kind, or two agreements, have the same id, so that nobody can say which of them is "
            "meant; the finding names both places. It may also be a second clause of a type that can stand only once."
        ),
        say("What to do: give each an id of its own; where a thing was copied by mistake, delete the copy."),
    ),
    _code(
        NO_SUCH_THING,
        say("A reference leads to nothing."),
        say(
            "A party, an item of the scope, a calendar, an event or the like is named that the register does not have."
        ),
        say("What to do: take the nearest name that the finding proposes, or add what is missing."),
    ),
    _code(
        UNSUPPORTED,
        say("A file is written in a version of the format that is not supported."),
        say("The key `schema` says in which version of the format a file is written; this mouctl knows another."),
        say("What to do: update mouctl. If the number is a slip, correct it."),
    ),
    _code(
        MISFIT,
        say("An addendum does not fit the text that it changes."),
        say(
            "It changes or removes a thing that the text in force on that day does not have, adds one that is there "
            "already, or leaves a text that cannot be."
        ),
        say(
            "What to do: compare the addendum with the text in force (`mouctl show AGREEMENT --as-of DATE`). Events "
            "are never edited: append a correction and the right event."
        ),
    ),
    _code(
        MORE,
        say("A file has more faults than are listed."),
        say("The first thousand of a file are listed; whoever mends them seldom needs to see the others."),
        say("What to do: mend those that are listed, and check again. Perhaps it is not the file that it should be."),
    ),
)

CODES: Mapping[str, Page] = MappingProxyType({page.id: page for page in _PAGES})
"""The codes by their id, in order."""
