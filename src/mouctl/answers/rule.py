"""What a finding means, why it matters and what to do: `mouctl rule`."""

from collections.abc import Sequence

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.answers._fixes import FixData, remedy_line
from mouctl.answers.check import TONES, WORDS
from mouctl.findings import Page
from mouctl.report import Column, Heading, Paragraph, Report, Table, Tone, Toned
from mouctl.sentences import say


class RuleData(TypedDict):
    """A rule's page; `page` are its paragraphs, the last of which says what to do.

    `fix` is what `mouctl check --fix` can do about it; `safe` where some of it needs no `--unsafe-fixes`.
    """

    id: str
    severity: str
    summary: Told
    page: tuple[Told, ...]
    source: Told | None
    fix: FixData | None


class RulesData(TypedDict):
    """The rule asked for, or all of them in the order of their ids."""

    rules: tuple[RuleData, ...]


def rule_list(pages: Sequence[Page]) -> Report:
    """All rules, a line each."""
    columns = (
        Column("id", say("Rule"), min_width=6),
        Column("severity", say("Severity")),
        Column("fix", say("Fix")),
        Column("summary", say("What it finds"), min_width=30),
    )
    rows = tuple(
        (page.id, Toned(WORDS[page.severity], TONES[page.severity]), _mark(page), page.summary) for page in pages
    )
    records = Table(columns, tuple((page.id, page.severity.label, _mark(page), page.summary) for page in pages))
    hint = Paragraph(
        say("Fix: * with mouctl check --fix, ! only with --unsafe-fixes. The page of one: mouctl rule ID"), Tone.FAINT
    )
    return Report(CONTRACT.schema, RulesData(rules=tuple(map(_data, pages))), (Table(columns, rows), hint), records)


def rule_page(page: Page) -> Report:
    """One rule, with all that is to say of it."""
    source = (Paragraph(say("Ground: {source}", source=page.source), Tone.FAINT),) if page.source else ()
    blocks = (
        Heading(say("{rule}: {summary}", rule=page.id, summary=page.summary)),
        Paragraph(say("Severity: {severity}", severity=WORDS[page.severity]), TONES[page.severity]),
        *map(Paragraph, page.paragraphs),
        Paragraph(remedy_line(page.remedy)),
        *source,
    )
    return Report(CONTRACT.schema, RulesData(rules=(_data(page),)), blocks, rule_list((page,)).records)


def _mark(page: Page) -> str:
    """Whether there are fixes: the mark of the list."""
    return ("*" if page.remedy.safe else "!") if page.remedy else ""


def _data(page: Page) -> RuleData:
    remedy = page.remedy
    return RuleData(
        id=page.id,
        severity=page.severity.label,
        summary=page.summary,
        page=page.paragraphs,
        source=page.source,
        fix=FixData(safe=remedy.safe, message=remedy.what) if remedy else None,
    )


CONTRACT = Contract(id="rule", schema="mouctl.rule/1", data=RulesData)
