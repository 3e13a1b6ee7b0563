"""The `git` program: asked for what the clone holds, and for nothing else.

Only commands that read objects are called, so no hook, pager, external diff or file system monitor ever runs. What the
surroundings say of another repository (`GIT_DIR` in a hook, say) is left out: the repository is the one that the
register's folder lies in. No transport is allowed, so that a clone without its objects fails instead of fetching them.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.sentences import say

TIME = 60.0
"""Seconds that one call may take."""

_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""What surroundings may say of git itself; the rest says which repository is meant."""
_OURS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


class Refused(Exception):
    """Git did not answer; its last line says why."""


class Git(NamedTuple):
    """The repository that a folder lies in; paths are told from that folder on."""

    folder: Path

    def answer(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git says. Raises Refused where it objects, and UsageError where it cannot be asked at all."""
        command = ["git", "--no-pager", "-c", "core.fsmonitor=false", *arguments]
        try:
            done = subprocess.run(  # noqa: S603  # no shell; a revision is never taken for an option
                command,
                cwd=self.folder,
                env=_surroundings(os.environ),
                input=given,
                capture_output=True,
                check=False,
                timeout=TIME,
            )
        except OSError as error:
            raise UsageError(
                say("The program git cannot be started: {reason}", reason=error.strerror),
                say("Install git, or check without --against."),
            ) from None
        except subprocess.TimeoutExpired:
            raise UsageError(
                say("git did not answer within {seconds} seconds.", seconds=int(TIME)),
                say("Try again, or check without --against."),
            ) from None
        if done.returncode:
            raise Refused(_reason(done.stderr))
        return done.stdout


def not_answered(reason: Refused) -> UsageError:
    """What is said where git objects for a reason that nobody foresaw, such as objects that the clone does not hold."""
    return UsageError(
        say("git does not answer: {reason}", reason=str(reason) or "?"),
        say("Make a full clone (one without --depth and --filter), and compare there."),
    )


def _surroundings(given: Mapping[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in given.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    return {**kept, **_OURS}


def _reason(stderr: bytes) -> str:
    """The first line of what git objects to, without the word that it begins with."""
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else ""
