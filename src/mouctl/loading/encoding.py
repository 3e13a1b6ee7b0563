"""From a file's bytes to its text: UTF-8, with or without a byte order mark, and nothing else."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from mouctl.errors import Fault
from mouctl.findings import Place
from mouctl.sentences import Sentence, say


class Unreadable(Fault):
    """A file cannot be read as text; `place` says where, if anywhere."""

    def __init__(self, message: Sentence, advice: Sentence | None = None, place: Place | None = None) -> None:
        super().__init__(message, advice)
        self.place = place


def decode(content: bytes) -> str:
    """The text, without its byte order mark and with its line ends as they are. Raises `Unreadable`."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _alternates_with_nul(content):
        raise Unreadable(say("The file is written in UTF-16."), say("Save it again as UTF-8."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, error.start) from None
    if "\0" in text:
        place = point(text, text.index("\0"))
        raise Unreadable(say("The file holds a NUL character."), say("Delete it, or restore the file."), place)
    return text


def point(text: str, index: int) -> Place:
    """The place of the one character at `index`."""
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Place(line=line, column=column, end_line=line, end_column=column + 1)


def _not_utf8(content: bytes, offset: int) -> Unreadable:
    before = content[:offset].decode("utf-8-sig", errors="replace")
    place = point(before + "?", len(before))
    message = say("The byte at offset {offset}, in line {line}, is not UTF-8.", offset=offset, line=place.line)
    return Unreadable(message, say("Save the file again as UTF-8."), place)


def _alternates_with_nul(content: bytes) -> bool:
    """UTF-16 without a byte order mark: in plain Latin text every other byte is NUL."""
    start = content[:64]
    return len(start) >= 4 and (not any(start[0::2]) or not any(start[1::2])) and any(start)
