"""What every way of recording has in common: shown first, asked about, carried out, answered."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Generic, NamedTuple, TypeVar

import typer

from mouctl.cli.output import emit, note, say_aside
from mouctl.cli.speech import told
from mouctl.errors import UsageError
from mouctl.report import Paragraph, Report, Tone
from mouctl.sentences import Sentence, say
from mouctl.service.opening import Answer

DryRun = Annotated[bool, typer.Option("--dry-run", help=told(say("Show what would be recorded, and write nothing.")))]
Yes = Annotated[bool, typer.Option("--yes", help=told(say("Record without asking.")))]
FromFile = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        show_default=False,
        help=told(say("Record the events of a table in CSV, all or none; “-” reads it from standard input.")),
    ),
]
P = TypeVar("P")


class Work(NamedTuple, Generic[P]):
    """A recording, step by step."""

    plan: Callable[[], P]
    preview: Callable[[P], Answer]
    carry_out: Callable[[P], P]
    answer: Callable[[P], Answer]
    done: Callable[[P], Sentence]
    """What is said at a terminal where all the rest was shown before the question."""
    is_empty: Callable[[P], bool] = lambda _: False
    """Whether nothing is left to be recorded, or to ask about."""


def go_through(work: Work[P], *, dry_run: bool, yes: bool, format_: str | None) -> None:
    """Plans, asks unless that was answered beforehand, and records. Ends with the answer's exit code."""
    try:
        planned = work.plan()
        if dry_run or work.is_empty(planned):
            emit(work.preview(planned), format_)
        if not yes and not _is_confirmed(work.preview(planned).report):
            note(Paragraph(say("Nothing was recorded.")))
            return
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        note(Paragraph(say("Nothing was recorded.")))
        raise
    done = work.carry_out(planned)
    if done == planned and not yes and not format_ and sys.stdout.isatty():
        note(Paragraph(work.done(done), Tone.GOOD))
        return
    emit(work.answer(done), format_)


def _is_confirmed(preview: Report) -> bool:
    from mouctl.cli.questions import confirm, is_anybody_there

    say_aside(preview)
    if not is_anybody_there():
        raise UsageError(
            say("Nothing was recorded: nobody is there to confirm."), say("Add --yes, or --dry-run to look only.")
        )
    return confirm(say("Record this?"))
