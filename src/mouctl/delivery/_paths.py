"""Paths in the settings of transports."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator

from mouctl.errors import Fault
from mouctl.model.fields import Text
from mouctl.sentences import say


def _whole(text: str) -> str:
    if not text.startswith(("/", "~/")):
        raise Fault(
            say("“{text}” does not say where it lies.", text=text),
            say("Write the whole path, from “/” or “~/” on: a cron job runs in a folder of its own."),
        )
    return text


WholePath: TypeAlias = Annotated[Text, AfterValidator(_whole)]
