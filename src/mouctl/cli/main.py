"""Runs a command and turns what stops it into a message and an exit code."""

import sys
from typing import NoReturn

from mouctl.cli.speech import prepare
from mouctl.errors import BrokenFiles, MouctlError

INTERNAL_ERROR = 70


def run() -> NoReturn:
    """The program's entry point."""
    prepare()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams can
    sys.exit(_exit_code())


def _exit_code() -> int:
    import typer
    from typer.exceptions import TyperException

    from mouctl.cli.app import main_app

    try:
        return main_app()(prog_name="mouctl", standalone_mode=False) or 0
    except typer.Exit as stop:
        return stop.exit_code
    except BrokenFiles as broken:
        return _broken(broken)
    except MouctlError as error:
        from mouctl.cli.output import explain_error

        explain_error(error)
        return error.exit_code
    except TyperException as error:
        from mouctl.cli.misuse import explain_misuse

        return explain_misuse(error)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone; there is nobody to flush to
        return 0
    except Exception as error:
        return _crash(error)


def _broken(broken: BrokenFiles) -> int:
    from mouctl.cli.output import complain, explain_error

    complain(broken.findings)
    explain_error(broken)
    return broken.exit_code


def _crash(error: Exception) -> int:
    """One line and a log without local variables; the traceback on request."""
    if "--debug" in sys.argv or _debugging():
        raise error
    from mouctl.cli.crash import report_crash

    report_crash(error)
    return INTERNAL_ERROR


def _debugging() -> bool:
    import os

    return bool(os.environ.get("MOUCTL_DEBUG"))
