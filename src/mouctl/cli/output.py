"""Where answers go: standard output or a file; diagnostics go to standard error."""

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TextIO

import typer

from mouctl.cli.options import FORMATS, FORMATS_OF_DEADLINES, FORMATS_OF_FINDINGS
from mouctl.cli.speech import language
from mouctl.discovery import member, names
from mouctl.errors import MouctlError, UsageError
from mouctl.findings import Finding
from mouctl.format import Format, Surface
from mouctl.language import clean, tame
from mouctl.report import Lines, Paragraph, Report, Tone, Toned
from mouctl.sentences import Sentence, say
from mouctl.service.opening import Answer

_ALL = (FORMATS, FORMATS_OF_FINDINGS, FORMATS_OF_DEADLINES)

if TYPE_CHECKING:
    from mouctl.service.fixing import Difference


class Reading(NamedTuple):
    """How a long answer is to be read at a terminal."""

    wide: bool = False
    """Tables stay tables, wider than the terminal."""
    paged: bool = False
    """Through a pager, where it is longer than the screen."""


PRINTED = Reading()


def emit(
    answer: Answer, format_name: str | None = None, output: Path | None = None, reading: Reading = PRINTED
) -> NoReturn:
    """Presents the answer, and ends with its exit code."""
    present(answer, format_name, output, reading)
    raise typer.Exit(answer.exit_code)


def present(
    answer: Answer, format_name: str | None = None, output: Path | None = None, reading: Reading = PRINTED
) -> None:
    """Prints or writes the answer, and tells of files that could not be read."""
    if reading.wide and output is None:
        format_name = format_name or "terminal"  # a pipe leads to somebody who scrolls
    chosen = _format(format_name, output, _packages(answer.report))
    surface = surface_of(sys.stdout) if output is None else Surface(language=language())
    pieces = chosen.pieces(answer.report, surface._replace(wide=reading.wide))
    if output is None:
        _show(pieces, reading)
    else:
        write(pieces, output)
    for left_out in chosen.left_out(answer.report):
        note(Paragraph(left_out))
    if answer.findings:
        complain(answer.findings)


def refuse_unknown_ending(output: Path | None) -> None:
    """Raises UsageError for a file whose ending names no format: before anything is written elsewhere."""
    if output is not None:
        _by_ending(output, (FORMATS, FORMATS_OF_FINDINGS))


def refuse_what_cannot_be_shown(format_name: str | None, output: Path | None) -> None:
    """Raises UsageError for a format that would flood the terminal, or lacks what it needs.

    That is before the command does anything; an ending that names no format is left to the command.
    """
    if format_name:
        wanted = _by_name(format_name)
    elif output is None or (ending := output.suffix.lower()) not in (known := _known_endings(_ALL)):
        return
    else:
        wanted = known[ending]
    wanted.ready()
    if wanted.binary and output is None and sys.stdout.isatty():
        raise UsageError(
            say("The format {name} is made for files, and no terminal can show it.", name=format_name),
            say("Write it to a file with -o FILE, or lead it into one with > FILE."),
        )


def show_difference(difference: "Difference") -> NoReturn:
    """Prints the diff, tells on standard error what is to be said beside it, and ends with its exit code.

    Made harmless like all text that users wrote: a diff that hides something would be worse than one that does not
    apply.
    """
    lines = difference.text.split("\n")
    _print(["\n".join(tame(clean(line.removesuffix("\r"))) + "\r" * line.endswith("\r") for line in lines)])
    say_aside(Report(schema="", data=None, blocks=difference.notes))
    raise typer.Exit(difference.exit_code)


def surface_of(stream: TextIO) -> Surface:
    """What a stream shows: the terminal's width and colours, or neither where it is no terminal."""
    if not stream.isatty():
        return Surface(language=language())
    width = shutil.get_terminal_size().columns
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Surface(language=language(), width=width, colour=colour)


def complain(findings: Sequence[Finding]) -> None:
    """Tells on standard error which files could not be read, and where."""
    from mouctl.answers.check import finding_blocks

    say_aside(Report(schema="", data=None, blocks=finding_blocks(findings)))


def explain_error(error: MouctlError) -> None:
    """Tells on standard error what stopped the command, and what to do."""
    lines = (Toned(say("mouctl: {message}", message=error.message), Tone.BAD), error.advice)
    note(Paragraph(Lines(lines)))


def say_aside(report: Report) -> None:
    """Shows a report on standard error."""
    surface = surface_of(sys.stderr)
    chosen = _by_name("terminal" if surface.width else "plain")
    sys.stderr.write(chosen.text(report, surface))


def note(paragraph: Paragraph) -> None:
    """Shows a remark on standard error, where it disturbs no program that reads the answer."""
    say_aside(Report(schema="", data=None, blocks=(paragraph,)))


def _format(name: str | None, output: Path | None, packages: Sequence[str]) -> Format:
    if name is not None:
        return _by_name(name)
    if output is not None:
        return _by_ending(output, packages)
    return _by_name("terminal" if sys.stdout.isatty() else "plain")


def _by_name(name: str) -> Format:
    package = next(package for package in _ALL if name in names(package))
    return member(package, name, "FORMAT", Format)


def _packages(report: Report) -> tuple[str, ...]:
    """Where the formats are that can write the report."""
    special = ((FORMATS_OF_FINDINGS, report.checked), (FORMATS_OF_DEADLINES, report.feed))
    return (FORMATS, *(package for package, needed in special if needed))


def _by_ending(output: Path, packages: Sequence[str]) -> Format:
    known = _known_endings(packages)
    if output.suffix.lower() not in known:
        raise UsageError(
            say("The ending of {file} names no format.", file=output.name),
            say("Write one of {endings}, or name the format with --format.", endings=tuple(sorted(known))),
        )
    return known[output.suffix.lower()]


def _show(pieces: Iterable[str | bytes], reading: Reading) -> None:
    if reading.paged and sys.stdout.isatty():
        from mouctl.cli.pager import show

        pieces = tuple(pieces)  # a terminal is shown text
        if show("".join(map(str, pieces)), chopped=reading.wide):
            return
    _print(pieces)


def _known_endings(packages: Sequence[str]) -> dict[str, Format]:
    formats = (_by_name(name) for package in packages for name in names(package))
    return {suffix: found for found in formats for suffix in found.suffixes}


def _print(pieces: Iterable[str | bytes]) -> None:
    for piece in pieces:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(piece)
    sys.stdout.flush()


def write(pieces: Iterable[str | bytes], output: Path) -> None:
    """Writes a file. Raises UsageError where it cannot be."""
    try:
        with output.open("wb") as file:
            file.writelines(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
    except OSError as error:
        raise UsageError(
            say("{file} cannot be written: {reason}", file=str(output), reason=_objection(error))
        ) from None


def _objection(error: OSError) -> Sentence | str:
    """What the operating system objects to, in words; in its own where there are none."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return say("the folder for it is not there.")
        case errno.EISDIR:
            return say("it is a folder.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return say("there is no permission to write there.")
        case errno.ENOSPC:
            return say("there is no room left.")
    return error.strerror or type(error).__name__
