"""The register's own settings, `mouctl.toml`."""

from typing import Annotated, Literal

from pydantic import Field

from mouctl.model.fields import PeriodField, Record, Text
from mouctl.sentences import mark


class Settings(Record):
    """What a register fixes for all its agreements."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))] = 1
    name: Text | None = Field(None, description=mark("What the register is called in headings."))
    conventions: dict[str, Text] = Field(
        default_factory=dict, description=mark("How time is counted where neither a text nor a statute says.")
    )
    lead_times: dict[str, PeriodField] = Field(
        default_factory=dict, description=mark("For each duty, how long before its day it counts as due.")
    )
