"""Whom to alert of deadlines, when, and how: `[alerts]` of `mouctl.toml`."""

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, SerializeAsAny

from mouctl.errors import Fault
from mouctl.model.fields import Many, Record, Text
from mouctl.model.lead_time import LeadTime
from mouctl.sentences import mark, say

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
"""One plain address in ASCII: nothing that could open a header, a comment or a second address."""


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise Fault(
            say("“{text}” is no e-mail address that mail can be sent to.", text=text),
            say("Write the address alone, such as “kerjasama@bp2mi.go.id”."),
        )
    return text


def domain_of(address: str) -> str:
    """The domain of an address, in small letters."""
    return address.rpartition("@")[2].lower()


Address: TypeAlias = Annotated[Text, AfterValidator(_address)]
Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
QuietDays: TypeAlias = Literal["weekends", "holidays"]


class Recipient(Record):
    """Somebody who is told of deadlines, in a role."""

    role: Text = Field(description=mark("The office that reads the mail, such as “Kepala Bagian Kerja Sama”."))
    email: Address = Field(description=mark("The address, in one of the domains of “domains”."))
    party: Many[Text] = Field(
        (), description=mark("Only what these parties owe: ids or names, or patterns of them. Left out: everything.")
    )
    agreement: Many[Text] = Field(
        (), description=mark("Only these agreements: ids, or patterns such as “bp2mi-*”. Left out: all.")
    )
    duty: Many[Text] = Field((), description=mark("Only these duties, or patterns of them. Left out: all."))
    language: Literal["id", "en"] | None = Field(
        None, description=mark("The language of the mail. Left out: that of the agreements in it.")
    )
    after: LeadTime | None = Field(
        None,
        description=mark(
            "Escalation: told only of what has been late for this long and was not acknowledged, such as “14 days”."
        ),
    )

    @property
    def key(self) -> str:
        """By which is remembered what was told: the address, whatever the case of its letters."""
        return self.email.lower()


class Alerts(Record):
    """Who is told of deadlines by mail, from which address and by which transport."""

    sender: Address = Field(description=mark("The address that the mails come from."))
    domains: Annotated[Many[Text], Field(min_length=1)] = Field(
        description=mark("The domains that mail may be sent to; any other is refused.")
    )
    recipients: Annotated[Many[Recipient], Field(alias="recipient", min_length=1)]
    quiet: Many[QuietDays] = Field(
        (), description=mark("Days on which only what cannot wait is sent; the rest follows on the next other day.")
    )
    all_clear: Weekday | None = Field(
        None, description=mark("The day of the week on which a recipient without news is told that mouctl is at work.")
    )
    time_limit: int = Field(300, ge=10, le=3600, description=mark("How many seconds a run may take for sending."))
    transport: SerializeAsAny[Record] = Field(description=mark("How mail is sent; “type” names the transport."))
