"""`mouctl deadlines`."""

from datetime import date
from typing import Annotated, Any

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import (
    FORMATS_OF_DEADLINES,
    AsOf,
    DecreesAsOf,
    Lang,
    Output,
    RegisterFolder,
    Side,
    format_option,
)
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say
from mouctl.typed import a_day, a_period

app = new_app()

Since = Annotated[
    date | None,
    typer.Option("--from", parser=a_day, metavar="DATE", show_default=False, help=told(say("From this day on."))),
]
Until = Annotated[
    date | None,
    typer.Option("--to", parser=a_day, metavar="DATE", show_default=False, help=told(say("Up to this day."))),
]
Within = Annotated[
    Any,
    typer.Option(
        "--within",
        parser=a_period,
        metavar="PERIOD",
        show_default=False,
        help=told(say("Only what falls within this time from the day asked about, such as “90 days”.")),
    ),
]
PartyId = Annotated[
    str | None,
    typer.Option("--party", metavar="ID", show_default=False, help=told(say("Only what this party owes."))),
]
Duty = Annotated[
    str | None,
    typer.Option(
        "--duty", metavar="NAME", show_default=False, help=told(say("Only this duty, such as “renewal-notice”."))
    ),
]
DeadlinesFormatName = Annotated[str | None, format_option(FORMATS_OF_DEADLINES)]
Overdue = Annotated[bool, typer.Option("--overdue", help=told(say("Only what is overdue or lapsed.")))]
FailOverdue = Annotated[
    bool, typer.Option("--fail-overdue", help=told(say("Exit code 1 if anything shown is overdue or lapsed.")))
]


@app.command(cls=Command, help=told(say("Every deadline, by due date, with the last working day to act by.")))
def deadlines(
    within: Within = None,
    since: Since = None,
    until: Until = None,
    party: PartyId = None,
    duty: Duty = None,
    overdue: Overdue = False,
    fail_overdue: FailOverdue = False,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: DeadlinesFormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.asking import Wanted
    from mouctl.service.asking import deadlines as answer
    from mouctl.service.opening import open_register

    wanted = Wanted(since=since, until=until, within=within, party=party, duty=duty, overdue=overdue)
    emit(
        answer(open_register(register), view(as_of, decrees_as_of, side), wanted, fail_overdue=fail_overdue),
        format_,
        output,
    )
