"""What can be fixed, and what was: the part of the answer of `mouctl check` about fixes."""

from collections.abc import Iterator
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.findings import Finding, PlacedFix, Remedy, Tally
from mouctl.report import Block, Item, Items, Paragraph, Tone, Toned
from mouctl.sentences import Sentence, say, say_count


class FixData(TypedDict):
    """What `--fix` would do about a finding; where it is not `safe` only together with `--unsafe-fixes`."""

    safe: bool
    message: Told


class FixedData(TypedDict):
    """A finding that was there and is mended; `at` and `line` are those it had."""

    rule: str
    file: str
    line: int | None
    agreement: str | None
    at: str
    safe: bool
    message: Told


class Fixing(NamedTuple):
    """What came of `--fix`: the findings that are mended, and the files that were left as they are."""

    fixed: tuple[Finding, ...] = ()
    left: tuple[str, ...] = ()
    """Files that would have said more, or less, than the fixes were to change in them."""
    unsafe: bool = False


NO_FIXING = Fixing()


def fix_data(fix: PlacedFix | None) -> FixData | None:
    """The fix of a finding, for programs."""
    return FixData(safe=fix.fix.safe, message=fix.fix.what) if fix else None


def fixed_data(finding: Finding) -> FixedData:
    """A finding that is mended, for programs."""
    assert finding.fix is not None
    return FixedData(
        rule=finding.rule,
        file=finding.file,
        line=finding.place.line if finding.place else None,
        agreement=finding.agreement,
        at=finding.at,
        safe=finding.fix.fix.safe,
        message=finding.fix.fix.what,
    )


def fix_line(fix: PlacedFix) -> Toned:
    """What a fix would do, below its finding."""
    how = say("With {options}: {what}", options=_options(safe=fix.fix.safe), what=fix.fix.what)
    return Toned(how, Tone.GOOD if fix.fix.safe else Tone.FAINT)


def remedy_line(remedy: Remedy | None) -> Sentence:
    """What fixes can do about a rule's findings, on its page."""
    if remedy is None:
        return say("Fix: none; somebody has to look at it.")
    return say("Fix: {options} {what}", options=_options(safe=remedy.safe), what=remedy.what)


def _options(*, safe: bool) -> str:
    return "--fix" if safe else "--fix --unsafe-fixes"


def fixable(tally: Tally, *, unsafe: bool = False) -> Iterator[Paragraph]:
    """How many of the findings can be fixed, and how; `unsafe` where unsafe fixes are asked for."""
    sure = tally.fixable if unsafe else tally.safe
    more = tally.fixable - sure
    option = _options(safe=bool(sure) and not unsafe)
    told = say_count("{count} fixable with {option}", "{count} fixable with {option}", sure or more, option=option)
    rest = say_count("{count} more with --unsafe-fixes", "{count} more with --unsafe-fixes", more)
    if tally.fixable:
        yield Paragraph(say("{told}, {rest}.", told=told, rest=rest) if sure and more else say("{told}.", told=told))


def fixed_blocks(fixing: Fixing) -> Iterator[Block]:
    """What was fixed, and which files were left alone."""
    if fixing.fixed:
        yield Paragraph(say_count("Fixed {count}:", "Fixed {count}:", len(fixing.fixed)), Tone.GOOD)
        yield Items(tuple(map(_item, fixing.fixed)))
    yield from left_alone(fixing)


def left_alone(fixing: Fixing) -> Iterator[Paragraph]:
    """What to say of files in which the fixes would have changed something else as well."""
    for file in fixing.left:
        told = say("{file} was left as it is: fixing it would have changed something else as well.", file=file)
        yield Paragraph(told, Tone.WARN)


def _item(finding: Finding) -> Item:
    assert finding.fix is not None
    return Item(
        Toned(finding.where, Tone.STRONG), (say("{rule}: {what}", rule=finding.rule, what=finding.fix.fix.what),)
    )
