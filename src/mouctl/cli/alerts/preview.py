"""`mouctl alerts preview`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mouctl.cli.alerts._options import State
from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import clock, view
from mouctl.cli.options import AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit, write
from mouctl.cli.speech import told
from mouctl.errors import NothingToDo, UsageError
from mouctl.sentences import say

if TYPE_CHECKING:
    from mouctl.outbox.messages import Draft

app = new_app()

To = Annotated[
    str | None,
    typer.Option("--to", metavar="ADDRESS", show_default=False, help=told(say("Only the mail to this recipient."))),
]
Eml = Annotated[
    Path | None,
    typer.Option(
        "--eml", metavar="FILE", show_default=False, help=told(say("Write the mail to a file as it would be sent."))
    ),
]


@app.command(cls=Command, help=told(say("Show what would be told now, and to whom; nothing is sent or remembered.")))
def preview(
    to: To = None,
    eml: Eml = None,
    state: State = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.alerting import Call
    from mouctl.service.opening import open_register
    from mouctl.service.previewing import preview as answer

    call = Call(view(as_of, decrees_as_of, side), clock(as_of), state)
    found, drafts = answer(open_register(register), call, to)
    if eml is not None:
        write([_the_only(tuple(drafts.values())).content], eml)
    emit(found, format_, output)


def _the_only(drafts: "tuple[Draft, ...]") -> "Draft":
    if not drafts:
        raise NothingToDo(say("No mail would be sent, so there is none to write."))
    if len(drafts) > 1:
        raise UsageError(
            say("There are mails to several recipients."),
            say("Choose one with --to: {names}", names=tuple(draft.recipient for draft in drafts)),
        )
    return drafts[0]
