"""What is wrong with the register's files: `mouctl check`."""

from collections.abc import Collection, Iterable, Iterator

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._against import AgainstData, against_blocks
from mouctl.answers._contract import Contract, Told
from mouctl.answers._fixes import (
    NO_FIXING,
    FixData,
    FixedData,
    Fixing,
    fix_data,
    fix_line,
    fixable,
    fixed_blocks,
    fixed_data,
    left_alone,
)
from mouctl.findings import Checked, Finding, Severity, Tally
from mouctl.report import Block, Cell, Column, Excerpt, Item, Items, Made, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import Sentence, say, say_count

TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.FAINT}
WORDS: dict[Severity, Sentence] = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.NOTE: say("note"),
}


class FindingData(TypedDict):
    """A finding with its place, counted from 1, the end exclusive; `at` is its address, which waivers name.

    `reason` says why it was let go, where it is `waived`.
    """

    rule: str
    severity: str
    message: Told
    file: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    agreement: str | None
    article: str | None
    at: str
    advice: Told | None
    waived: bool
    reason: str | None
    fingerprint: str
    fix: FixData | None


class CheckData(TypedDict):
    """How many agreements were checked, all findings, and how many of them are waived or hidden by the baseline.

    `against` is null where nothing was compared; `fixed` are the findings that `--fix` mended.
    """

    checked: int
    findings: Iterable[FindingData]
    waived: int
    in_baseline: int
    against: AgainstData | None
    fixed: tuple[FixedData, ...]


def check_report(
    checked: Checked,
    in_baseline: int = 0,
    *,
    show_waived: bool = False,
    against: AgainstData | None = None,
    fixing: Fixing = NO_FIXING,
) -> Report:
    """All findings by place; exit code 1 if any of them fails. `in_baseline` is how many the baseline hides."""
    tally = checked.tally()
    return Report(
        schema=CONTRACT.schema,
        data=lambda: _check_data(checked, tally, in_baseline, against, fixing),
        blocks=(
            *fixed_blocks(fixing),
            *_shown(checked, tally, show_waived=show_waived),
            *against_blocks(against),
            summary(checked, tally, in_baseline),
            *fixable(tally, unsafe=fixing.unsafe),
        ),
        records=lambda: _records(checked.findings),
        exit_code=1 if tally.failing else 0,
        checked=checked,
    )


def _check_data(
    checked: Checked, tally: Tally, in_baseline: int, against: AgainstData | None, fixing: Fixing
) -> CheckData:
    return CheckData(
        checked=len(checked.agreements),
        findings=Made(len(checked.findings), lambda: map(_data, checked.findings)),
        waived=tally.waived,
        in_baseline=in_baseline,
        against=against,
        fixed=tuple(map(fixed_data, fixing.fixed)),
    )


def _shown(checked: Checked, tally: Tally, *, show_waived: bool) -> tuple[Block, ...]:
    if show_waived:
        return finding_blocks(checked.findings)
    return (Items(Made(tally.open, lambda: map(_item, checked.open()))),) if tally.open else ()


def difference_notes(checked: Checked, in_baseline: int, fixing: Fixing) -> tuple[Paragraph, ...]:
    """What to say beside a diff; `checked` is what would be left."""
    count = len(fixing.fixed)
    would = say_count(
        "{count} finding would be fixed. After that:", "{count} findings would be fixed. After that:", count
    )
    first = would if count else say("Nothing would be fixed.")
    return (Paragraph(first, Tone.STRONG), *left_alone(fixing), summary(checked, checked.tally(), in_baseline))


def finding_blocks(findings: Collection[Finding]) -> tuple[Block, ...]:
    """The findings for people, one under the other: the place, what is wrong, what to write instead."""
    return (Items(Made(len(findings), lambda: map(_item, findings))),) if findings else ()


def _item(finding: Finding) -> Item:
    return Item(Toned(finding.where, Tone.STRONG), tuple(_lines(finding)))


def _lines(finding: Finding) -> Iterator[Cell]:
    rule = say(
        "{severity} {rule}: {message}", severity=WORDS[finding.severity], rule=finding.rule, message=finding.message
    )
    yield Toned(rule, TONES[finding.severity])
    if finding.place and finding.source is not None:
        place = finding.place
        end = place.end_column if place.end_line == place.line else len(finding.source) + 1
        yield Excerpt(place.line, finding.source, place.column, end)
    if finding.waived is not None:
        yield say("Waived: {reason}", reason=finding.waived)
    elif finding.advice:
        yield finding.advice
    if finding.fix and finding.waived is None:
        yield fix_line(finding.fix)
    if finding.article:
        yield Toned(finding.article, Tone.FAINT)


def summary(checked: Checked, tally: Tally, in_baseline: int) -> Paragraph:
    """How many findings there are of which weight."""
    checked_ = say_count("{count} agreement checked", "{count} agreements checked", len(checked.agreements))
    aside = _aside(tally.waived, in_baseline)
    counts = tally.weights
    if not tally.open:
        nothing = say("{checked}: nothing to report.", checked=checked_)
        return Paragraph(say("{told} {aside}", told=nothing, aside=aside) if aside else nothing, Tone.GOOD)
    told = (
        say_count("{count} error", "{count} errors", counts[Severity.ERROR]),
        say_count("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        say_count("{count} note", "{count} notes", counts[Severity.NOTE]),
    )
    whole = say("{checked}: {counts}.", checked=checked_, counts=told)
    return Paragraph(say("{told} {aside}", told=whole, aside=aside) if aside else whole, TONES[max(counts)])


def _aside(waived: int, in_baseline: int) -> Sentence | None:
    """What is not listed, and why."""
    parts = (
        *((say_count("{count} waived", "{count} waived", waived),) if waived else ()),
        *((say_count("{count} in the baseline", "{count} in the baseline", in_baseline),) if in_baseline else ()),
    )
    return say("Besides: {parts}.", parts=parts) if parts else None


def _data(finding: Finding) -> FindingData:
    place = finding.place
    return FindingData(
        rule=finding.rule,
        severity=finding.severity.label,
        message=finding.message,
        file=finding.file,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=place.end_line if place else None,
        end_column=place.end_column if place else None,
        agreement=finding.agreement,
        article=finding.article,
        at=finding.at,
        advice=finding.advice,
        waived=finding.waived is not None,
        reason=finding.waived,
        fingerprint=finding.fingerprint,
        fix=fix_data(finding.fix),
    )


def _records(findings: Iterable[Finding]) -> Table:
    keys = tuple(FindingData.__annotations__)
    rows = tuple(tuple({**_data(each), "fix": each.fix and each.fix.fix.what}.values()) for each in findings)
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)


CONTRACT = Contract(id="check", schema="mouctl.check/1", data=CheckData)
