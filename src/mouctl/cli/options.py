"""The options that every command has."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from mouctl.cli.speech import chosen, told
from mouctl.discovery import names
from mouctl.errors import UsageError
from mouctl.sentences import Sentence, say
from mouctl.typed import a_day

FORMATS = "mouctl.render"
FORMATS_OF_FINDINGS = "mouctl.render.findings"
FORMATS_OF_DEADLINES = "mouctl.render.deadlines"


def at_least_one(text: str, refused: Sentence) -> int:
    """A whole number from 1 on. Raises UsageError with the sentence for anything else."""
    if not text.isdecimal() or not int(text[:9]):
        raise UsageError(refused, say("Write 1 or more."))
    return int(text[:9])


def format_option(*special: str) -> Any:
    """`--format`, with the formats for any answer and those of the `special` packages."""
    known = tuple(name for package in (FORMATS, *special) for name in names(package))

    def a_format(text: str) -> str:
        if text not in known:
            raise UsageError(_why_not(text), say("There is: {names}", names=known))
        return text

    return typer.Option(
        "--format",
        parser=a_format,
        metavar="NAME",
        show_default=False,
        autocompletion=lambda: list(known),
        help=told(say("How the answer is written: {names}.", names=known)),
    )


def _why_not(name: str) -> Sentence:
    if name in names(FORMATS_OF_FINDINGS):
        return say("The format {name} is made for findings: it goes with mouctl check only.", name=name)
    if name in names(FORMATS_OF_DEADLINES):
        return say("The format {name} is made for calendars: it goes with mouctl deadlines only.", name=name)
    return say("No format {name}.", name=name)


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
FormatName: TypeAlias = Annotated[str | None, format_option()]
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
