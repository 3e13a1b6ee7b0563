"""`mouctl contacts`."""

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AgreementId, AsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()


@app.command(cls=Command, help=told(say("Where the parties are reached, and whether each change was told in time.")))
def contacts(
    agreement: AgreementId,
    as_of: AsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.history import contacts as answer
    from mouctl.service.opening import open_register

    emit(answer(open_register(register, [agreement]), agreement, view(as_of, side=side)), format_, output)
