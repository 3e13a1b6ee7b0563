"""`mouctl matrix`."""

from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side, agreement_ids
from mouctl.cli.output import Reading, emit
from mouctl.cli.speech import told
from mouctl.sentences import Sentence, say

app = new_app()


def _wish(option: str, metavar: str, help_: Sentence) -> typer.models.OptionInfo:
    """An option that may be given several times: each is an alternative."""
    found: typer.models.OptionInfo = typer.Option(option, metavar=metavar, show_default=False, help=told(help_))
    return found


Agreement = Annotated[
    str | None,
    typer.Argument(
        metavar="AGREEMENT",
        show_default=False,
        autocompletion=agreement_ids,
        help=told(say("The agreement's id, which is its folder's name. Not with --all.")),
    ),
]
Every = Annotated[
    bool, typer.Option("--all", help=told(say("All agreements: what our side has to do, or the --party named.")))
]
Years = Annotated[
    list[str] | None,
    _wish("--year", "YEAR", say("Only this year, or “none”. Each of these filters may be given several times.")),
]
Parties = Annotated[
    list[str] | None, _wish("--party", "ID", say("Only what this party is to do, such as “kedua”; or “none”."))
]
Programmes = Annotated[
    list[str] | None, _wish("--programme", "NUMBER", say("Only the programme of this number, such as “3”."))
]
Scope = Annotated[
    list[str] | None, _wish("--scope", "ID", say("Only what carries out this item of the scope, or “none”."))
]
Funding = Annotated[
    list[str] | None,
    _wish("--funding", "TEXT", say("Only what this party pays for, or a source with this in its name; or “none”.")),
]
States = Annotated[
    list[str] | None,
    _wish("--status", "NAME", say("Only what is planned, done, done-late, late or cancelled in a year shown.")),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        show_default=False,
        help=told(
            say(
                "These columns in this order, with commas between them: number, programme, id, activity, location, "
                "funding, schedule, years or one year, duties or one party, output, outcome."
            )
        ),
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        show_default=False,
        help=told(say("Grouped by programme, party, year or funder; a row is in each group that it belongs to.")),
    ),
]
Timeline = Annotated[
    bool, typer.Option("--timeline", help=told(say("The rows whose schedule has days, drawn over time.")))
]
AsSigned = Annotated[
    bool, typer.Option("--as-signed", help=told(say("The table as it was signed, without the progress since.")))
]
Wide = Annotated[
    bool,
    typer.Option("--wide", help=told(say("The table however narrow the terminal, as for less -S."))),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help=told(say("Print a long answer, instead of showing it with $PAGER.")))
]


@app.command(cls=Command, help=told(say("The work plan as its printed table; as cards where the table does not fit.")))
def matrix(
    agreement: Agreement = None,
    every: Every = False,
    year: Years = None,
    party: Parties = None,
    programme: Programmes = None,
    scope: Scope = None,
    funding: Funding = None,
    status: States = None,
    columns: Columns = None,
    by: By = None,
    timeline: Timeline = False,
    as_signed: AsSigned = False,
    wide: Wide = False,
    no_pager: NoPager = False,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.opening import open_register
    from mouctl.service.planning import Look, work_plan
    from mouctl.service.wishes import Asked

    asked = Asked(*(tuple(words or ()) for words in (year, party, programme, scope, funding, status)))
    names = tuple(name.strip() for name in columns.split(",")) if columns is not None else ()
    emit(
        work_plan(
            lambda only: open_register(register, only),
            agreement,
            view(as_of, decrees_as_of, side),
            asked,
            Look(columns=names, by=by, timeline=timeline, as_signed=as_signed),
            every=every,
        ),
        format_,
        output,
        Reading(wide=wide, paged=not no_pager),
    )
