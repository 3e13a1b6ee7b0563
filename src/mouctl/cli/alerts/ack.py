"""`mouctl alerts ack`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AsOf, FormatName, Lang, RegisterFolder, Side
from mouctl.cli.output import note
from mouctl.cli.recording import DryRun, Work, Yes, go_through
from mouctl.cli.speech import told
from mouctl.report import Paragraph, Tone
from mouctl.sentences import say
from mouctl.typed import a_day

if TYPE_CHECKING:
    from mouctl.service.recording import Plan

app = new_app()

DeadlineId = Annotated[
    str,
    typer.Argument(metavar="DEADLINE", show_default=False, help=told(say("The deadline's id, as the mail has it."))),
]
Until = Annotated[
    date,
    typer.Option(
        "--until", parser=a_day, metavar="DATE", show_default=False, help=told(say("The last day of the silence."))
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="ROLE",
        show_default=False,
        help=told(say("Who has seen it, such as “Kepala Bagian Kerja Sama”.")),
    ),
]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", show_default=False, help=told(say("Why it can wait.")))
]


@app.command(cls=Command, help=told(say("Record that somebody has seen a deadline; it is silent until a day.")))
def ack(
    deadline: DeadlineId,
    until: Until,
    by: By,
    reason: Reason,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_of: AsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.acknowledging import acknowledgement
    from mouctl.service.opening import open_register
    from mouctl.service.recording import Described, carry_out, effect, plan

    seen, opened = view(as_of, side=side), open_register(register)
    wanted = acknowledgement(opened, deadline, seen, until, by, reason)
    if wanted.warning:
        note(Paragraph(wanted.warning, Tone.WARN))
    work: Work[Plan] = Work(
        plan=lambda: plan(opened, wanted.agreement, [Described(wanted.facts)]),
        preview=lambda planned: effect(planned, seen, recorded=False),
        carry_out=carry_out,
        answer=lambda done: effect(done, seen, recorded=True),
        done=lambda done: say("Recorded, as {events}.", events=done.ids),
    )
    go_through(work, dry_run=dry_run, yes=yes, format_=format_)
