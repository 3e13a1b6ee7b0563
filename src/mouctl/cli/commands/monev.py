"""`mouctl monev`."""

from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import (
    AgreementId,
    AsOf,
    DecreesAsOf,
    FormatName,
    Lang,
    Output,
    RegisterFolder,
    Side,
    at_least_one,
)
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()


def a_number_of_a_period(text: str) -> int:
    """Which period is asked for. Raises UsageError."""
    return at_least_one(text, say("--period is the number of a period, not “{text}”.", text=text))


PeriodNumber = Annotated[
    int | None,
    typer.Option(
        "--period",
        parser=a_number_of_a_period,
        metavar="NUMBER",
        show_default=False,
        help=told(say("Which period. Default: the one that ended last if its review is late, else the next.")),
    ),
]
ClauseId = Annotated[
    str | None,
    typer.Option(
        "--clause", metavar="ID", show_default=False, help=told(say("Which clause, where several ask for reviews."))
    ),
]


@app.command(
    cls=Command,
    help=told(say("The report of a periodic review, with what is known filled in: to be completed and signed.")),
)
def monev(
    agreement: AgreementId,
    period: PeriodNumber = None,
    clause: ClauseId = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.opening import open_register
    from mouctl.service.reviewing import monev as answer

    seen = view(as_of, decrees_as_of, side)
    emit(answer(open_register(register, [agreement]), agreement, seen, period, clause), format_, output)
