"""`mouctl show`."""

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import today
from mouctl.cli.options import AgreementId, AsOf, FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()


@app.command(cls=Command, help=told(say("One agreement on one page: parties, contacts, clauses, events, deadlines.")))
def show(
    agreement: AgreementId,
    as_of: AsOf = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.asking import show as answer
    from mouctl.service.opening import open_register

    emit(answer(open_register(register, [agreement]), agreement, today(as_of)), format_, output)
