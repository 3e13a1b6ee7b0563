"""A long answer at a terminal, shown so that it can be read from its beginning."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

_STYLING = re.compile(r"\x1b\[[0-9;]*m")
_USUAL = "less"
_FLAGS = "FRX"
"""Ends by itself what fits on the screen, shows colours, and leaves the text on the screen afterwards."""
_CHOPPED = "S"


def show(text: str, *, chopped: bool) -> bool:
    """Shows the text with $MOUCTL_PAGER, $PAGER or less; False where there is none, or no need of it.

    `chopped`: long lines run on to the right instead of being wrapped. How the pager ends is the reader's affair.
    """
    command = _command()
    if not command or not sys.stdin.isatty() or _fits(text, chopped=chopped):
        return False
    sys.stdout.flush()
    with _interrupts_left_to_the_pager():
        try:
            subprocess.run(command, input=text.encode(), env=_environment(chopped=chopped), check=False)  # noqa: S603  # the user's own pager
        except OSError:
            return False
    return True


def _command() -> Sequence[str]:
    """The pager's words; none where none is wanted or there is none."""
    if os.environ.get("TERM", "dumb") == "dumb":
        return ()
    asked = next((os.environ[name] for name in ("MOUCTL_PAGER", "PAGER") if name in os.environ), _USUAL)
    try:
        words = shlex.split(asked)
    except ValueError:
        return ()
    return words if words and words != ["cat"] and shutil.which(words[0]) else ()


def _fits(text: str, *, chopped: bool) -> bool:
    """Whether the text and the prompt after it fit on the screen."""
    width, height = shutil.get_terminal_size()
    lines = _STYLING.sub("", text).splitlines()
    return sum(1 if chopped else max(1, -(-len(line) // width)) for line in lines) < height


def _environment(*, chopped: bool) -> Mapping[str, str]:
    """What less is to do unless the user has told it otherwise; lines are chopped in any case where they have to be."""
    flags = os.environ.get("LESS", _FLAGS)
    return {**os.environ, "LESS": f"{flags} -{_CHOPPED}" if chopped else flags}


@contextmanager
def _interrupts_left_to_the_pager() -> Iterator[None]:
    """Ctrl-C stops a search within the pager, and not us before it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
