"""How scope and work plan cover each other, and where the plan has gaps: `mouctl coverage`."""

from collections.abc import Iterator, Sequence
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract
from mouctl.answers._gaps import GapData, Weighed, gap_blocks, gap_data, gap_records, what_next
from mouctl.answers._scope import CoveredData, covered_data, scope_blocks
from mouctl.coverage import Covered, coverage
from mouctl.model.workplan import WorkPlan
from mouctl.report import Block, Facts, Heading, Paragraph, Report, Tone
from mouctl.schedule import Schedule
from mouctl.sentences import say


class CoverageData(TypedDict):
    """The scope item by item, and every gap of the work plan in force on a day."""

    as_of: date
    agreement: str
    years: tuple[int, ...]
    scope: tuple[CoveredData, ...]
    gaps: tuple[GapData, ...]


def coverage_report(schedule: Schedule, plan: WorkPlan, gaps: Sequence[Weighed]) -> Report:
    """The scope as a table, then the gaps by kind; exit code 1 where `check` would fail for one of them."""
    agreement = schedule.life.version.agreement
    scope = tuple(coverage(agreement, plan))
    return Report(
        schema=CONTRACT.schema,
        data=CoverageData(
            as_of=schedule.life.situation.as_of,
            agreement=agreement.id,
            years=plan.years,
            scope=tuple(map(covered_data, scope)),
            gaps=tuple(map(gap_data, gaps)),
        ),
        blocks=tuple(_blocks(schedule, plan, scope, gaps)),
        records=gap_records(gaps),
        exit_code=1 if any(each.fails for each in gaps) else 0,
    )


def _blocks(schedule: Schedule, plan: WorkPlan, scope: Sequence[Covered], gaps: Sequence[Weighed]) -> Iterator[Block]:
    agreement = schedule.life.version.agreement
    yield Heading(say("Coverage of the work plan as of {day}", day=schedule.life.situation.as_of))
    yield Facts(((say("Agreement"), agreement.title), (say("Work plan"), plan.title)))
    yield Heading(say("Scope"), 2)
    yield from scope_blocks(scope, agreement)
    yield Heading(say("Gaps"), 2)
    yield from gap_blocks(gaps, {activity.id: activity.text for _, activity in plan.activities()}, schedule.life)
    yield Paragraph(what_next(gaps, schedule.life), Tone.STRONG)


CONTRACT = Contract(id="coverage", schema="mouctl.coverage/1", data=CoverageData)
