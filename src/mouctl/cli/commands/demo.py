"""`mouctl demo`."""

from pathlib import Path
from typing import Annotated

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.options import FormatName, Lang
from mouctl.cli.output import emit, note
from mouctl.cli.speech import told
from mouctl.report import Paragraph
from mouctl.sentences import say

app = new_app()

Folder = Annotated[
    Path,
    typer.Argument(metavar="[DIR]", show_default=False, help=told(say("A new folder for it. Default: mouctl-demo."))),
]


@app.command(cls=Command, help=told(say("Set up a real agreement in a folder of its own and show what matters in it.")))
def demo(folder: Folder = Path("mouctl-demo"), lang: Lang = None, format_: FormatName = None) -> None:
    from mouctl.service.demo import AGREEMENT, AS_OF, set_up
    from mouctl.service.demo import demo as answer

    set_up(folder)
    note(
        Paragraph(say("A real agreement is set up in {folder}. What matters on {day}:", folder=str(folder), day=AS_OF))
    )
    answered = answer(folder)
    tries = (
        "mouctl explain renewal-notice --as-of 2024-08-01",
        f"mouctl when force-majeure {AGREEMENT} --occurred-on 2024-04-05",
        f"mouctl matrix {AGREEMENT}",
    )
    try:
        emit(answered, format_)
    except typer.Exit:
        note(Paragraph(say("Go on in that folder with: cd {folder}", folder=str(folder))))
        for command in tries:
            note(Paragraph(command))
