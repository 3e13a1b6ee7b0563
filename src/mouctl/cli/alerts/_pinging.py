"""`--ping-url`: a dead-man service is told how a run ended, even where it ended in an error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from mouctl.cli.output import note
from mouctl.cli.speech import told
from mouctl.report import Paragraph, Tone
from mouctl.sentences import say
from mouctl.typed import a_web_address

PingUrl = Annotated[
    str | None,
    typer.Option(
        "--ping-url",
        parser=a_web_address,
        metavar="URL",
        envvar="MOUCTL_PING_URL",
        show_envvar=False,
        show_default=False,
        help=told(
            say("At the end, ask for this address if all went well, else for URL/fail. Default: MOUCTL_PING_URL.")
        ),
    ),
]


@contextmanager
def pinging(url: str | None) -> Iterator[None]:
    """Tells how what is done within ended: well with exit code 0, and else not.

    A ping that fails is told on standard error, and changes neither what was sent nor the exit code.
    """
    is_well = False
    try:
        yield
    except typer.Exit as end:
        is_well = end.exit_code == 0
        raise
    finally:
        if url:
            _ping(url, is_well=is_well)


def _ping(url: str, *, is_well: bool) -> None:
    from mouctl.service.pinging import ping  # seldom wanted

    if trouble := ping(url, is_well=is_well):
        note(
            Paragraph(
                say("The dead-man service could not be told how the run ended: {reason}", reason=trouble), Tone.WARN
            )
        )
