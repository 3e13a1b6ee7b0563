"""`mouctl explain`."""

from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()

DeadlineId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=told(say("The deadline's id, as mouctl deadlines shows it; without the agreement where that is clear.")),
    ),
]


@app.command(cls=Command, help=told(say("How a date comes about: every step with its article, every other reading.")))
def explain(
    deadline: DeadlineId,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.asking import explain as answer
    from mouctl.service.opening import open_register

    emit(answer(open_register(register), deadline, view(as_of, decrees_as_of, side)), format_, output)
