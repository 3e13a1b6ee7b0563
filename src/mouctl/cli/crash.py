"""A fault of mouctl's own: one line for the user, and a log to send in, without anybody's data in it."""

import tempfile
import traceback
from pathlib import Path

from mouctl import __version__
from mouctl.cli.output import explain_error
from mouctl.errors import MouctlError
from mouctl.sentences import say


def report_crash(error: Exception) -> None:
    """Writes the traceback, without local variables, to a file of its own and says where."""
    lines = traceback.format_exception(error)
    with tempfile.NamedTemporaryFile("w", prefix="mouctl-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"mouctl {__version__}\n")
        log.writelines(lines)
    explain_error(
        MouctlError(
            say("mouctl itself failed: {kind}.", kind=type(error).__name__),
            say("Please report it, with the log in {file}.", file=str(Path(log.name))),
        )
    )
