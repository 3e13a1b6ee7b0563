"""`mouctl holidays`."""

from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang, Output, a_year
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()

Year = Annotated[
    int, typer.Argument(parser=a_year, metavar="YEAR", show_default=False, help=told(say("The year, such as 2024.")))
]


@app.command(cls=Command, help=told(say("The public holidays and joint leave of a year, each with its decree.")))
def holidays(
    year: Year,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
) -> None:
    from mouctl.service.reference import holidays as answer

    emit(answer(year), format_, output)
