"""Asking somebody at a terminal: on standard error, so that the answer of the command stays whole."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer

from mouctl.cli.output import explain_error, say_aside
from mouctl.cli.speech import told
from mouctl.errors import MouctlError, UsageError
from mouctl.model.event_fields import Field, one_of
from mouctl.report import Heading, Paragraph, Report
from mouctl.sentences import Sentence, say

T = TypeVar("T")

_WORDS_FOR_YES = ("y", "yes", "ya")
_WORDS_FOR_NO = ("", "n", "no", "t", "tidak")


def is_anybody_there() -> bool:
    """Whether somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def introduce(kind: str) -> None:
    """Says how the questions that follow are answered."""
    lines = Paragraph(say("Enter alone leaves out what is not needed; Ctrl-C stops, and nothing is recorded."))
    say_aside(Report(schema="", data=None, blocks=(Heading(kind, 2), lines)))


def ask_for(field: Field, known: Mapping[str, tuple[str, ...]]) -> Any:
    """The value of a field, asked for until it can be read; None where it is left out."""
    words = () if field.in_letter else known.get(field.name, ())
    reading = one_of(words) if words else field.reading
    what = told(Sentence(field.description)) if field.description else field.name
    question = say("{what} ({hint})", what=what.rstrip("."), hint=reading.metavar)

    def read(text: str) -> Any:
        if text:
            return reading.read(text)
        return _refuse_nothing() if field.is_needed else None

    return _until_understood(question, read)


def ask_for_files(check: Callable[[Path], object]) -> Iterator[Path]:
    """Files, one after the other, each checked."""

    def read(text: str) -> Path | None:
        if text:
            check(Path(text))
        return Path(text) if text else None

    question = say("A file that proves it, if there is one")
    while path := _until_understood(question, read):
        yield path
        question = say("Another file that proves it, if there is one")


def confirm(question: Sentence) -> bool:
    """Whether the answer is yes; Enter alone is no."""

    def read(text: str) -> bool:
        if text.lower() not in (*_WORDS_FOR_YES, *_WORDS_FOR_NO):
            raise UsageError(say("“{text}” is neither yes nor no.", text=text), say("Write y or n."))
        return text.lower() in _WORDS_FOR_YES

    return _until_understood(say("{question} [y/N]", question=question), read)


def _refuse_nothing() -> NoReturn:
    raise UsageError(say("This is needed."))


def _until_understood(question: Sentence, read: Callable[[str], T]) -> T:
    while True:
        try:
            return read(_answer(question))
        except MouctlError as error:
            explain_error(error)


def _answer(question: Sentence) -> str:
    """A line of what is typed, without the blanks around it."""
    sys.stderr.write(f"{told(question)}: ")
    sys.stderr.flush()
    line = sys.stdin.buffer.readline()
    if not line:  # Ctrl-D
        raise typer.Abort
    return line.decode("utf-8", "surrogateescape").strip()
