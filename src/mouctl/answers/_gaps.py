"""The gaps of a work plan: each with the rule that finds it, whether it is let go, and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.answers.check import TONES, WORDS
from mouctl.findings import Page, Severity
from mouctl.gaps import Gap, Kind
from mouctl.lifecycle import Life
from mouctl.report import Block, Cell, Column, Heading, Item, Items, Lines, Paragraph, Row, Section, Table, Tone, Toned
from mouctl.sentences import Sentence, say


class Weighed(NamedTuple):
    """A gap with the page of the rule that finds it, its address, and why it is let go, where it is."""

    gap: Gap
    page: Page
    at: str
    waived: str | None = None

    @property
    def fails(self) -> bool:
        """Whether `mouctl check` would fail for it."""
        return self.waived is None and self.page.severity >= Severity.WARNING


class GapData(TypedDict):
    """A gap; `rule` explains it and `at` is its address, as in `mouctl.check/1`. `reason` says why it is `waived`.

    `about` is the id of the item or the activity, or the number of the programme; null for the table as a whole.
    """

    kind: Kind
    rule: str
    severity: str
    document: str
    at: str
    about: str | None
    message: Told
    waived: bool
    reason: str | None


def gap_data(each: Weighed) -> GapData:
    """A gap in the contract's shape."""
    return GapData(
        kind=each.gap.kind,
        rule=each.page.id,
        severity=each.page.severity.label,
        document=each.gap.document,
        at=each.at,
        about=each.gap.about or None,
        message=each.gap.message,
        waived=each.waived is not None,
        reason=each.waived,
    )


def gap_blocks(gaps: Sequence[Weighed], texts: Mapping[str, str], life: Life) -> Iterator[Block]:
    """The gaps by rule, `texts` being those of the lines by their id, and what to do about each kind.

    Nothing is left to agree on once the agreement has ended, or has under one reading; `mouctl rule` still tells about
    its files.
    """
    if not gaps:
        yield Paragraph(say("None found."), Tone.GOOD)
        return
    columns = (
        Column(key="about", title=say("Row"), min_width=6),
        Column(key="message", title=say("What"), min_width=30),
    )
    yield Table(columns=columns, rows=tuple(_gap_rows(gaps, texts)))
    if life.is_over or life.may_be_over:
        return
    yield Heading(say("What to do"), 2)
    pages = {each.page.id: each.page for each in gaps if each.waived is None}
    yield Items(items=tuple(_advice(page) for page in pages.values()))


def _gap_rows(gaps: Sequence[Weighed], texts: Mapping[str, str]) -> Iterator[Row]:
    """The gaps under a line for each rule that finds them."""
    for page, found in groupby(gaps, key=lambda each: each.page):
        severity = WORDS[page.severity]
        yield Section(say("{severity} {rule}: {message}", severity=severity, rule=page.id, message=page.summary))
        for each in found:
            yield each.gap.about, Lines(tuple(_told(each, texts.get(each.gap.about))))


def _told(each: Weighed, text: str | None) -> Iterator[Cell]:
    """The gap, the text of its line where that is not said yet, and why it is let go."""
    yield each.gap.message if each.waived is not None else Toned(each.gap.message, TONES[each.page.severity])
    if text not in each.gap.message.values.values():
        yield Toned(text, Tone.FAINT)
    if each.waived is not None:
        yield say("Waived: {reason}", reason=each.waived)


def _advice(page: Page) -> Item:
    return Item(Toned(page.id, Tone.STRONG), page.paragraphs[-1:])


def what_next(gaps: Sequence[Weighed], life: Life) -> Sentence:
    """Where to begin."""
    agreement = life.version.agreement
    if failing := [each.page for each in gaps if each.fails]:
        return say(
            "Begin with {rule}: mouctl rule {rule}. Where the gap is in the file, mouctl check shows the line.",
            rule=max(failing, key=lambda page: page.severity).id,
        )
    if all(each.waived is not None for each in gaps):
        return say("Nothing is left open.")
    if life.is_over:
        return _ended(life)
    if life.may_be_over:
        return _between_readings(life)
    if any(clause.type == "monitoring" for clause in agreement.clauses):
        return say("These are remarks, and no faults. Take it to the next review: mouctl monev {id}", id=agreement.id)
    return say("These are remarks, and no faults. Settle it with the other side.")


def _ended(life: Life) -> Sentence:
    """That the agreement is over, with its last day under every reading."""
    term = life.situation.terms[-1].ends.readings if life.situation.terms else ()
    others = tuple(reading.due_on for reading in term if reading.due_on != life.last_day)
    if life.situation.end or not others:
        return say("The agreement ended on {day}: nothing more can be agreed for it.", day=life.last_day)
    return say(
        "The agreement ended on {day}, or {others} under another reading: nothing more can be agreed for it.",
        day=life.last_day,
        others=others,
    )


def _between_readings(life: Life) -> Sentence:
    """What holds whichever reading of the end is right: nothing is agreed on that would need the later one."""
    ends = sorted({reading.due_on for reading in life.situation.terms[-1].ends.readings})
    return say(
        "By one reading the agreement ended on {first}, by another it runs until {last}: count on nothing being agreed "
        "for it any more, and settle with the other side first which day holds.",
        first=ends[0],
        last=ends[-1],
    )


def gap_records(gaps: Sequence[Weighed]) -> Table:
    """A row for each gap, for spreadsheets."""
    keys = ("kind", "rule", "severity", "document", "at", "about", "message", "reason")
    rows = tuple(
        (
            each.gap.kind, each.page.id, each.page.severity.label, each.gap.document, each.at, each.gap.about,
            each.gap.message, each.waived,
        )
        for each in gaps
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=rows)
