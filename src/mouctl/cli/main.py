"""Runs a command and turns what stops it into a message and an exit code."""

import gc
import os
import sys
from typing import NoReturn

from mouctl.cli.speech import prepare
from mouctl.errors import BrokenFiles, MouctlError

INTERNAL_ERROR = 70
DEBUG = "--debug"


def run() -> NoReturn:
    """The program's entry point."""
    _start_quickly()
    prepare()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams can
    code = _exit_code()
    gc.freeze()  # nothing is left to collect but the program itself, and going through it would take a tenth of the run
    sys.exit(code)


def _start_quickly() -> None:
    """Leaves out what a short run has no use for: frequent collecting of garbage, and looking for Pydantic plugins."""
    gc.set_threshold(100_000, 50, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


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
        return _reader_gone()
    except Exception as error:
        return _crash(error)


def _broken(broken: BrokenFiles) -> int:
    from mouctl.cli.output import complain, explain_error

    complain(broken.findings)
    explain_error(broken)
    return broken.exit_code


def _reader_gone() -> int:
    """The reader of a pipe has closed it, as `head` does: nothing is wrong, and nothing more can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _crash(error: Exception) -> int:
    """One line and a log without local variables; the traceback on request."""
    if DEBUG in sys.argv:
        raise error
    from mouctl.cli.crash import report_crash

    report_crash(error)
    return INTERNAL_ERROR
