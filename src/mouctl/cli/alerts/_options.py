"""The options that commands about alerts share."""

from pathlib import Path
from typing import Annotated

import typer

from mouctl.cli.speech import told
from mouctl.sentences import say

State = Annotated[
    Path | None,
    typer.Option(
        "--state",
        metavar="FILE",
        show_default=False,
        help=told(say("Where is remembered what was told. Default: .mouctl/alerts.sqlite in the register.")),
    ),
]
