"""`mouctl init`."""

from pathlib import Path
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang, Output
from mouctl.cli.output import emit
from mouctl.cli.speech import language, told
from mouctl.errors import UsageError
from mouctl.sentences import say

app = new_app()

_CI = ("github", "gitlab", "none")


def _a_ci(text: str) -> str:
    if text not in _CI:
        raise UsageError(say("No CI {name}.", name=text), say("There is: {names}", names=_CI))
    return text


Folder = Annotated[
    Path,
    typer.Argument(metavar="[DIR]", show_default=False, help=told(say("The register's folder. Default: this one."))),
]
Ci = Annotated[
    str,
    typer.Option(
        "--ci",
        parser=_a_ci,
        metavar="|".join(_CI),
        show_default=False,
        autocompletion=lambda: list(_CI),
        help=told(say("Whose CI is to check the register. Default: github.")),
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=told(say("Show what would be written, and write nothing.")))]


@app.command(
    cls=Command,
    help=told(say("Set up a new register: settings, an agreement to fill in, schemas for editors, and a file for CI.")),
)
def init(
    folder: Folder = Path(),
    ci: Ci = "github",
    dry_run: DryRun = False,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
) -> None:
    from mouctl.service.starting import start

    emit(start(folder, ci, language(), dry_run=dry_run), format_, output)
