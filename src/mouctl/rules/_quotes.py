"""The words that the files quote from the signed text, and looking them up in it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mouctl.findings import Route
from mouctl.model.agreement import Agreement, ConventionChoice
from mouctl.model.clause import Clause, Passage

_QUOTATION = str.maketrans(dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚ʼ`´′", "'"))
_AT_LINE_END = re.compile(r"[-\u2010\u2011\u00ad]\s*\n\s*")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212\u00ad]")
_IN_BRACKETS = re.compile(r"(?<=\() | (?=\))")
_ELLIPSIS = re.compile(r"[\[(]?\.{3,}[\])]?")


class Quoted(NamedTuple):
    """Words of the signed text as a file quotes them."""

    route: Route
    words: str
    article: str | None = None


def quotes_of(agreement: Agreement) -> Iterator[Quoted]:
    """Every quote of the signed text: of the day of signing, of the clauses, and of what fixes how time is counted."""
    if agreement.signed_words:
        yield Quoted(("signed_words",), agreement.signed_words)
    for index, clause in enumerate(agreement.clauses):
        yield Quoted(("clause", index, "quote"), clause.quote, clause.article)
        for key, passage in _passages(clause):
            yield Quoted(("clause", index, key, "quote"), passage.quote, passage.article)
    for key, choice in agreement.conventions.items():
        if isinstance(choice, ConventionChoice) and choice.quote:
            yield Quoted(("conventions", key, "quote"), choice.quote, choice.article)


def _passages(clause: Clause) -> Iterator[tuple[str, Passage]]:
    for name, field in type(clause).model_fields.items():
        value = getattr(clause, name)
        if isinstance(value, Passage):
            yield field.alias or name, value


class SignedText:
    """A text in which quotes are found whatever its line ends, capitals, kinds of quotation marks and hyphens."""

    def __init__(self, text: str) -> None:
        self._plain = _plain(text)

    def has(self, words: str) -> bool:
        """Whether the words stand in the text; where they leave something out ("..."), their parts, in this order."""
        position = 0
        for part in filter(None, map(str.strip, _ELLIPSIS.split(_plain(words)))):
            position = self._after(part, position)
            if position < 0:
                return False
        return True

    def _after(self, part: str, position: int) -> int:
        """Where the part ends in the text from `position` on, as whole words; -1 where it is not there."""
        while (found := self._plain.find(part, position)) >= 0:
            end = found + len(part)
            if not (_joined(self._plain, found) or _joined(self._plain, end)):
                return end
            position = found + 1
        return -1


def _joined(text: str, at: int) -> bool:
    """Whether a word runs on across a place, as "13 hari" does before its 3."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _plain(text: str) -> str:
    joined = _AT_LINE_END.sub("", unicodedata.normalize("NFKC", text))
    single = " ".join(_DASHES.sub("", joined).translate(_QUOTATION).casefold().split())
    return _IN_BRACKETS.sub("", single)
