"""What happened after signing: appended to `events.toml`, never edited, never deleted."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mouctl.model.fields import Day, Many, PeriodField, Record, Slug, Text
from mouctl.sentences import Sentence, mark, say


class Evidence(Record):
    """A file that proves an event, kept beside the agreement."""

    file: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class Letter(Record):
    """The letter by which something was told."""

    number: Text | None = None
    on: Day | None = None
    sent_on: Day | None = None
    received_on: Day | None = None


class Event(Record):
    """What every event has in common."""

    id: Slug
    type: str
    on: Day = Field(description=mark("The day it happened."))
    known_on: Day | None = Field(
        None, description=mark("The day from which it was known, where that is before the day it happens.")
    )
    note: Text | None = None
    evidence: Many[Evidence] = ()
    letter: Letter | None = None
    occurrence: int | None = Field(
        None,
        ge=1,
        description=mark("Which occurrence of a recurring duty this meets, where its day alone does not tell."),
    )


class RenewalNotice(Event):
    """A party told the other that it wants to renew (or, where renewal is automatic, that it does not)."""

    type: Literal["renewal-notice"]
    party: Slug | None = None


class Renewal(Event):
    """The parties agreed to extend the term, by a length or to a fixed day."""

    type: Literal["renewal"]
    length: PeriodField | None = None
    until: Day | None = None


class Notification(Event):
    """A party told the other that it has done what the agreement needs to enter into force."""

    type: Literal["notification"]
    party: Slug


class Monitoring(Event):
    """A periodic or ad hoc review was held."""

    type: Literal["monitoring"]
    kind: Literal["periodic", "ad-hoc"] = "periodic"


class Notifiable(Event):
    """Something that happened and that the other side must be told of."""

    notified_on: Day | None = None


class ContactChange(Notifiable):
    """A party's contact data changed on the day `on`; `notified_on` is when the other side was told."""

    type: Literal["contact-change"]
    party: Slug
    contact: Slug | None = None
    address: Text | None = None
    telephone: Text | None = None
    fax: Text | None = None
    email: Text | None = None


class TerminationNotice(Event):
    """A party told the other that it wants the agreement to end, and when."""

    type: Literal["termination-notice"]
    party: Slug | None = None
    effective_on: Day | None = None


class Termination(Event):
    """The agreement ended before its term, with `effective_on` (or `on`) as its last day."""

    type: Literal["termination"]
    effective_on: Day | None = None
    ground: Literal["mutual", "unilateral", "force-majeure", "regulation"] | None = None


class ForceMajeure(Notifiable):
    """An event beyond the parties' control."""

    type: Literal["force-majeure"]
    party: Slug | None = None
    occurred_on: Day | None = None
    aware_on: Day | None = None
    ended_on: Day | None = None
    told_orally_on: Day | None = None

    @property
    def occurred(self) -> date:
        """The day it happened: `occurred_on`, or `on` where that is not given."""
        return self.occurred_on or self.on


class Closure(Event):
    """The file is closed: nothing further is expected of anybody."""

    type: Literal["closure"]
    by: Text
    reason: Text


class Addendum(Event):
    """The parties signed an addendum."""

    type: Literal["addendum"]
    effective_on: Day | None = None


class Activity(Event):
    """Progress on an activity of the work plan."""

    type: Literal["activity"]
    activity: Slug
    year: int | None = None
    state: Literal["done", "cancelled"] = "done"


class Dispute(Event):
    """A dispute arose (`state = "open"`) or was settled; a settlement names the dispute it settles."""

    type: Literal["dispute"]
    state: Literal["open", "settled"] = "open"
    settles: Slug | None = None


class Fulfilment(Event):
    """A duty of a clause of type `obligation` was done."""

    type: Literal["fulfilment"]
    duty: Slug


class Acknowledge(Event):
    """Somebody has seen a deadline and keeps its alert quiet until a day."""

    type: Literal["acknowledge"]
    deadline: Text
    until: Day
    by: Text
    reason: Text


class Correction(Event):
    """An earlier event was recorded wrongly; append the right one as an event of its own."""

    type: Literal["correction"]
    replaces: Slug
    reason: Text


EVENT_TYPES: dict[str, type[Event]] = {
    "renewal-notice": RenewalNotice,
    "renewal": Renewal,
    "notification": Notification,
    "monitoring": Monitoring,
    "contact-change": ContactChange,
    "termination-notice": TerminationNotice,
    "termination": Termination,
    "force-majeure": ForceMajeure,
    "closure": Closure,
    "addendum": Addendum,
    "activity": Activity,
    "dispute": Dispute,
    "fulfilment": Fulfilment,
    "acknowledge": Acknowledge,
    "correction": Correction,
}
"""The event types by the word in `type`."""

EVENT_TITLES: dict[str, Sentence] = {
    "renewal-notice": say("notice of the wish to renew"),
    "renewal": say("renewal agreed"),
    "notification": say("readiness notified"),
    "monitoring": say("review held"),
    "contact-change": say("contact data changed"),
    "termination-notice": say("notice of termination"),
    "termination": say("agreement ended"),
    "force-majeure": say("force majeure"),
    "closure": say("matter closed"),
    "addendum": say("addendum signed"),
    "activity": say("progress of an activity"),
    "dispute": say("dispute"),
    "fulfilment": say("obligation fulfilled"),
    "acknowledge": say("deadline acknowledged"),
    "correction": say("earlier event corrected"),
}
"""What each event type is called."""
