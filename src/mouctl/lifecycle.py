"""The life of an agreement: its terms with their renewals, how it ended, and its state on a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from mouctl.amending import versions_of
from mouctl.clauses.term import TermClause
from mouctl.clauses.term import missing as what_is_missing
from mouctl.clauses.termination import TerminationClause, can_end_on, may_give, notice_due
from mouctl.dates.layers import laid_over
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.model.agreement import Agreement
from mouctl.model.conventions import conventions_for
from mouctl.model.dossier import Dossier
from mouctl.model.event import GROUNDS, Closure, Correction, Event, Termination, TerminationNotice
from mouctl.model.notice import told_on
from mouctl.model.situation import Basis, End, Situation, Term
from mouctl.model.version import Version, version_on
from mouctl.model.workplan import Activity
from mouctl.sentences import Sentence, say
from mouctl.terms import clause_of, terms_of

State: TypeAlias = Literal["draft", "signed", "in-force", "expired", "terminated", "open-ended", "undetermined"]


class Life(NamedTuple):
    """An agreement's situation on a day, and what it amounts to."""

    situation: Situation
    state: State
    versions: tuple[Version, ...]
    """The signed text, then the text that each addendum known by that day leaves."""
    under: tuple[Situation, ...]
    """The situation under each version; the terms and the end are those under the last, which is `situation`."""

    def under_the_text_of(self, day: date) -> Situation:
        """The situation under the text in force on a day."""
        return self.under[self.versions.index(version_on(self.versions, day))]

    @property
    def version(self) -> Version:
        """The text in force on the day asked about."""
        return version_on(self.versions, self.situation.as_of)

    @property
    def as_signed(self) -> "Life":
        """The same under the signed text alone, as if there were no addendum."""
        return self._replace(versions=self.versions[:1], under=self.under[:1])

    @property
    def term(self) -> Term | None:
        """The term in force on the day asked for, or else the last one begun."""
        begun = [term for term in self.situation.terms if term.first_day <= self.situation.as_of]
        return begun[-1] if begun else next(iter(self.situation.terms), None)

    @property
    def last_day(self) -> date | None:
        """The last day in force: after every renewal known, or the earlier day on which the agreement was ended."""
        last_day = self.situation.terms[-1].last_day if self.situation.terms else None
        if self.situation.end and (last_day is None or self.situation.end.on < last_day):
            return self.situation.end.on
        return last_day

    @property
    def validity(self) -> tuple[date | None, date | None]:
        """The first day and the latest last day of all terms, both in force; None where none is known."""
        terms = self.situation.terms
        if not terms:
            return None, None
        lasts = [reading.due_on for term in terms for reading in term.ends.readings]
        return terms[0].first_day, max(lasts) if lasts and terms[-1].last_day else None

    @property
    def is_over(self) -> bool:
        """Whether the agreement has ended under every reading of its end."""
        if self.state == "terminated":
            return True
        ends = self.situation.terms[-1].ends.readings if self.situation.terms else ()
        return self.state == "expired" and all(reading.due_on < self.situation.as_of for reading in ends)

    @property
    def may_be_over(self) -> bool:
        """Whether it has ended under one reading of its end, and runs on under another."""
        if not self.situation.terms or self.situation.end:
            return False
        past = {reading.due_on < self.situation.as_of for reading in self.situation.terms[-1].ends.readings}
        return past == {True, False}

    @property
    def resumes_on(self) -> date | None:
        """The first day of the term that is still to come, where the day asked for lies in a gap between two terms."""
        if self.state != "expired" or (self.last_day and self.situation.as_of > self.last_day):
            return None
        return next((t.first_day for t in self.situation.terms if t.first_day > self.situation.as_of), None)

    def activity(self, name: str) -> Activity | None:
        """The line of the work plan of that id, as in force on the day asked about, else as the last text has it."""
        plans = (version.workplan for version in (self.version, *reversed(self.versions)))
        lines = (line for plan in plans if plan for _, line in plan.activities())
        return next((line for line in lines if line.id == name), None)

    def is_in_force_on(self, day: date) -> bool:
        """Whether a day lies in a term, and not after the last day."""
        is_past = self.last_day is not None and day > self.last_day
        return not is_past and any(term.includes(day) for term in self.situation.terms)

    def touches(self, year: int) -> bool:
        """Whether it can be in force on any day of a year, by the latest reading of its end; open counts as yes."""
        if self.state == "draft":
            return False
        first, last = self.validity
        end = self.situation.end.on if self.situation.end else last
        return not (first and year < first.year) and not (end and year > end.year)

    @property
    def closed(self) -> Closure | None:
        """The event that closed the file."""
        return next(self.situation.of_type(Closure), None)


def known_events(events: Iterable[Event], as_of: date | None) -> tuple[Event, ...]:
    """The events known by `as_of` (None: all), oldest first (ties by id), without those that were corrected."""
    happened = [event for event in events if as_of is None or event.known_since <= as_of]
    corrections = [event for event in happened if isinstance(event, Correction)]
    standing = [event for event in happened if _stands(event.id, corrections)] if corrections else happened
    return tuple(sorted(standing, key=lambda event: (event.on, event.id)))


def corrected_by(events: Iterable[Event], as_of: date) -> dict[str, str]:
    """The events that no longer count, each with the correction that replaces it."""
    standing = (event for event in known_events(events, as_of) if isinstance(event, Correction))
    return {each.replaces: each.id for each in standing}


def versions_known(dossier: Dossier, as_of: date | None) -> tuple[Version, ...]:
    """The signed text, and the text after each addendum known by `as_of` (None: all)."""
    return versions_of(Version(dossier.agreement, dossier.workplan), known_events(dossier.events, as_of))


