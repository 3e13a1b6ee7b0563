"""`mouctl schema`."""

import json
import sys
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import Lang
from mouctl.cli.speech import language, told
from mouctl.sentences import say

app = new_app()

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        show_default=False,
        help=told(say("A file (agreement, workplan, events, register) or a command. Default: list all.")),
    ),
]


@app.command(
    cls=Command, help=told(say("The JSON Schema of a file of the register, for editors, or of a command's JSON."))
)
def schema(name: Name = None, lang: Lang = None) -> None:
    from mouctl.service import reference

    if name is None:
        sys.stdout.write("".join(f"{each}\n" for each in reference.schema_names()))
        return
    document = reference.schema(name, language())
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
