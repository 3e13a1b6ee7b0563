"""`mouctl alerts log`."""

from typing import Annotated

import typer

from mouctl.cli.alerts._options import State
from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()

Of = Annotated[
    str | None,
    typer.Option(
        "--deadline", metavar="ID", show_default=False, help=told(say("Only what was told of this deadline."))
    ),
]


@app.command(
    cls=Command,
    help=told(say("Who was told what, when, on which ground, and what came back; nothing is ever deleted.")),
)
def log(
    deadline: Of = None,
    state: State = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.alert_history import alert_log, state_file

    emit(alert_log(state_file(register, state), deadline), format_, output)
