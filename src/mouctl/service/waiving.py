"""Waivers: which findings somebody has let go, and what is wrong with the waivers themselves."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeAlias

from mouctl.findings import Finding, Fix, Problem, Remove, Route, Severity, Write
from mouctl.loading.codes import CODES as OF_LOADING
from mouctl.loading.fault_fixes import a_day
from mouctl.loading.loaded import REGISTER, Loaded
from mouctl.loading.placing import place_problem
from mouctl.loading.slips import respelling
from mouctl.model.dossier import Dossier
from mouctl.model.waiver import Waiver
from mouctl.sentences import Sentence, say
from mouctl.service.codes import CODES as OF_THE_CHECK
from mouctl.service.codes import EXPIRED, NO_DAY, NO_REASON, NOT_WAIVABLE, UNKNOWN_RULE, UNUSED
from mouctl.service.opening import Today, View
from mouctl.service.pages import nearest

_Subject: TypeAlias = tuple[str, str | None]
"""A rule and an agreement."""
UNWAIVABLE = frozenset({*OF_LOADING, *OF_THE_CHECK})


class _Claim(NamedTuple):
    """A waiver with where it stands and what it speaks of; `agreement` is None for the register's own calendars."""

    waiver: Waiver
    entry: Loaded
    agreement: str | None
    as_of: date
    document: str
    number: int

    def covers(self, address: str) -> bool:
        """Whether it stands at the waiver's address, or below it."""
        at = self.waiver.at
        return at is None or address == at or address.startswith(f"{at}.")

    def route(self, *key: str) -> Route:
        """Where the waiver stands, or a key of it."""
        return ("waiver", self.number, *key)

    def finding(
        self, code: str, message: Sentence, advice: Sentence | None, *key: str, fix: Fix | None = None
    ) -> Finding:
        """What is wrong with the waiver, at the place where it stands."""
        problem = Problem(message, self.route(*key), advice, document=self.document, fix=fix)
        return place_problem(code, OF_THE_CHECK[code].severity, problem, self.entry)


