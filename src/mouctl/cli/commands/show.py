"""`mouctl show`."""

from typing import Annotated

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
        metavar="DATE DATE",
        show_default=False,
        help=told(say("What changed between two days, such as --diff 2023-01-01 2024-08-01.")),
    ),
]


@app.command(cls=Command, help=told(say("One agreement on one page: parties, contacts, clauses, events, deadlines.")))
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

    if diff and as_of:
        raise UsageError(say("--as-of does not go with --diff."), say("--diff names both days."))
    days, seen = tuple(map(a_day, diff or ())), view(as_of, decrees_as_of, side)
    found = open_register(register, [agreement])
    emit(show_diff(found, agreement, seen, *days) if days else answer(found, agreement, seen), format_, output)
