"""One agreement judged by itself: what loading finds wrong with it, and what the rules find in the rest."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mouctl.findings import Finding, Problem, Severity
from mouctl.language import Language
from mouctl.loading.contents import Contents
from mouctl.loading.evidence import kept_files, kept_text
from mouctl.loading.ground import Ground
from mouctl.loading.loaded import Loaded
from mouctl.loading.outline import Outline, outline_of
from mouctl.loading.placing import place_problem
from mouctl.model.dossier import Dossier
from mouctl.model.kept import Kept
from mouctl.model.waiver import Waiver
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.codes import CRASHED
from mouctl.service.opening import View, schedule_of
from mouctl.service.pages import rules
from mouctl.service.verdicts.told import told_finding


class Let(NamedTuple):
    """A waiver as it is written, with its number among those of its file."""

    number: int
    rule: str
    at: str | None
    reason: str
    last_day: date | None
    unreadable_day: str | None
    """What stands there instead of a day."""

    def covers(self, address: str) -> bool:
        """Whether it stands at the waiver's address, or below it."""
        return self.at is None or address == self.at or address.startswith(f"{self.at}.")

    def holds_on(self, day: date) -> bool:
        """Whether it gives a reason, and a day that has not passed if it gives one."""
        has_day = self.unreadable_day is None and (self.last_day is None or day <= self.last_day)
        return bool(self.reason) and has_day


def let(number: int, waiver: Waiver) -> Let:
    """The waiver in plain values."""
    unreadable = str(waiver.until) if waiver.until is not None and waiver.last_day is None else None
    return Let(number, waiver.rule, waiver.at, waiver.reason.strip(), waiver.last_day, unreadable)


class Judged(NamedTuple):
    """What only an agreement without a fault has: its waivers, in its time zone, and the files that it rests on."""

    waivers: tuple[Let, ...]
    zone: str
    as_of: date
    kept: tuple[tuple[str, Kept], ...] = ()
    """Evidence, and the signed text, as they were found."""


class Verdict(NamedTuple):
    """All findings about one agreement, before any is waived; `judged` is None where its files have faults.

    It holds nothing but plain values.
    """

    outline: Outline
    findings: tuple[Finding, ...]
    judged: Judged | None = None

    @property
    def id(self) -> str:
        """The agreement's folder."""
        return self.outline.id


def judge(folder: Path, ground: Ground, view: View, language: Language, contents: Contents | None = None) -> Verdict:
    """The verdict on the agreement in the folder, told in that language; `contents` are its files, if read before."""
    loaded, found = ground.load(folder, contents)
    if loaded.dossier is None:
        return Verdict(outline_of(loaded), _told(found, language))
    dossier = _with_its_files(loaded, loaded.dossier)
    findings = (*found, *_from_rules(schedule_of(dossier, view), loaded))
    judged = _judged(dossier, view.as_of(dossier.agreement.zone))
    return Verdict(outline_of(loaded), _told(findings, language), judged)


def _told(findings: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    return tuple(told_finding(finding, language) for finding in findings)


def _with_its_files(loaded: Loaded, dossier: Dossier) -> Dossier:
    kept = kept_files(loaded.folder, dossier.events)
    return dossier._replace(kept=kept, source=kept_text(loaded.folder, dossier.agreement))


def _judged(dossier: Dossier, as_of: date) -> Judged:
    waivers = tuple(let(number, waiver) for number, waiver in enumerate(dossier.agreement.waivers))
    return Judged(waivers, dossier.agreement.timezone, as_of, (*dossier.kept.items(), *_source(dossier)))


def _source(dossier: Dossier) -> Iterator[tuple[str, Kept]]:
    if dossier.source and dossier.agreement.source:
        yield dossier.agreement.source.file, dossier.source.kept


def _from_rules(one: Schedule, loaded: Loaded) -> Iterator[Finding]:
    for rule in rules().values():
        yield from _apply(rule, one, loaded)


def _apply(rule: Rule, one: Schedule, loaded: Loaded) -> Iterator[Finding]:
    try:
        problems = list(rule.check(one))
    except Exception as error:  # a rule that breaks must not hide the others, nor pass for silence
        yield crashed(rule.id, error, loaded)
        return
    for problem in problems:
        yield place_problem(rule.id, rule.severity, problem, loaded)


def crashed(rule_id: str, error: Exception, loaded: Loaded) -> Finding:
    """What is said of a rule that broke."""
    told = say(
        "The rule {rule} broke: {error}. Please report it.", rule=rule_id, error=f"{type(error).__name__}: {error}"
    )
    return place_problem(CRASHED, Severity.ERROR, Problem(message=told), loaded)
