"""`mouctl alerts send`."""

from typing import Annotated

import typer

from mouctl.cli.alerts._options import State
from mouctl.cli.alerts._pinging import PingUrl, pinging
from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import clock, view
from mouctl.cli.options import AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit, note
from mouctl.cli.speech import told
from mouctl.report import Paragraph, Tone
from mouctl.sentences import say

app = new_app()

Init = Annotated[
    bool,
    typer.Option(
        "--init", help=told(say("The first run: begin to remember, and tell nothing that was due over a week ago."))
    ),
]


@app.command(
    cls=Command,
    help=told(say("Send what is to be told, one mail a recipient. Exit code 5 while anything is undelivered.")),
)
def send(
    init: Init = False,
    state: State = None,
    ping_url: PingUrl = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    with pinging(ping_url):
        from mouctl.service.alerting import Call
        from mouctl.service.alerting import send as answer
        from mouctl.service.opening import open_register

        call = Call(view(as_of, decrees_as_of, side), clock(as_of), state, init)
        done = answer(open_register(register), call)
        if done.report.exit_code:  # cron mails what is said aside, and often nothing else
            note(Paragraph(say("Something is undelivered; see: mouctl alerts status"), Tone.BAD))
        emit(done, format_, output)
