"""`mouctl alerts`: the group of the files in `cli/alerts/`."""

import typer

from mouctl.cli.app import Commands
from mouctl.cli.speech import told
from mouctl.sentences import say


class AlertCommands(Commands):
    """The commands about alerts."""

    package = "mouctl.cli.alerts"


app = typer.Typer(
    cls=AlertCommands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help=told(say("Tell people of deadlines by mail: from cron, nothing lost and nothing told twice.")),
)


@app.callback()
def alerts() -> None:
    pass
