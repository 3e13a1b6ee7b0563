"""`mouctl alerts status`."""

from typing import Annotated, Any

import typer

from mouctl.cli.alerts._options import State
from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import moment
from mouctl.cli.options import AsOf, FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say
from mouctl.typed import a_period

app = new_app()

MaxAge = Annotated[
    Any,
    typer.Option(
        "--max-age",
        parser=a_period,
        metavar="PERIOD",
        show_default=False,
        help=told(say("Exit code 1 if no run came to its end within this time, such as “26 hours”.")),
    ),
]


@app.command(
    cls=Command, help=told(say("Whether alerts are at work, for a monitor. Exit code 5 while anything is undelivered."))
)
def status(
    max_age: MaxAge = None,
    state: State = None,
    as_of: AsOf = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.alert_history import alert_status, state_file

    emit(alert_status(state_file(register, state), moment(as_of), max_age), format_, output)
