"""`mouctl coverage`."""

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AgreementId, AsOf, DecreesAsOf, FormatName, Lang, Output, RegisterFolder, Side
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()


@app.command(cls=Command, help=told(say("Which items of the scope the work plan carries out, and where it has gaps.")))
def coverage(
    agreement: AgreementId,
    as_of: AsOf = None,
    decrees_as_of: DecreesAsOf = None,
    side: Side = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.covering import coverage as answer
    from mouctl.service.opening import open_register

    emit(answer(open_register(register, [agreement]), agreement, view(as_of, decrees_as_of, side)), format_, output)
