"""Typer's own complaints about a call, told in the language of the run."""

import re
from typing import Any

from typer.exceptions import TyperException

from mouctl.cli.output import explain_error
from mouctl.errors import UsageError
from mouctl.sentences import Sentence, say


def explain_misuse(error: TyperException) -> int:
    """Tells what was wrong with the call and how to get help; returns the exit code."""
    context: Any = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())  # noqa: T201  # the help itself
        return UsageError.exit_code
    advice = say("See: {command} --help", command=context.command_path) if context else None
    explain_error(UsageError(_message(error), advice))
    return UsageError.exit_code


def _message(error: Any) -> Sentence:
    match type(error).__name__:
        case "NoSuchOption":
            if error.possibilities:
                nearest = tuple(sorted(error.possibilities))
                return say("No option {option}; perhaps {nearest}.", option=error.option_name, nearest=nearest)
            return say("No option {option}.", option=error.option_name)
        case "MissingParameter":
            return say("Missing: {name}.", name=_name(error))
        case "BadParameter":
            return say("{name} cannot be that: {reason}", name=_name(error), reason=error.message)
        case "BadOptionUsage":
            return say("The option {option} needs a value.", option=error.option_name)
    if extra := re.fullmatch(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", error.format_message()):
        return say("Too much was written: {words}.", words=extra[1])
    return say("The call cannot be understood: {reason}", reason=error.format_message())


def _name(error: Any) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return str(error.param.get_error_hint()).strip("'")
