"""`mouctl record --from FILE`: the events of a table."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, FormatName, Lang, RegisterFolder, Side, agreement_ids
from mouctl.cli.output import say_aside
from mouctl.cli.recording import DryRun, FromFile, Work, Yes, go_through
from mouctl.cli.speech import told
from mouctl.sentences import say, say_count

if TYPE_CHECKING:
    from mouctl.loading.register import Register
    from mouctl.service.importing import Import, Order

FEW = 3
"""How many events are shown as TOML before the question, too; more of them would push the table out of sight."""

_STANDARD_INPUT = Path("-")

Agreement = Annotated[
    str | None,
    typer.Argument(
        metavar="AGREEMENT",
        show_default=False,
        autocompletion=agreement_ids,
        help=told(say("The agreement that all events are of. Default: each row tells, in the column “agreement”.")),
    ),
]
SkipRecorded = Annotated[
    bool, typer.Option("--skip-recorded", help=told(say("Pass over rows whose events are recorded already.")))
]
app = new_app()


@app.command(cls=Command, help=told(say("Record the events of a table in CSV: one event a row, all or none of them.")))
def record_from(
    agreement: Agreement = None,
    from_: FromFile = None,
    skip_recorded: SkipRecorded = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_of: AsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    register: RegisterFolder = None,
) -> None:
    """Plans the whole table at once."""
    from mouctl.service.importing import agreements_in, carry_out_import, effect_of_import
    from mouctl.service.opening import open_register, register_root

    order = _order(from_ or _STANDARD_INPUT, agreement, skip_recorded=skip_recorded)
    opened = open_register(register_root(register), agreements_in(order))
    seen = view(as_of, side=side)

    def preview(planned: "Import") -> Any:
        return effect_of_import(planned, seen, recorded=False, with_toml=dry_run or planned.size <= FEW)

    work = Work(
        plan=lambda: _planned(opened, order),
        preview=preview,
        carry_out=carry_out_import,
        answer=lambda done: effect_of_import(done, seen, recorded=True, with_toml=False),
        done=lambda done: say_count("Recorded: {count} event.", "Recorded: {count} events.", done.size),
        is_empty=lambda planned: not planned.parts,
    )
    go_through(work, dry_run=dry_run, yes=yes, format_=format_)


def _order(table: Path, agreement: str | None, *, skip_recorded: bool) -> "Order":
    from mouctl.loading.sheet import LIMIT, content_of_table, sheet
    from mouctl.service.importing import Order

    is_piped = table == _STANDARD_INPUT
    content = sys.stdin.buffer.read(LIMIT + 1) if is_piped else content_of_table(table)
    name = "stdin" if is_piped else table.name
    return Order(sheet(content, name), name, Path() if is_piped else table.parent, agreement, skip_recorded)


def _planned(register: "Register", order: "Order") -> "Import":
    from mouctl.answers.record_many import row_faults_report
    from mouctl.service.importing import Misfits, plan_import

    try:
        return plan_import(register, order)
    except Misfits as misfits:
        say_aside(row_faults_report(misfits.faults))
        raise
