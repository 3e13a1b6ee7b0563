"""`mouctl when`."""

from datetime import date
from typing import Annotated, Any

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AgreementId, AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say
from mouctl.typed import a_day

app = new_app()

_TOPICS = ["contact-change", "force-majeure", "renewal", "termination"]

Topic = Annotated[
    str,
    typer.Argument(
        metavar="WHAT",
        show_default=False,
        autocompletion=lambda: _TOPICS,
        help=told(say("force-majeure, termination, contact-change or renewal.")),
    ),
]


def _day(option: str, help_: str) -> Any:
    return typer.Option(option, parser=a_day, metavar="DATE", show_default=False, help=help_)


OccurredOn = Annotated[date | None, _day("--occurred-on", told(say("The day the force majeure occurs.")))]
EffectiveOn = Annotated[date | None, _day("--effective-on", told(say("The day on which the agreement is to end.")))]
SentOn = Annotated[date | None, _day("--sent-on", told(say("The day the notice of termination is sent.")))]
ChangedOn = Annotated[date | None, _day("--changed-on", told(say("The day the address or other contact data change.")))]
PartyId = Annotated[
    str | None,
    typer.Option("--party", metavar="ID", show_default=False, help=told(say("The party that it happens to."))),
]


@app.command(cls=Command, help=told(say("By when, before anything happened; nothing is recorded.")))
def when(
    topic: Topic,
    agreement: AgreementId,
    occurred_on: OccurredOn = None,
    effective_on: EffectiveOn = None,
    sent_on: SentOn = None,
    changed_on: ChangedOn = None,
    party: PartyId = None,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.imagining import when as answer
    from mouctl.service.opening import open_register

    given = {
        "occurred-on": occurred_on,
        "effective-on": effective_on,
        "sent-on": sent_on,
        "changed-on": changed_on,
    }
    days = {option: day for option, day in given.items() if day is not None}
    opened = open_register(register, [agreement])
    emit(answer(opened, topic, agreement, view(as_of, decrees_as_of, side), days, party), format_, output)
