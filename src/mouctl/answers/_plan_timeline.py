"""The rows of a work plan whose schedule has days, drawn over time."""

from collections.abc import Iterator

from mouctl.answers._plan_progress import STATES
from mouctl.model.schedule_words import Span
from mouctl.report import Bar, Block, Paragraph, Timeline, Tone
from mouctl.selection import PlanRow, Selection, numbered
from mouctl.sentences import say_count


def told_timeline(selection: Selection) -> Iterator[Block]:
    """The bars, and how many rows have none because their schedule names no day."""
    dated = [(row, row.span) for row in selection.rows if row.span]
    yield Timeline(tuple(_bar(row, span) for row, span in dated), selection.as_of)
    undated = len(selection.rows) - len(dated)
    if undated:
        yield Paragraph(
            say_count(
                "{count} of {all} activities has no day in its schedule and is not drawn.",
                "{count} of {all} activities have no day in their schedule and are not drawn.",
                undated,
                all=len(selection.rows),
            )
        )


def _bar(row: PlanRow, span: Span) -> Bar:
    """A row's days, as it stands in the year in which they end."""
    tick = row.tick(span.last.year)
    _, meaning, tone = STATES[tick.state] if tick else (None, None, Tone.PLAIN)
    return Bar(numbered(row.activity.id, row.activity.text), span.first, span.last, tone, meaning)
