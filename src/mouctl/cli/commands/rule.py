"""`mouctl rule`."""

from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang, Output
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()

RuleId = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", show_default=False, help=told(say("A rule, such as MOU203. Default: list all."))),
]


@app.command(cls=Command, help=told(say("What a finding of check means, why it matters, and what to do.")))
def rule(id_: RuleId = None, lang: Lang = None, format_: FormatName = None, output: Output = None) -> None:
    from mouctl.service.pages import page

    emit(page(id_), format_, output)
