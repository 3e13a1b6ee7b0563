"""What happened after signing: appended to `events.toml`, never edited, never deleted."""

from datetime import date
from typing import Literal

from pydantic import Field

from mouctl.model.amendment import Amendment
from mouctl.model.amends import Amends
from mouctl.model.fields import Day, Many, PeriodField, Record, Slug, Text, Year
from mouctl.model.kept import NamedFile
from mouctl.sentences import Sentence, mark, say


class Evidence(NamedFile):
    """A file that proves an event, kept beside the agreement."""


class Letter(Record):
    """The letter by which something was told."""

    number: Text | None = Field(None, description=mark("The letter's number."))
    on: Day | None = Field(None, description=mark("The date that the letter bears."))
    to: Text | None = Field(None, description=mark("The address, number or e-mail that the letter was sent to."))
    sent_on: Day | None = Field(None, description=mark("The day the letter was sent."))
    received_on: Day | None = Field(None, description=mark("The day the other side received the letter."))


class Event(Record):
    """What every event has in common."""

    id: Slug
    type: str
    on: Day = Field(description=mark("The day it happened."))
    known_on: Day | None = Field(
        None, description=mark("The day from which it was known, where that is before the day it happens.")
    )
    note: Text | None = Field(None, description=mark("What else is to be said of it."))
    evidence: Many[Evidence] = ()
    letter: Letter | None = None
    occurrence: int | None = Field(
        None,
        ge=1,
        description=mark("Which occurrence of a recurring duty this meets, where its day alone does not tell."),
    )

    @property
    def occurred(self) -> date:
        """The day it happened, whose text governs what follows from it."""
        return self.on

    @property
    def known_since(self) -> date:
        """The first day on which it was known."""
        return self.known_on or self.on

    @property
    def told_until(self) -> date:
        """The last day of what the entry tells of: the letter sent, the letter received, and what else came later."""
        return max((self.known_since, *self._told()))

    @property
    def days_told(self) -> tuple[date, ...]:
        """Every day of what the entry tells of; from each of them on, more of it is known."""
        return (self.known_since, self.on, *self._told())

    def _told(self) -> tuple[date, ...]:
        letter = (self.letter.sent_on, self.letter.received_on) if self.letter else ()
        return tuple(day for day in (*letter, *self._later()) if day)

    def _later(self) -> tuple[date | None, ...]:
        return ()


class RenewalNotice(Event):
    """A party told the other that it wants to renew (or, where renewal is automatic, that it does not)."""

    type: Literal["renewal-notice"]
    party: Slug | None = Field(None, description=mark("The party that gave the notice."))


class Renewal(Event):
    """The parties agreed to extend the term, by a length or to a fixed day."""

    type: Literal["renewal"]
    length: PeriodField | None = Field(None, description=mark("How long the new term runs, such as “3 years”."))
    until: Day | None = Field(None, description=mark("The last day of the new term, where the parties fixed it."))
    starts_on: Day | None = Field(
        None,
        alias="from",
        description=mark("The first day of the new term, where it does not follow the old one without a gap."),
    )


class Notification(Event):
    """A party told the other that it has done what the agreement needs to enter into force."""

    type: Literal["notification"]
    party: Slug = Field(description=mark("The party that told the other."))


class Monitoring(Event):
    """A periodic or ad hoc review was held."""

    type: Literal["monitoring"]
    kind: Literal["periodic", "ad-hoc"] = Field(
        "periodic", description=mark("Whether it is one of the periodic reviews or was held for a reason of its own.")
    )


class Notifiable(Event):
    """Something that happened and that the other side must be told of."""

    notified_on: Day | None = Field(None, description=mark("The day the other side was told."))

    def _later(self) -> tuple[date | None, ...]:
        return (self.notified_on,)


class ContactChange(Notifiable):
    """A party's contact data changed on the day `on`; `notified_on` is when the other side was told."""

    type: Literal["contact-change"]
    party: Slug = Field(description=mark("The party whose contact data changed."))
    contact: Slug | None = Field(None, description=mark("Which of the party's contacts, where it has several."))
    address: Text | None = Field(None, description=mark("The new address."))
    telephone: Text | None = Field(None, description=mark("The new telephone number."))
    fax: Text | None = Field(None, description=mark("The new fax number."))
    email: Text | None = Field(None, description=mark("The new e-mail address."))


class TerminationNotice(Event):
    """A party told the other that it wants the agreement to end, and when."""

    type: Literal["termination-notice"]
    party: Slug | None = Field(None, description=mark("The party that gave the notice."))
    effective_on: Day | None = Field(None, description=mark("The day on which the agreement is to end."))


