"""What a clause needs to know to give its deadlines: an agreement as it stands on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.errors import DateError
from mouctl.model.agreement import Agreement
from mouctl.model.clause import Clause
from mouctl.model.conventions import Conventions
from mouctl.model.deadline import Anchor, Deadline, Met, Nature
from mouctl.model.derivation import Derivation, How, derive
from mouctl.model.event import Event
from mouctl.model.reckoner import Reckoner
from mouctl.sentences import Sentence, say

E = TypeVar("E", bound=Event)


class Term(NamedTuple):
    """A term of the agreement: the first, or one added by a renewal.

    `start` and `end` derive the first and the last day (both included), so that every reading of the end is also a
    reading of what is counted from it. `end` is None for an agreement without an end.
    """

    number: int
    start: How
    end: How | None
    first_day: date
    last_day: date | None
    renewed_by: str | None = None
    """The event that added it; None for the first term and for automatic renewals."""
    ends: Derivation = Derivation()

    def includes(self, day: date) -> bool:
        """Whether a day lies in the term."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def suffix(self) -> str | None:
        """The part of a deadline's id that tells terms apart; nothing for the first."""
        return None if self.number == 1 else str(self.number)


class End(NamedTuple):
    """How an agreement ended before its term, with its last day."""

    on: date
    event: str
    ground: Sentence | None = None

    def says(self, *, is_over: bool = True) -> Sentence:
        """The end in words, with its ground where one is recorded."""
        if self.ground and is_over:
            return say("The agreement ended on {on} {ground} ({event}).", **self._asdict())
        if self.ground:
            return say("The agreement is to end on {on} {ground} ({event}).", **self._asdict())
        told = say("The agreement ended on {on} ({event}).", on=self.on, event=self.event)
        return told if is_over else say("The agreement is to end on {on} ({event}).", on=self.on, event=self.event)


class Basis(NamedTuple):
    """What dates are counted by."""

    conventions: Conventions
    calendar: WorkingCalendar


class Earlier(NamedTuple):
    """The part of a series that an earlier text governs: up to its last number and due date, before the day `until`."""

    until: date = date.min
    number: int = 0
    last: date | None = None


class Situation(NamedTuple):
    """An agreement on the day `as_of`, with the events known by then (oldest first, corrections applied)."""

    agreement: Agreement
    events: tuple[Event, ...]
    conventions: Conventions
    calendar: WorkingCalendar
    as_of: date
    horizon: date
    """How far ahead a series without an end is followed."""
    terms: tuple[Term, ...] = ()
    end: End | None = None
    missing: Sentence | None = None
    """Why the term cannot be computed, where it cannot."""
    bases: Mapping[str, Basis] = MappingProxyType({})
    """For the parties that have calendars of their own, what is counted by."""
    imagined: str | None = None
    """The id of an event that has not happened; its days are taken as known."""
    earlier: Earlier = Earlier()
    """What an addendum left of a series that it changed, for the clause in its new words."""
    unsettled: Sentence | None = None
    """Why the term after the last one cannot be computed, though it was renewed."""

    def of_type(self, kind: type[E]) -> Iterator[E]:
        """The events of one type."""
        return (event for event in self.events if isinstance(event, kind))

    def derive(self, how: How, *, rolls: bool = True, owed_by: tuple[str, ...] = ()) -> Derivation:
        """All readings of a date; what one party owes alone is counted by that party's own calendars, if it has any."""
        conventions, calendar = self.basis(owed_by)
        return derive(how, conventions, calendar, rolls=rolls)

    def basis(self, owed_by: tuple[str, ...] = ()) -> Basis:
        """What a date is counted by that these parties owe."""
        own = self.bases.get(owed_by[0]) if len(owed_by) == 1 else None
        return own or Basis(self.conventions, self.calendar)

    def signing(self, reckoner: Reckoner) -> date:
        """The day of signing, as the first step of a derivation. Raises DateError for a draft."""
        if self.agreement.signed_on is None:
            raise DateError(say("The agreement is not signed yet."))
        return reckoner.given(self.agreement.signed_on, say("The day of signing."), self.agreement.opening)

    def deadline(
        self,
        clause: Clause,
        *,
        duty: str,
        title: Sentence,
        nature: Nature,
        anchor: Anchor,
        how: How | None = None,
        derivation: Derivation | None = None,
        occurrence: str | None = None,
        owed_by: tuple[str, ...] | None = None,
        met: Met | None = None,
        missing: Sentence | None = None,
        warnings: tuple[Sentence, ...] = (),
        rolls: bool = True,
        by_notice: bool = False,
    ) -> Deadline:
        """The deadline of a clause: derived by `how`, or undetermined for the reason `missing`."""
        owed_by = clause.owed_by or self.agreement.party_ids if owed_by is None else owed_by
        if derivation is None and how and not missing:
            derivation = self.derive(how, rolls=rolls, owed_by=owed_by)
        derivation = derivation or Derivation(missing=missing)
        path = (self.agreement.id, duty, clause.id if clause.id != duty else None, occurrence)
        return Deadline(
            id="/".join(filter(None, path)),
            agreement=self.agreement.id,
            duty=duty,
            title=title,
            nature=nature,
            article=clause.article,
            quote=clause.quote,
            addendum=clause.addendum,
            owed_by=owed_by,
            anchor=anchor,
            occurrence=occurrence,
            readings=derivation.readings,
            choices=derivation.choices,
            act_by=derivation.act_by,
            consequence=clause.consequence,
            consequence_article=clause.consequence_article,
            met=met,
            missing=derivation.missing,
            unknown_year=derivation.unknown_year,
            calendars=derivation.calendars,
            by_notice=by_notice,
            warnings=(*warnings, *derivation.warnings, *_no_working_day_between(anchor, derivation)),
        )


def _no_working_day_between(anchor: Anchor, derivation: Derivation) -> Iterator[Sentence]:
    """Says when the safe day falls on or before the event itself (2022-04-28 and 7 calendar days over Idul Fitri)."""
    if not (anchor.on and derivation.act_by and derivation.readings):
        return
    counted_forwards = derivation.readings[0].due_on >= anchor.on
    if counted_forwards and derivation.act_by <= anchor.on and derivation.readings[0].counted_to > anchor.on:
        yield say("No working day lies between the event and the due date: act on a day off, or at once.")
