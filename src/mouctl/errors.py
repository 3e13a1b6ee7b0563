"""What stops a command, each with the exit code that `docs/exit-codes.md` promises."""

from collections.abc import Sequence
from typing import ClassVar

from mouctl.findings import Finding
from mouctl.sentences import Sentence, say


class MouctlError(Exception):
    """An error that a user can mend: what is wrong, and what to do about it."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Sentence, advice: Sentence | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.advice = advice


class UsageError(MouctlError):
    """The command was called in a way it cannot answer."""


class NothingToDo(MouctlError):
    """There is nothing to work on: never to be mistaken for "all is well"."""

    exit_code = 3


class UnknownYear(MouctlError):
    """The answer needs a calendar year for which no decree is known."""

    exit_code = 4


class RegistryError(MouctlError):
    """A file of mouctl's own does not offer what its folder asks for, or claims an id that is taken."""

    exit_code = 70


class Fault(MouctlError, ValueError):
    """A value in a file that does not hold; raised by validators and turned into a finding with its place."""


class DateError(Fault):
    """A day that does not exist, lies outside the years 1 to 9999, or cannot be reached by the rules in force."""


class BrokenFiles(MouctlError):
    """The files that the answer needs are faulty; `findings` says where and how."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(say("The files have to be mended first."))
        self.findings = tuple(findings)
