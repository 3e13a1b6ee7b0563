"""Waivers: which findings somebody has let go, and what is wrong with the waivers themselves."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mouctl.findings import Finding, Fix, Problem, Remove, Route, Severity, Write
from mouctl.loading.codes import CODES as OF_LOADING
from mouctl.loading.fault_fixes import a_day
from mouctl.loading.ground import Ground
from mouctl.loading.loaded import REGISTER, Loaded
from mouctl.loading.placing import place_problem
from mouctl.loading.slips import respelling
from mouctl.loading.toml_file import Document, read
from mouctl.model.dossier import Dossier
from mouctl.sentences import Sentence, say
from mouctl.service.codes import CODES as OF_THE_CHECK
from mouctl.service.codes import EXPIRED, NO_DAY, NO_REASON, NOT_WAIVABLE, UNKNOWN_RULE, UNUSED
from mouctl.service.opening import View
from mouctl.service.pages import nearest
from mouctl.service.verdicts.passed import Passed
from mouctl.service.verdicts.verdict import Let, let

_Subject: TypeAlias = tuple[str, str | None]
"""A rule and an agreement."""
UNWAIVABLE = frozenset({*OF_LOADING, *OF_THE_CHECK})


class Claim(NamedTuple):
    """A waiver with what it speaks of and where it stands; `agreement` is None for the register's own calendars."""

    let: Let
    agreement: str | None
    as_of: date
    document: str
    folder: Path
    shown: str

    @property
    def rule(self) -> str:
        """The rule whose findings it lets go."""
        return self.let.rule

    def route(self, *key: str) -> Route:
        """Where the waiver stands, or a key of it."""
        return ("waiver", self.let.number, *key)

    def finding(
        self, code: str, message: Sentence, advice: Sentence | None, *key: str, fix: Fix | None = None
    ) -> Finding:
        """What is wrong with the waiver, at the place where it stands; its file is read once more to find that."""
        problem = Problem(message, self.route(*key), advice, document=self.document, fix=fix)
        return place_problem(code, OF_THE_CHECK[code].severity, problem, self._loaded())

    def _loaded(self) -> Loaded:
        name = "mouctl.toml" if self.document == REGISTER else f"{self.document}.toml"
        document = read(self.folder / name, self.shown)
        return Loaded(self.folder, None, {self.document: document} if isinstance(document, Document) else {})


