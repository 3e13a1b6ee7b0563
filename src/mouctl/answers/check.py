"""What is wrong with the register's files: `mouctl check`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._against import AgainstData, against_blocks
from mouctl.answers._contract import Contract, Told
from mouctl.findings import Finding, Severity
from mouctl.report import Block, Cell, Column, Item, Items, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, say, say_count

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.FAINT}
_WORDS: dict[Severity, Sentence] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("note"),
}


class FindingData(TypedDict):
    """A finding with its place, counted from 1."""

    rule: str
    severity: str
    message: Told
    file: str
    line: int | None
    column: int | None
    agreement: str | None
    article: str | None
    fingerprint: str


class CheckData(TypedDict):
    """How many agreements were checked, and all findings; `against` is null where nothing was compared."""

    checked: int
    findings: tuple[FindingData, ...]
    against: AgainstData | None


def check_report(findings: Sequence[Finding], checked: int, against: AgainstData | None = None) -> Report:
    """All findings by place; exit code 1 if any is more than a note."""
    failing = any(finding.severity > Severity.NOTE for finding in findings)
    return Report(
        schema=CONTRACT.schema,
        data=CheckData(checked=checked, findings=tuple(_data(finding) for finding in findings), against=against),
        blocks=(*finding_blocks(findings), *against_blocks(against), _summary(findings, checked)),
        records=_records(findings),
        exit_code=1 if failing else 0,
    )


def finding_blocks(findings: Sequence[Finding]) -> tuple[Block, ...]:
    """The findings for people, one under the other: the place, what is wrong, what to write instead."""
    return (Items(items=tuple(_item(finding) for finding in findings)),) if findings else ()


def _item(finding: Finding) -> Item:
    return Item(Toned(place(finding), Tone.STRONG), tuple(_lines(finding)))


def _lines(finding: Finding) -> Iterator[Cell]:
    rule = say(
        "{severity} {rule}: {message}", severity=_WORDS[finding.severity], rule=finding.rule, message=finding.message
    )
    yield Toned(rule, _TONES[finding.severity])
    if finding.advice:
        yield finding.advice
    if finding.article:
        yield Toned(finding.article, Tone.FAINT)


def place(finding: Finding) -> str:
    """`file:line:column`, as editors open it."""
    if finding.place is None:
        return finding.file
    return f"{finding.file}:{finding.place.line}:{finding.place.column}"


def _summary(findings: Sequence[Finding], checked: int) -> Paragraph:
    checked_ = say_count("{count} agreement checked", "{count} agreements checked", checked)
    if not findings:
        return Paragraph(say("{checked}: nothing to report.", checked=checked_), Tone.GOOD)
    counts = Counter(finding.severity for finding in findings)
    told = (
        say_count("{count} error", "{count} errors", counts[Severity.ERROR]),
        say_count("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        say_count("{count} note", "{count} notes", counts[Severity.NOTE]),
    )
    return Paragraph(say("{checked}: {counts}.", checked=checked_, counts=told), _TONES[max(counts)])


def _data(finding: Finding) -> FindingData:
    return FindingData(
        rule=finding.rule,
        severity=finding.severity.label,
        message=finding.message,
        file=finding.file,
        line=finding.place.line if finding.place else None,
        column=finding.place.column if finding.place else None,
        agreement=finding.agreement,
        article=finding.article,
        fingerprint=finding.fingerprint,
    )


def _records(findings: Sequence[Finding]) -> Table:
    keys = tuple(FindingData.__annotations__)
    rows = tuple(tuple(_data(finding).values()) for finding in findings)
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)


CONTRACT = Contract(id="check", schema="mouctl.check/1", data=CheckData)
