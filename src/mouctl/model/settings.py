"""The register's own settings, `mouctl.toml`."""

from fnmatch import fnmatchcase
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from mouctl.dates.period import DayKind, Period
from mouctl.errors import Fault
from mouctl.model.fields import Many, PeriodField, Record, Slug, Text
from mouctl.model.party import Party
from mouctl.model.waiver import RegisterWaiver
from mouctl.sentences import mark, say


class Us(Record):
    """Which parties we are, in every agreement of the register."""

    party: Many[Text] = Field(description=mark("Names of parties, or patterns of them such as “*Kabupaten Asahan*”."))

    def is_one_of_us(self, party: Party) -> bool:
        """Whether a pattern fits the party's name, label or id, whatever the case of its letters."""
        names = (party.name.lower(), party.label.lower(), party.id)
        return any(fnmatchcase(name, pattern.lower()) for pattern in self.party for name in names)


def _in_calendar_time(period: Period) -> Period:
    if period.days and period.day_kind is DayKind.WORKING:
        raise Fault(say("A lead time is counted in calendar days."), say("Write for example “30 days” or “3 months”."))
    return period


LeadTime: TypeAlias = Annotated[PeriodField, AfterValidator(_in_calendar_time)]


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
    lead_times: dict[str, LeadTime] = Field(
        default_factory=dict, description=mark("For each duty, how long before its day it counts as due.")
    )
    waivers: Annotated[Many[RegisterWaiver], Field(alias="waiver")] = Field(
        (), description=mark("Findings of mouctl check that were looked at and are let go.")
    )
