"""The options of `mouctl record TYPE`, made from the fields that an event of the type has."""

from inspect import Parameter
from typing import Annotated, Any

import typer

from mouctl.cli.speech import told
from mouctl.model.event_fields import Field, fields_of
from mouctl.sentences import Sentence, say


def parameters(kind: str) -> list[Parameter]:
    """The fields as the parameters of a command. What is needed is not demanded here: at a terminal it is asked for."""
    return [_parameter(field) for field in fields_of(kind)]


def _parameter(field: Field) -> Parameter:
    option = typer.Option(
        field.option, parser=field.reading.read, metavar=field.reading.metavar, help=_help(field), show_default=False
    )
    return Parameter(field.name, Parameter.KEYWORD_ONLY, annotation=Annotated[Any, option], default=None)


def _help(field: Field) -> str | None:
    if field.description is None:
        return None
    description = Sentence(field.description)
    return told(say("{what} Needed.", what=description) if field.is_needed else description)
