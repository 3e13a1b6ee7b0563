"""The register's own settings, `mouctl.toml`."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import Field

from mouctl.model.alerts import Alerts
from mouctl.model.fields import Many, PeriodField, Record, Slug, Text
from mouctl.model.lead_time import LEAD_TIMES, LeadTimes
from mouctl.model.party import Party
from mouctl.model.waiver import RegisterWaiver
from mouctl.sentences import mark


class Us(Record):
    """Which parties we are, in every agreement of the register."""

    party: Many[Text] = Field(description=mark("Names of parties, or patterns of them such as “*Kabupaten Asahan*”."))

    def is_one_of_us(self, party: Party) -> bool:
        """Whether a pattern fits the party."""
        return is_named(party, self.party)


def is_named(party: Party, patterns: Iterable[str]) -> bool:
    """Whether a pattern fits the party's name, label or id, whatever the case of its letters."""
    names = (party.name.lower(), party.label.lower(), party.id)
    return any(fnmatchcase(name, pattern.lower()) for pattern in patterns for name in names)


class Settings(Record):
    """What a register fixes for all its agreements."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))] = 1
    name: Text | None = Field(None, description=mark("What the register is called in headings."))
    conventions: dict[str, Text] = Field(
        default_factory=dict, description=mark("How time is counted where neither a text nor a statute says.")
    )
    us: Us | None = Field(None, description=mark("Who we are: for what we owe, the earliest reading counts."))
    calendars: Many[Slug] = Field((), description=mark("The register's own calendars that hold for every agreement."))
    sending: dict[str, PeriodField] = Field(
        default_factory=dict,
        description=mark("For each way of sending, how long it takes; “signing” is the time for signing before that."),
    )
    lead_times: dict[str, LeadTimes] = Field(default_factory=dict, description=LEAD_TIMES)
    alerts: Alerts | None = Field(None, description=mark("Who is told of deadlines by mail, and how it is sent."))
    waivers: Annotated[Many[RegisterWaiver], Field(alias="waiver")] = Field(
        (), description=mark("Findings of mouctl check that were looked at and are let go.")
    )
