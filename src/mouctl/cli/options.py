"""The options that every command has."""

from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from mouctl.cli.speech import chosen, told
from mouctl.discovery import names
from mouctl.errors import UsageError
from mouctl.sentences import say
from mouctl.typed import a_day

FORMATS = "mouctl.render"
FORMATS_OF_FINDINGS = "mouctl.render.findings"


def a_format(text: str) -> str:
    """The name of an output format for any answer."""
    if text in names(FORMATS_OF_FINDINGS):
        raise UsageError(
            say("The format {name} is made for findings: it goes with mouctl check only.", name=text),
            say("There is: {names}", names=names(FORMATS)),
        )
    return _known(text, names(FORMATS))


def a_format_of_findings(text: str) -> str:
    """The name of an output format for any answer, or of one for findings."""
    return _known(text, for_findings())


def for_findings() -> tuple[str, ...]:
    """All formats that findings can be written in."""
    return (*names(FORMATS), *names(FORMATS_OF_FINDINGS))


def _known(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise UsageError(say("No format {name}.", name=text), say("There is: {names}", names=known))
    return text


AsOf: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=a_day,
        metavar="DATE",
        show_default=False,
        help=told(say("The day asked about, such as 2024-08-01. Default: today, in the agreement's time zone.")),
    ),
]
DecreesAsOf: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--decrees-as-of",
        parser=a_day,
        metavar="DATE",
        show_default=False,
        help=told(say("Count with the decrees signed by that day only.")),
    ),
]
Side: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="PARTY",
        show_default=False,
        help=told(say("The party that we are, or “both”. Default: as mouctl.toml says.")),
    ),
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--lang", parser=chosen, metavar="id|en", show_default=False, help=told(say("The language of the answer."))
    ),
]
FormatName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        parser=a_format,
        metavar="NAME",
        show_default=False,
        autocompletion=lambda: list(names(FORMATS)),
        help=told(say("How the answer is written: {names}.", names=names(FORMATS))),
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help=told(say("Write the answer to a file; its ending chooses the format.")),
    ),
]
RegisterFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="DIR",
        show_default=False,
        help=told(say("The register's folder. Default: the working folder, or the nearest above it.")),
    ),
]


def agreement_ids() -> list[str]:
    """The agreements of the register in the working folder, for completion at the prompt."""
    from mouctl.loading.folders import AGREEMENTS, find_register, listed

    root = find_register(Path.cwd())
    return [folder.name for folder in listed(root / AGREEMENTS, root)[0]] if root else []


AgreementId: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="AGREEMENT",
        show_default=False,
        autocompletion=agreement_ids,
        help=told(say("The agreement's id, which is its folder's name.")),
    ),
]
