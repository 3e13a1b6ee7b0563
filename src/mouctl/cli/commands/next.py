"""`mouctl next`."""

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import today
from mouctl.cli.options import AsOf, FormatName, Lang, Output, RegisterFolder
from mouctl.cli.output import emit
from mouctl.cli.speech import told
from mouctl.sentences import say

app = new_app()


@app.command(
    cls=Command, help=told(say("What matters now: late or lost, due, coming. Exit code 1 if anything is late."))
)
def next_(
    as_of: AsOf = None,
    lang: Lang = None,
    format_: FormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from mouctl.service.asking import next_ as answer
    from mouctl.service.opening import open_register

    emit(answer(open_register(register), today(as_of)), format_, output)
