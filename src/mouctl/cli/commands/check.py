"""`mouctl check`."""

from pathlib import Path
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        show_default=False,
        help=told(say("Agreement folders, their files, or registers. Default: the register here.")),
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV",
        show_default=False,
        help=told(
            say("Also compare with a branch, tag or commit of git, such as origin/main: what changed after signing.")
        ),
    ),
]


@app.command(cls=Command, help=told(say("Check the register's files. Exit code 1 if anything has to be mended.")))
def check(
    paths: Paths = None,
    against: Against = None,
    as_of: AsOf = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.checking import check as answer

    emit(answer(register, paths or [], view(as_of), against), format_, output)
