"""`mouctl check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from mouctl.cli.app import Command, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import FORMATS_OF_FINDINGS, AsOf, Lang, Output, RegisterFolder, at_least_one, format_option
from mouctl.cli.output import emit, refuse_unknown_ending, show_difference
from mouctl.cli.speech import language, told
from mouctl.errors import UsageError
from mouctl.findings import Severity
from mouctl.sentences import say

if TYPE_CHECKING:
    from mouctl.service.fixing import Look
    from mouctl.service.sifting import Wishes

app = new_app()


def a_severity(text: str, *others: str) -> Severity:
    """How much a finding weighs, by its word; `others` may be written as well. Raises UsageError."""
    found = {each.label: each for each in Severity}
    if text not in found:
        raise UsageError(say("No severity {name}.", name=text), say("There is: {names}", names=(*found, *others)))
    return found[text]


def a_number_of_processes(text: str) -> int:
    """How many processes to use. Raises UsageError."""
    return at_least_one(text, say("--jobs is a number of processes, not “{text}”.", text=text))


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        show_default=False,
        help=told(say("Agreement folders, their files, or registers. Default: the register here.")),
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="REV",
        show_default=False,
        help=told(
            say("Also compare with a branch, tag or commit of git, such as origin/main: what changed after signing.")
        ),
    ),
]


FindingsFormatName = Annotated[str | None, format_option(FORMATS_OF_FINDINGS)]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        show_default=False,
        help=told(say("Only these rules: ids such as MOU303 or families such as MOU3, with commas or repeated.")),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", show_default=False, help=told(say("Not these rules."))),
]
LeastShown = Annotated[
    str,
    typer.Option(
        "--severity",
        metavar="note|warning|error",
        help=told(say("Show findings from this severity on.")),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="note|warning|error|never",
        help=told(say("Exit with 1 for findings from this severity on. A file that cannot be read always fails.")),
    ),
]
ShowWaived = Annotated[bool, typer.Option("--show-waived", help=told(say("Show the findings that are waived too.")))]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        show_default=False,
        help=told(say("Hide and count the findings that this file knows; only new ones are shown.")),
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        parser=a_number_of_processes,
        metavar="N",
        show_default=False,
        help=told(say("On how many processes to check a large register. Default: one for each core.")),
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help=told(say("Judge everything anew, and remember nothing of it.")))
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help=told(say("Write all that is found now into the baseline.")))
]


Fix = Annotated[bool, typer.Option("--fix", help=told(say("Fix what is certain in the files, and show what is left.")))]
Diff = Annotated[
    bool,
    typer.Option("--diff", help=told(say("Show what --fix would change, and write nothing. Exit code 1 if anything."))),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help=told(say("Also fix what somebody has to look at afterwards."))),
]


@app.command(cls=Command, help=told(say("Check the register's files. Exit code 1 if anything has to be mended.")))
def check(
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: LeastShown = "note",
    fail_on: FailOn = "warning",
    show_waived: ShowWaived = False,
    baseline: Baseline = None,
    update_baseline: UpdateBaseline = False,
    fix: Fix = False,
    diff: Diff = False,
    unsafe_fixes: UnsafeFixes = False,
    against: Against = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    as_of: AsOf = None,
    lang: Lang = None,
    format_: FindingsFormatName = None,
    output: Output = None,
    register: RegisterFolder = None,
) -> None:
    from functools import partial

    from mouctl.cli.cache_folder import cache_folder
    from mouctl.service.checking import answered, look
    from mouctl.service.sifting import Wishes
    from mouctl.service.verdicts.means import Means

    wishes = Wishes(
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        severity=a_severity(severity),
        fail_on=None if fail_on == "never" else a_severity(fail_on, "never"),
        show_waived=show_waived,
        baseline=baseline,
        update_baseline=update_baseline,
        unsafe_fixes=unsafe_fixes,
    )
    # What is fixed is first worked out on drafts, which only this process knows.
    code = language().code
    means = Means(1, None, code) if fix or diff else Means(jobs, None if no_cache else cache_folder(), code)
    again = partial(look, register, paths or [], view(as_of), wishes, against, means)
    if not (fix or diff):
        emit(answered(again(), wishes), format_, output)
    _fixed(again, wishes, format_, output, only_shown=diff)


def _fixed(again: "Look", wishes: "Wishes", format_: str | None, output: Path | None, *, only_shown: bool) -> NoReturn:
    from mouctl.service import fixing

    if only_shown:
        if format_ or output:
            raise UsageError(say("--diff writes a diff, and does not go with --format or -o."))
        show_difference(fixing.difference(again, wishes))
    if not format_:
        refuse_unknown_ending(output)
    emit(fixing.fix(again, wishes), format_, output)
