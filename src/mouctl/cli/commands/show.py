"""`mouctl show`."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AgreementId, AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.errors import UsageError
from mouctl.sentences import say
from mouctl.typed import a_day

app = new_app()

Diff = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--diff",
        metavar="DATE [DATE]",
        show_default=False,
        help=told(say("What changed between two days, such as --diff 2023-01-01 2024-08-01; of one day, since then.")),
    ),
]
_TODAY = ""
"""Stands for the second day where it is not given: the day asked about."""


class ShowCommand(Command):
    """A command one of whose options takes a day or two: Click gives it the next two words, whatever they are."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """With a word in the place of a second day that is not given, so that no option is taken for it."""
        return list(super().parse_args(ctx, list(_with_both_days(args))))


def _with_both_days(args: Sequence[str]) -> Iterator[str]:
    words = [part for word in args for part in (word.split("=", 1) if word.startswith("--diff=") else (word,))]
    for before, word, after in zip(["", *words], words, [*words[1:], "-"], strict=False):
        yield word
        if before == "--diff" and after.startswith("-"):
            yield _TODAY


@app.command(
    cls=ShowCommand, help=told(say("One agreement on one page: parties, contacts, clauses, events, deadlines."))
)
def show(
    agreement: AgreementId,
    diff: Diff = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.asking import show as answer
    from mouctl.service.history import show_diff
    from mouctl.service.opening import open_register

    if diff and diff[1] != _TODAY and as_of:
        raise UsageError(say("--as-of does not go with --diff."), say("--diff names both days."))
    days = [a_day(text) for text in diff or () if text != _TODAY]
    found, seen = open_register(register, [agreement]), view(as_of, decrees_as_of, side)
    emit(show_diff(found, agreement, seen, *days) if days else answer(found, agreement, seen), format_, output)
