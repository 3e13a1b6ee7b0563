"""`mouctl holidays`: a year, or what moves between two states of the calendars."""

from datetime import date
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.errors import UsageError
from mouctl.sentences import say
from mouctl.typed import a_year

app = new_app()

_DIFF = "diff"

What = Annotated[
    str,
    typer.Argument(
        metavar="WHAT",
        show_default=False,
        autocompletion=lambda: [_DIFF],
        help=told(say("The year, such as 2024; or “diff”, for the deadlines that move between two states.")),
    ),
]
States = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[STATE]...",
        show_default=False,
        autocompletion=lambda: ["now", "without="],
        help=told(say("For “diff”, two states of the calendars: a day, “now”, or without=NAME.")),
    ),
]


_HELP = say("The public holidays and joint leave of a year, each with its decree.")
_HELP_DIFF = say("Or, as in mouctl holidays diff 2024-01-01 now: every deadline that moves between two states.")


@app.command(cls=Command, help=f"{told(_HELP)} {told(_HELP_DIFF)}")
def holidays(
    what: What,
    states: States = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service import calendars
    from mouctl.service.opening import open_register

    if what == _DIFF:
        before, after = _two(states or [])
        answer = calendars.holidays_diff(open_register(register), view(as_of, decrees_as_of), before, after)
    else:
        answer = calendars.holidays(_only_a_year(what, states, as_of), register, decrees_as_of)
    emit(answer, format_, output)


def _two(states: list[str]) -> tuple[str, str]:
    if len(states) != 2:
        raise UsageError(
            say("“diff” takes two states of the calendars."),
            say("Write for example: mouctl holidays diff 2024-01-01 now"),
        )
    return states[0], states[1]


def _only_a_year(what: str, states: list[str] | None, as_of: date | None) -> int:
    year = a_year(what)
    if states or as_of:
        raise UsageError(
            say("A year takes neither states nor --as-of."), say("Write: mouctl holidays {year}", year=str(year))
        )
    return year
