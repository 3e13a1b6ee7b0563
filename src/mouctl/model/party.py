"""The parties of an agreement, who signs for them, and where they are reached."""

from typing import Annotated

from pydantic import Field

from mouctl.model.fields import Day, Many, Record, Slug, Text
from mouctl.sentences import mark


class Contact(Record):
    """One point of contact, as the article on correspondence names it."""

    id: Slug
    unit: Text
    address: Text | None = None
    telephone: Text | None = None
    fax: Text | None = None
    email: Text | None = None


class Appointment(Record):
    """The decree by which a signatory holds office."""

    kind: Text
    number: Text
    year: int | None = None
    subject: Text | None = None
    amends: Text | None = Field(None, description=mark("The decree that this one changes."))
    on: Day | None = None


class Signatory(Record):
    """Who signs for a party."""

    name: Text
    position: Text
    appointed_by: Appointment | None = None


class Party(Record):
    """One side of an agreement."""

    id: Slug = Field(description=mark("A short name used elsewhere in the files, such as “kesatu”."))
    label: Text = Field(description=mark("How the text calls this party, such as “PIHAK KESATU”."))
    name: Text
    number: Text | None = Field(None, description=mark("This party's number of the agreement."))
    public_body: bool = Field(description=mark("Whether statutes on the working days of public bodies apply."))
    seat: Text | None = None
    address: Text | None = None
    signatory: Signatory | None = None
    signed_on: Day | None = Field(None, description=mark("The day this party signed, where the parties signed apart."))
    calendars: Many[Slug] = Field(
        (), description=mark("The register's own calendars that hold for what this party owes.")
    )
    contacts: Annotated[Many[Contact], Field(alias="contact")] = ()