def _stands(event: str, corrections: Iterable[Correction]) -> bool:
    """Whether no correction that itself stands replaces the event: a corrected correction corrects nothing."""
    others = [correction for correction in corrections if correction.id != event]
    return not any(each.replaces == event and _stands(each.id, others) for each in others)


def life_of(
    dossier: Dossier,
    calendar: WorkingCalendar,
    as_of: date,
    *,
    horizon: date | None = None,
    imagined: Event | None = None,
) -> Life:
    """The agreement as it stands on `as_of`.

    `horizon` is how far ahead a series without an end is followed (a year where not given); `imagined` is an event
    to reckon with that has not happened.
    """
    events = known_events(dossier.events, as_of) + ((imagined,) if imagined else ())
    versions = versions_of(Version(dossier.agreement, dossier.workplan), events)
    until = max(horizon or date.min, _ahead(as_of))

    def bare(version: Version) -> Situation:
        basis, own = _bases(version.agreement, dossier, calendar)
        return Situation(
            agreement=version.agreement,
            events=events,
            conventions=basis.conventions,
            calendar=basis.calendar,
            bases=own,
            as_of=as_of,
            imagined=imagined.id if imagined else None,
            horizon=until,
        )

    situation = _settled(bare(versions[-1]), versions)
    earlier = (_in_the_terms_of(situation, bare(version)) for version in versions[:-1])
    return Life(situation, _state(situation), versions, (*earlier, situation))


def _settled(bare: Situation, versions: tuple[Version, ...]) -> Situation:
    """The situation with its terms, and how it ended before them."""
    bare = bare._replace(missing=_missing(bare), end=_end(bare, versions))
    terms, missing = ((), bare.missing) if bare.missing else terms_of(bare)
    return bare._replace(
        terms=terms,
        missing=missing if not terms else None,
        unsettled=missing if terms else None,
        end=bare.end if bare.end and _is_early(bare.end, terms) else None,
    )


def _in_the_terms_of(settled: Situation, bare: Situation) -> Situation:
    return bare._replace(terms=settled.terms, missing=settled.missing, unsettled=settled.unsettled, end=settled.end)


def _bases(agreement: Agreement, dossier: Dossier, calendar: WorkingCalendar) -> tuple[Basis, dict[str, Basis]]:
    """What is counted by, and for the parties that have calendars of their own."""
    names = (*dossier.settings.calendars, *agreement.calendars)
    national = Basis(conventions_for(agreement, dossier.settings.conventions), calendar)
    own = {p.id: _basis(national, dossier, (*names, *p.calendars)) for p in agreement.parties if p.calendars}
    return _basis(national, dossier, names), own


def _basis(national: Basis, dossier: Dossier, names: Sequence[str]) -> Basis:
    """What is counted by where these calendars of the register apply; the last working week among them holds."""
    layers = [dossier.layers[name] for name in dict.fromkeys(names) if name in dossier.layers]
    calendar = national.calendar._replace(years=laid_over(national.calendar.years, layers))
    conventions = national.conventions
    for layer in layers:
        if layer.week:
            conventions = conventions.with_week(layer.week, layer.source)
    return Basis(conventions, calendar)


def _ahead(as_of: date) -> date:
    return as_of + min(timedelta(days=366), date.max - as_of)


def _missing(situation: Situation) -> Sentence | None:
    if situation.agreement.signed_on is None:
        return say("The agreement is not signed yet.")
    term = clause_of(situation, TermClause)
    return what_is_missing(term, situation) if term else say("No clause says how long the agreement runs.")


def _is_early(end: End, terms: tuple[Term, ...]) -> bool:
    """Whether the agreement was ended before it ended by itself."""
    last = terms[-1].last_day if terms else None
    return last is None or end.on < last


def _end(situation: Situation, versions: tuple[Version, ...]) -> End | None:
    """The earliest day on which the agreement was ended, by a termination or by a notice that came in time.

    Whether a notice came in time is for the text of its day to say.
    """
    ends = [
        End(on=e.effective_on or e.on, event=e.id, ground=GROUNDS.get(e.ground or ""))
        for e in situation.of_type(Termination)
    ]
    for notice in situation.of_type(TerminationNotice):
        for clause in version_on(versions, notice.on).agreement.clauses:
            if isinstance(clause, TerminationClause):
                ends += _noticed_end(situation, clause, notice)
    return min(ends, key=lambda end: (end.on, end.event), default=None)


def _noticed_end(situation: Situation, clause: TerminationClause, notice: TerminationNotice) -> Iterator[End]:
    told, wished = told_on(clause, notice, situation), notice.effective_on
    if wished is None or told is None or not may_give(clause, notice) or not can_end_on(clause, wished):
        return
    owed_by = (notice.party,) if notice.party else ()
    readings = situation.derive(how, owed_by=owed_by).readings if (how := notice_due(clause, wished)) else ()
    if any(told <= reading.due_on for reading in readings):
        yield End(on=wished, event=notice.id, ground=GROUNDS["unilateral"])


def _state(situation: Situation) -> State:
    if situation.agreement.signed_on is None:
        return "draft"
    if situation.missing or not situation.terms:
        return "undetermined"
    if situation.end and situation.as_of > situation.end.on:
        return "terminated"
    if situation.as_of < situation.terms[0].first_day:
        return "signed"
    last = situation.terms[-1].last_day
    if last is not None and situation.as_of > last:
        return "undetermined" if situation.unsettled else "expired"
    if not any(term.includes(situation.as_of) for term in situation.terms):
        return "expired"  # in a gap before a renewed term nothing is in force; `resumes_on` says what is to come
    return "open-ended" if last is None else "in-force"