class Termination(Event):
    """The agreement ended before its term, with `effective_on` (or `on`) as its last day."""

    type: Literal["termination"]
    effective_on: Day | None = Field(
        None, description=mark("The last day in force, where that is not the day it happened.")
    )
    ground: Literal["mutual", "unilateral", "force-majeure", "regulation"] | None = Field(
        None, description=mark("On what ground it ended.")
    )


class ForceMajeure(Notifiable):
    """An event beyond the parties' control."""

    type: Literal["force-majeure"]
    party: Slug | None = Field(None, description=mark("The party that it happens to."))
    occurred_on: Day | None = Field(None, description=mark("The day it began, where the entry's own day is another."))
    aware_on: Day | None = Field(None, description=mark("The day the party became aware of it."))
    ended_on: Day | None = Field(None, description=mark("The day it ended."))
    told_orally_on: Day | None = Field(None, description=mark("The day the other side was told by word of mouth."))

    def _later(self) -> tuple[date | None, ...]:
        return (self.notified_on, self.told_orally_on, self.ended_on)

    @property
    def days_told(self) -> tuple[date, ...]:
        """The day on which the party became aware of it among them."""
        return (*super().days_told, *((self.aware_on,) if self.aware_on else ()))

    @property
    def occurred(self) -> date:
        """The day it began: `occurred_on`, or `on` where that is not given."""
        return self.occurred_on or self.on

    def ended_by(self, as_of: date) -> date | None:
        """Its last day, as known on `as_of`; None while it lasts."""
        return self.ended_on if self.ended_on and self.ended_on <= as_of else None


class Closure(Event):
    """The file is closed: nothing further is expected of anybody."""

    type: Literal["closure"]
    by: Text = Field(description=mark("Who closed the matter."))
    reason: Text = Field(description=mark("Why nothing further is expected."))


class Addendum(Event):
    """The parties signed an addendum; `amends` is what it changes."""

    type: Literal["addendum"]
    effective_on: Day | None = Field(
        None, description=mark("The day from which it applies, where that is not the day of signing.")
    )
    amends: Amends | None = Field(None, description=mark("What it changes of the text, from that day on."))

    @property
    def effective(self) -> date:
        """The first day on which it applies: `effective_on`, or `on` where that is not given."""
        return self.effective_on or self.on

    @property
    def amendment(self) -> Amendment:
        """The addendum as the source of what it changes."""
        number = self.letter.number if self.letter else None
        return Amendment(event=self.id, signed_on=self.on, effective_on=self.effective, number=number)


class Activity(Event):
    """Progress on an activity of the work plan."""

    type: Literal["activity"]
    activity: Slug = Field(description=mark("The activity's id in the work plan."))
    year: Year | None = Field(None, description=mark("The year that it was done for, where the work plan has several."))
    state: Literal["done", "cancelled"] = Field("done", description=mark("Whether it was done or cancelled."))


class Dispute(Event):
    """A dispute arose (`state = "open"`) or was settled; a settlement names the dispute it settles."""

    type: Literal["dispute"]
    state: Literal["open", "settled"] = Field("open", description=mark("Whether it arose or was settled."))
    settles: Slug | None = Field(None, description=mark("The id of the dispute that is settled."))


class Fulfilment(Event):
    """A duty of a clause of type `obligation` was done."""

    type: Literal["fulfilment"]
    duty: Slug = Field(description=mark("The id of the obligation's clause."))


class Acknowledge(Event):
    """Somebody has seen a deadline and keeps its alert quiet until a day."""

    type: Literal["acknowledge"]
    deadline: Text = Field(description=mark("The deadline's id, as “mouctl deadlines” shows it."))
    until: Day = Field(description=mark("The last day on which its alert stays quiet."))
    by: Text = Field(description=mark("Who has seen it."))
    reason: Text = Field(description=mark("Why it can wait."))


class Correction(Event):
    """An earlier event was recorded wrongly; append the right one as an event of its own."""

    type: Literal["correction"]
    replaces: Slug = Field(description=mark("The id of the event that was recorded wrongly."))
    reason: Text = Field(description=mark("What was wrong."))


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

GROUNDS: dict[str, Sentence] = {
    "mutual": say("by mutual agreement"),
    "unilateral": say("by one party alone"),
    "force-majeure": say("because of force majeure"),
    "regulation": say("because of a regulation or policy"),
}
"""On what ground an agreement ended."""
