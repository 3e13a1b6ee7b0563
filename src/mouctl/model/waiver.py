"""Waivers: findings that somebody has looked at and lets go, for a reason that is written down."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from mouctl.model.fields import DayAsWritten, Record, Slug, Text, TextAsWritten
from mouctl.sentences import mark


class Waiver(Record):
    """A waiver in `agreement.toml`.

    A reason or a day that is missing or cannot be read is no fault of the file, which would cost the agreement its
    dates: it is a finding, and the waiver does not hold.
    """

    rule: Text = Field(description=mark("The id of the rule, such as MOU303."))
    at: Text | None = Field(
        None,
        description=mark("The address of the finding, or of what it stands in; without it, the whole agreement."),
    )
    reason: TextAsWritten = Field("", description=mark("Why the finding is let go."))
    until: DayAsWritten = Field(None, description=mark("The last day on which the waiver holds."))

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None where there is no end, or none that can be read."""
        return self.until if isinstance(self.until, date) and not isinstance(self.until, datetime) else None


class RegisterWaiver(Waiver):
    """A waiver in `mouctl.toml`, for where a signed text is not to be touched."""

    agreement: Annotated[
        Slug | None,
        Field(description=mark("The agreement's id; without it, findings about the register's own calendars.")),
    ] = None
