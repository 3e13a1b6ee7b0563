"""`mouctl demo`."""

from pathlib import Path
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang
from mouctl.cli.output import note, present
from mouctl.cli.speech import told
from mouctl.report import Paragraph
from mouctl.sentences import say

app = new_app()

Folder = Annotated[
    Path,
    typer.Argument(metavar="[DIR]", show_default=False, help=told(say("A new folder for it. Default: mouctl-demo."))),
]


_TRY = (
    "mouctl explain renewal-notice --as-of 2024-08-01",
    "mouctl when force-majeure bp2mi-asahan-2021 --occurred-on 2024-04-05",
    "mouctl matrix bp2mi-asahan-2021",
)
"""What shows most of mouctl in three commands."""


@app.command(cls=Command, help=told(say("Set up a real agreement in a folder of its own and show what matters in it.")))
def demo(folder: Folder = Path("mouctl-demo"), lang: Lang = None, format_: FormatName = None) -> None:
    from mouctl.service.demo import AS_OF, set_up
    from mouctl.service.demo import demo as answer

    set_up(folder)
    note(
        Paragraph(say("A real agreement is set up in {folder}. What matters on {day}:", folder=str(folder), day=AS_OF))
    )
    present(answer(folder), format_)
    note(Paragraph(say("Go on in that folder with: cd {folder}", folder=str(folder))))
    for command in _TRY:
        note(Paragraph(command))