def waived(
    findings: Sequence[Finding],
    claims: Sequence[Claim],
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
    for claim in claims:
        faults = list(_faults(claim, known))
        if faults or claim.rule not in not_run:
            is_sure = view.is_today and claim.agreement not in disturbed
            its_own = by_subject.get((claim.rule, claim.agreement), [])
            told.extend(faults or _carried_out(claim, its_own, is_sure=is_sure))
    return (*chain.from_iterable(by_subject.values()), *told)


class Claims:
    """The waivers that speak of a register's agreements, its own among them, handed out one agreement at a time."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._of_the_register = [
            (waiver.agreement, let(number, waiver)) for number, waiver in enumerate(ground.settings.value.waivers)
        ]
        self._taken = False

    def about(self, verdict: Passed) -> Iterator[Claim]:
        """Those about an agreement that was judged, with its first one those about the register's own calendars.

        A waiver of the register that names an agreement that was not judged in this run says nothing, good or bad.
        """
        if verdict.judged is None:
            return
        as_of = verdict.judged.as_of
        for own in verdict.judged.waivers:
            yield Claim(own, verdict.id, as_of, "agreement", verdict.outline.folder, verdict.outline.shown)
        for agreement, each in self._of_the_register:
            if agreement == verdict.id or (agreement is None and not self._taken):
                yield _of_the_register(each, agreement, as_of, self._ground)
        self._taken = True


def holding(dossier: Dossier, as_of: date) -> tuple[Let, ...]:
    """The waivers that speak of an agreement and hold on a day, those of the register after its own."""
    of_the_register = (each for each in dossier.settings.waivers if each.agreement == dossier.agreement.id)
    lets = (let(number, each) for number, each in enumerate((*dossier.agreement.waivers, *of_the_register)))
    return tuple(each for each in lets if each.holds_on(as_of))


def _of_the_register(each: Let, agreement: str | None, as_of: date, ground: Ground) -> Claim:
    document = ground.documents[REGISTER]
    return Claim(each, agreement, as_of, REGISTER, document.path.parent, document.shown)


def _carried_out(claim: Claim, findings: list[Finding], *, is_sure: bool) -> Iterator[Finding]:
    """Marks what the claim covers among the findings of its rule and agreement; yields what to say if it is nothing.

    It is sure that it waives nothing today, if no error has kept a rule from looking. Where its rule finds something
    elsewhere, it may just have the wrong address, and is no longer deleted without somebody looking at it.
    """
    covered = [position for position, finding in enumerate(findings) if claim.let.covers(finding.at)]
    for position in covered:
        findings[position] = findings[position]._replace(waived=claim.let.reason)
    if not covered:
        fix = None if findings else _deleting(claim, safe=is_sure)
        yield claim.finding(UNUSED, _unused(claim), _where_else(claim, findings), fix=fix)


def _deleting(claim: Claim, *, safe: bool = False) -> Fix:
    return Fix(say("Delete the waiver of {rule}.", rule=claim.rule), Remove(claim.route()), safe)


def _unused(claim: Claim) -> Sentence:
    rule, at = claim.rule, claim.let.at
    if at is None:
        return say("There is no finding {rule} to be waived.", rule=rule)
    return say("There is no finding {rule} at {at} to be waived.", rule=rule, at=at)


def _where_else(claim: Claim, findings: Sequence[Finding]) -> Sentence:
    if others := {finding.at for finding in findings if finding.at}:
        return say("{rule} is found at: {addresses}", rule=claim.rule, addresses=tuple(sorted(others)))
    return say("Delete the waiver: what it let go is mended.")


def _faults(claim: Claim, known: Collection[str]) -> Iterator[Finding]:
    """Everything that keeps a waiver from holding."""
    waiver = claim.let
    if waiver.rule not in known:
        near = nearest(waiver.rule, tuple(each for each in known if each not in UNWAIVABLE))[:3]
        advice = say("Perhaps: {ids}", ids=near) if near else say("All of them are listed by: mouctl rule")
        message, fix = say("There is no rule {id}.", id=waiver.rule), _naming(claim, known)
        yield claim.finding(UNKNOWN_RULE, message, advice, "rule", fix=fix)
    elif waiver.rule in UNWAIVABLE:
        message = say("Findings {rule} cannot be waived.", rule=waiver.rule)
        advice = say("Mend what they say, and delete the waiver.")
        yield claim.finding(NOT_WAIVABLE, message, advice, "rule", fix=_deleting(claim))
    if not waiver.reason:
        advice = say('Say why the finding is let go: reason = "…"')
        yield claim.finding(NO_REASON, say("The waiver of {rule} gives no reason.", rule=waiver.rule), advice, "reason")
    yield from _faults_of_the_day(claim)


def _faults_of_the_day(claim: Claim) -> Iterator[Finding]:
    waiver = claim.let
    if waiver.unreadable_day is not None:
        message = say("The day {until} cannot be read.", until=waiver.unreadable_day)
        advice = say("Write a day without quotation marks, such as 2025-12-31.")
        yield claim.finding(NO_DAY, message, advice, "until", fix=_unquoting(claim))
    elif waiver.last_day and waiver.last_day < claim.as_of:
        message = say("The waiver of {rule} expired on {day}.", rule=waiver.rule, day=waiver.last_day)
        advice = say("Mend what the finding says, or write a new day and the reason for it.")
        yield claim.finding(EXPIRED, message, advice, "until", fix=_deleting(claim))


def _unquoting(claim: Claim) -> Fix | None:
    """Never safe: it makes the waiver hold, and what it waives is no longer seen."""
    until = claim.let.unreadable_day or ""
    day = a_day(until)
    what = say("Take away the quotation marks around {value}.", value=until)
    return Fix(what, Write(claim.route("until"), day)) if day else None


def _naming(claim: Claim, known: Collection[str]) -> Fix | None:
    """Never safe either, for the same reason."""
    fix = respelling(claim.route("rule"), claim.rule, [each for each in known if each not in UNWAIVABLE])
    return fix._replace(safe=False) if fix else None