def waived(
    findings: Sequence[Finding],
    entries: Sequence[Loaded],
    view: View,
    known: Collection[str],
    not_run: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings, marked where a waiver holds, and what is wrong with waivers; `known` are the ids of all rules.

    A waiver of a rule that was `not_run`, since nothing was compared, may be used another time. A waiver holds through
    its day `until`, in the agreement's own time zone. One with a fault does not hold.
    """
    by_subject: dict[_Subject, list[Finding]] = {}
    for finding in findings:
        by_subject.setdefault((finding.rule, finding.agreement), []).append(finding)
    told: list[Finding] = []
    disturbed = {each.agreement for each in findings if each.severity is Severity.ERROR}
    for claim in _claims(entries, view.as_of):
        faults = list(_faults(claim, known))
        if faults or claim.waiver.rule not in not_run:
            is_sure = view.is_today and claim.agreement not in disturbed
            its_own = by_subject.get((claim.waiver.rule, claim.agreement), [])
            told.extend(faults or _carried_out(claim, its_own, is_sure=is_sure))
    return (*chain.from_iterable(by_subject.values()), *told)


def _carried_out(claim: _Claim, findings: list[Finding], *, is_sure: bool) -> Iterator[Finding]:
    """Marks what the claim covers among the findings of its rule and agreement; yields what to say if it is nothing.

    It is sure that it waives nothing today, if no error has kept a rule from looking. Where its rule finds something
    elsewhere, it may just have the wrong address, and is no longer deleted without somebody looking at it.
    """
    covered = [position for position, finding in enumerate(findings) if claim.covers(finding.at)]
    for position in covered:
        findings[position] = findings[position]._replace(waived=claim.waiver.reason.strip())
    if not covered:
        fix = None if findings else _deleting(claim, safe=is_sure)
        yield claim.finding(UNUSED, _unused(claim), _where_else(claim, findings), fix=fix)


def _deleting(claim: _Claim, *, safe: bool = False) -> Fix:
    return Fix(say("Delete the waiver of {rule}.", rule=claim.waiver.rule), Remove(claim.route()), safe)


def _unused(claim: _Claim) -> Sentence:
    rule, at = claim.waiver.rule, claim.waiver.at
    if at is None:
        return say("There is no finding {rule} to be waived.", rule=rule)
    return say("There is no finding {rule} at {at} to be waived.", rule=rule, at=at)


def _where_else(claim: _Claim, findings: Sequence[Finding]) -> Sentence:
    if others := {finding.at for finding in findings if finding.at}:
        return say("{rule} is found at: {addresses}", rule=claim.waiver.rule, addresses=tuple(sorted(others)))
    return say("Delete the waiver: what it let go is mended.")


def _faults(claim: _Claim, known: Collection[str]) -> Iterator[Finding]:
    """Everything that keeps a waiver from holding."""
    waiver = claim.waiver
    if waiver.rule not in known:
        near = nearest(waiver.rule, tuple(each for each in known if each not in UNWAIVABLE))[:3]
        advice = say("Perhaps: {ids}", ids=near) if near else say("All of them are listed by: mouctl rule")
        message, fix = say("There is no rule {id}.", id=waiver.rule), _naming(claim, known)
        yield claim.finding(UNKNOWN_RULE, message, advice, "rule", fix=fix)
    elif waiver.rule in UNWAIVABLE:
        message = say("Findings {rule} cannot be waived.", rule=waiver.rule)
        advice = say("Mend what they say, and delete the waiver.")
        yield claim.finding(NOT_WAIVABLE, message, advice, "rule", fix=_deleting(claim))
    if not waiver.reason.strip():
        advice = say('Say why the finding is let go: reason = "…"')
        yield claim.finding(NO_REASON, say("The waiver of {rule} gives no reason.", rule=waiver.rule), advice, "reason")
    yield from _faults_of_the_day(claim)


def _faults_of_the_day(claim: _Claim) -> Iterator[Finding]:
    waiver = claim.waiver
    if waiver.until is not None and waiver.last_day is None:
        message = say("The day {until} cannot be read.", until=str(waiver.until))
        advice = say("Write a day without quotation marks, such as 2025-12-31.")
        yield claim.finding(NO_DAY, message, advice, "until", fix=_unquoting(claim))
    elif waiver.last_day and waiver.last_day < claim.as_of:
        message = say("The waiver of {rule} expired on {day}.", rule=waiver.rule, day=waiver.last_day)
        advice = say("Mend what the finding says, or write a new day and the reason for it.")
        yield claim.finding(EXPIRED, message, advice, "until", fix=_deleting(claim))


def _unquoting(claim: _Claim) -> Fix | None:
    """Never safe: it makes the waiver hold, and what it waives is no longer seen."""
    until = claim.waiver.until
    day = a_day(until) if isinstance(until, str) else None
    what = say("Take away the quotation marks around {value}.", value=str(until))
    return Fix(what, Write(claim.route("until"), day)) if day else None


def _naming(claim: _Claim, known: Collection[str]) -> Fix | None:
    """Never safe either, for the same reason."""
    fix = respelling(claim.route("rule"), claim.waiver.rule, [each for each in known if each not in UNWAIVABLE])
    return fix._replace(safe=False) if fix else None


def _claims(entries: Sequence[Loaded], as_of: Today) -> Iterator[_Claim]:
    """The waivers of every agreement that was judged, and those of its register that speak of it.

    A waiver of the register that names an agreement that was not judged in this run says nothing, good or bad.
    """
    seen: set[tuple[str, int]] = set()
    for entry in entries:
        if entry.dossier:
            day = as_of(entry.dossier.agreement)
            for index, waiver in enumerate(entry.dossier.agreement.waivers):
                yield _Claim(waiver, entry, entry.id, day, "agreement", index)
            yield from _of_the_register(entry, entry.dossier, day, seen)


def _of_the_register(entry: Loaded, dossier: Dossier, day: date, seen: set[tuple[str, int]]) -> Iterator[_Claim]:
    """Those about the register's own calendars are taken once, with the first agreement that rests on them."""
    for index, waiver in enumerate(dossier.settings.waivers):
        where = (str(entry.documents[REGISTER].path), index)
        if waiver.agreement == entry.id or (waiver.agreement is None and where not in seen):
            seen.add(where)
            yield _Claim(waiver, entry, waiver.agreement, day, REGISTER, index)
